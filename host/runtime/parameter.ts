import { serviceObjectOf, type ServiceObject, type ServiceType } from './service-object.ts';

/** A mismatch of a parameter. Apps Script's error lists all given types, never the wrong one. */
export const mismatch: unique symbol = Symbol('mismatch');

/** A parameter of a service method. `read` converts the value, or returns `mismatch`. */
export interface Parameter<T> {
  readonly optional: boolean;
  read(value: unknown): T | typeof mismatch;
}

export type ValuesOf<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

function parameter<T>(read: Parameter<T>['read']): Parameter<T> {
  return { optional: false, read };
}

export const text = parameter<string>((value) => (typeof value === 'string' ? value : mismatch));

/** Text as some methods take it: other primitive values are converted (e.g. SelectionInput.addItem). */
export const printable = parameter<string>((value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : mismatch,
);

export const number = parameter<number>((value) => (typeof value === 'number' ? value : mismatch));

export const integer = parameter<number>((value) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : mismatch,
);

export const flag = parameter<boolean>((value) => (typeof value === 'boolean' ? value : mismatch));

export const anything = parameter<unknown>((value) => value);

/** An instance of one of Google's classes; enum values are instances of their enum. */
export function instance<S>(type: ServiceType<S>): Parameter<ServiceObject<S>> {
  return parameter((value) => {
    const object = serviceObjectOf(value);
    return object?.is(type) === true ? object : mismatch;
  });
}

/** An instance of any of several classes, by their names. */
export function instanceNamed(names: readonly string[]): Parameter<ServiceObject> {
  return parameter((value) => {
    const object = serviceObjectOf(value);
    return object && names.includes(object.type.name) ? object : mismatch;
  });
}

export function listOf<T>(item: Parameter<T>): Parameter<T[]> {
  return parameter((value) => {
    if (!Array.isArray(value)) return mismatch;
    const items: T[] = [];
    for (const entry of value) {
      const read = item.read(entry);
      if (read === mismatch) return mismatch;
      items.push(read);
    }
    return items;
  });
}

/** A plain object whose values are all read by `item`, in key order. */
export function recordOf<T>(item: Parameter<T>): Parameter<Map<string, T>> {
  return parameter((value) => {
    if (!isPlainObject(value)) return mismatch;
    const entries = new Map<string, T>();
    for (const [key, entry] of Object.entries(value)) {
      const read = item.read(entry);
      if (read === mismatch) return mismatch;
      entries.set(key, read);
    }
    return entries;
  });
}

/** Signed bytes as Apps Script has them (−128…127), also accepted as 0…255. */
export const bytes = parameter<Uint8Array>((value) => {
  if (!Array.isArray(value)) return mismatch;
  const result = new Uint8Array(value.length);
  for (const [index, entry] of value.entries()) {
    if (typeof entry !== 'number') return mismatch;
    result[index] = entry & 0xff;
  }
  return result;
});

export function either<A, B>(first: Parameter<A>, second: Parameter<B>): Parameter<A | B> {
  return parameter<A | B>((value) => {
    const read = first.read(value);
    return read === mismatch ? second.read(value) : read;
  });
}

export function nullable<T>(item: Parameter<T>): Parameter<T | null> {
  return parameter((value) => (value === null || value === undefined ? null : item.read(value)));
}

/** A trailing parameter that may be left out. */
export function optional<T>(item: Parameter<T>): Parameter<T | undefined> {
  return { optional: true, read: (value) => (value === undefined ? undefined : item.read(value)) };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && serviceObjectOf(value) === undefined;
}

/** The name of a value's type as Apps Script prints it in its signature errors. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const object = serviceObjectOf(value);
  if (object) return object.type.qualifiedName;
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'number' ? 'number[]' : 'Array';
  const names: Record<string, string> = {
    string: 'String',
    number: 'number',
    boolean: 'Boolean',
    function: 'Function',
  };
  return names[typeof value] ?? 'Object';
}
