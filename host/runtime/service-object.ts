import type { Session } from './session.ts';

/** An error of a Google service: the script catches it as an Error named `Exception`. */
export class ServiceException extends Error {
  override readonly name: string = 'Exception';
  /** What the script finds under `details` of the error. */
  readonly details: Readonly<Record<string, unknown>> | null = null;
}

/** An answer of an advanced service that is no success, e.g. `calendar.events.get` with 404. */
export class ApiError extends ServiceException {
  override readonly name = 'GoogleJsonResponseException';
  override readonly details: Readonly<Record<string, unknown>>;
  constructor(call: string, code: number, message: string) {
    super(`API call to ${call} failed with error: ${message}`);
    this.details = { code, message, errors: [{ domain: 'global', reason: reasons[code] ?? 'unknown', message }] };
  }
}

/** 403: the only refusal that is simulated is that of an API that is not enabled. */
const reasons: Readonly<Record<number, string>> = { 400: 'badRequest', 403: 'accessNotConfigured', 404: 'notFound' };

/** Data that the script gets as plain objects and lists of its own realm. */
export class PlainJson {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** The error for everything that Google has and the stand-in lacks. */
export function notSimulated(what: string): ServiceException {
  return new ServiceException(`not simulated: ${what}`);
}

/** Answered by a method that returns the object it was called on, as every builder does. */
export const itself: unique symbol = Symbol('itself');

export interface ServiceMethod<S> {
  /** Permissions of which one is enough; checked before anything else. */
  readonly scopes: readonly string[];
  /** `args` as the script gave them. Throws ServiceException. */
  call(self: S, args: readonly unknown[], where: CallSite): unknown;
}

export interface CallSite {
  readonly session: Session;
  /** For error texts, e.g. `CardService.TextButton.setText`. */
  readonly qualifiedName: string;
}

/** A class of Google's API: its name, where it lives, and its methods. */
export class ServiceType<S = unknown> {
  readonly name: string;
  readonly qualifiedName: string;
  readonly methods: ReadonlyMap<string, ServiceMethod<S>>;
  /** Values beside the methods, e.g. the enums of a service. */
  readonly constants: ReadonlyMap<string, ServiceObject>;

  constructor(
    qualifiedName: string,
    methods: Record<string, ServiceMethod<S>>,
    constants: Record<string, ServiceObject> = {},
  ) {
    this.qualifiedName = qualifiedName;
    this.name = qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
    this.methods = new Map(Object.entries(methods));
    this.constants = new Map(Object.entries(constants));
  }

  create(state: S): ServiceObject<S> {
    return new ServiceObject(this, state);
  }
}

/** An instance of a service class. The script has a shell of it; its state stays on this side of the membrane. */
export class ServiceObject<S = unknown> {
  readonly type: ServiceType<S>;
  readonly state: S;

  constructor(type: ServiceType<S>, state: S) {
    this.type = type;
    this.state = state;
  }

  is<T>(type: ServiceType<T>): this is ServiceObject<T> {
    return Object.is(this.type, type);
  }
}

const shells = new WeakMap<object, ServiceObject>();

/** Binds a shell to its object. */
export function bindShell(shell: object, object: ServiceObject): void {
  shells.set(shell, object);
}

export function serviceObjectOf(value: unknown): ServiceObject | undefined {
  if (value instanceof ServiceObject) return value;
  return typeof value === 'object' && value !== null ? shells.get(value) : undefined;
}
