import vm from 'node:vm';
import { AuthorizationPrompt } from './prompts.ts';
import { checkScopes } from './scopes.ts';
import {
  bindShell,
  itself,
  serviceObjectOf,
  PlainJson,
  ServiceException,
  ServiceObject,
  type ServiceType,
} from './service-object.ts';
import type { Session } from './session.ts';

/**
 * Evaluated inside the context, so that objects, arrays, dates and errors that a script gets belong to its own realm:
 * `instanceof Array` and `instanceof Error` hold, as on Apps Script.
 */
const inside = new vm.Script(
  `(function (invoke) {
  'use strict';
  const exception = (name, message, details) => {
    const error = new Error(message);
    if (details) error.details = JSON.parse(details);
    Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
    return error;
  };
  return {
    prototype(names, printed) {
      const made = {};
      for (const name of names) {
        made[name] = { [name](...args) {
          const outcome = invoke(this, name, args);
          if (outcome.failed) throw exception(outcome.name, outcome.message, outcome.details);
          return outcome.value;
        } }[name];
      }
      if (!names.includes('toString')) {
        Object.defineProperty(made, 'toString', { value: () => printed, configurable: true });
      }
      return made;
    },
    shell: (prototype) => Object.create(prototype),
    list: (items) => Array.from(items),
    signedBytes: (items) => Array.from(new Int8Array(items.buffer, items.byteOffset, items.byteLength)),
    record: (entries) => Object.fromEntries(entries),
    date: (milliseconds) => new Date(milliseconds),
    json: (serialized) => JSON.parse(serialized),
    unknownService: (name, what) => new Proxy({}, { get: (_target, property) => {
      if (typeof property === 'symbol') return undefined;
      throw exception('Exception', 'not simulated: ' + name + '.' + property + what);
    } }),
  };
})`,
  { filename: 'google-services.js' },
);

type Outcome = { failed: false; value: unknown } | { failed: true; name: string; message: string; details?: string };
type Invoke = (shell: unknown, name: string, args: unknown[]) => Outcome;

interface Inside {
  prototype(names: string[], printed: string): object;
  shell(prototype: object): object;
  list(items: unknown[]): unknown;
  signedBytes(items: Uint8Array): unknown;
  record(entries: [string, unknown][]): unknown;
  date(milliseconds: number): unknown;
  json(serialized: string): unknown;
  unknownService(name: string, what: string): object;
}

/** A fresh JavaScript realm without Node's globals, and the membrane between it and the services. */
export class Realm {
  readonly context: vm.Context;
  readonly #inside: Inside;
  readonly #session: Session;
  readonly #prototypes = new Map<ServiceType, object>();
  readonly #shells = new WeakMap<ServiceObject, object>();
  #prompt: AuthorizationPrompt | null = null;

  constructor(session: Session) {
    this.#session = session;
    this.context = vm.createContext({});
    // The script above is ours and answers exactly this shape.
    const enter = inside.runInContext(this.context) as (invoke: Invoke) => Inside;
    this.#inside = enter((shell, name, args) => this.#invoke(shell, name, args));
  }

  /** Makes a service a global of the script. */
  define(name: string, object: ServiceObject): void {
    this.#defineGlobal(name, this.expose(object));
  }

  /** Makes JSON data a global of the script. */
  defineData(name: string, value: unknown): void {
    this.#defineGlobal(name, this.json(value));
  }

  /** A service or library that Google has and the stand-in lacks. Any use of it throws an error that names it. */
  defineUnknown(name: string, kind: 'service' | 'library' = 'service'): void {
    this.#defineGlobal(name, this.#inside.unknownService(name, kind === 'library' ? ' (a library)' : ''));
  }

  /** A deep copy of JSON data, made of the context's own objects. */
  json(value: unknown): unknown {
    return this.#inside.json(JSON.stringify(value));
  }

  /** What the script sees for a value of ours. Bytes become a list of signed numbers. */
  expose(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof ServiceObject) return this.#shell(value);
    if (value instanceof Uint8Array) return this.#inside.signedBytes(value);
    if (value instanceof PlainJson) return this.json(value.value);
    if (value instanceof Date) return this.#inside.date(value.getTime());
    if (Array.isArray(value)) return this.#inside.list(value.map((item) => this.expose(item)));
    if (value instanceof Map) {
      return this.#inside.record([...value].map(([key, item]) => [String(key), this.expose(item)]));
    }
    // Anything else is the script's own value.
    return value;
  }

  /** The answer of the prompt that threw this error, when the script did not catch it. Null for any other error. */
  promptOf(error: unknown): AuthorizationPrompt['answer'] | null {
    const message: unknown = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
    return this.#prompt && message === this.#prompt.message ? this.#prompt.answer : null;
  }

  #defineGlobal(name: string, value: unknown): void {
    Object.defineProperty(this.context, name, { value, configurable: true, writable: true });
  }

  #shell(object: ServiceObject): object {
    const known = this.#shells.get(object);
    if (known) return known;
    const shell = this.#inside.shell(this.#prototype(object.type));
    this.#shells.set(object, shell);
    bindShell(shell, object);
    for (const [name, constant] of object.type.constants) {
      Object.defineProperty(shell, name, { get: () => this.expose(constant), enumerable: true });
    }
    return shell;
  }

  #prototype(type: ServiceType): object {
    const known = this.#prototypes.get(type);
    if (known) return known;
    const prototype = this.#inside.prototype([...type.methods.keys()], type.name);
    this.#prototypes.set(type, prototype);
    return prototype;
  }

  #invoke(shell: unknown, name: string, args: unknown[]): Outcome {
    const object = serviceObjectOf(shell);
    const called = object?.type.methods.get(name);
    if (!object || !called) return { failed: true, name: 'TypeError', message: 'Illegal invocation' };
    const qualifiedName = `${object.type.qualifiedName}.${name}`;
    this.#session.countCall(`${object.type.name}.${name}`);
    try {
      checkScopes(called.scopes, qualifiedName, this.#session.grantedScopes);
      const value = called.call(object.state, args, { session: this.#session, qualifiedName });
      return { failed: false, value: value === itself ? shell : this.expose(value) };
    } catch (error) {
      if (error instanceof AuthorizationPrompt) this.#prompt = error;
      if (error instanceof ServiceException) return failureOf(error);
      const message = error instanceof Error ? error.message : String(error);
      return { failed: true, name: 'HostError', message: `the stand-in failed in ${qualifiedName}: ${message}` };
    }
  }
}

function failureOf({ name, message, details }: ServiceException): Outcome {
  return { failed: true, name, message, ...(details ? { details: JSON.stringify(details) } : {}) };
}
