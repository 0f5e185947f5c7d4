import * as z from 'zod/mini';
import { toStorable } from './text/storable.ts';
import type { Outcome } from './outcome.ts';
import { succeed, fail } from './outcome.ts';

/** Most invalid fields that a response names. */
const maxFields = 20;

/**
 * Parses JSON, without keys that reach an object's prototype (prototype pollution). Every string is made storable, so
 * that odd characters of a mail do not break a save.
 */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    const value: unknown = JSON.parse(text, (key, entry: unknown) => {
      if (key === '__proto__' || (key === 'constructor' && hasPrototype(entry))) throw new SyntaxError('forbidden key');
      return typeof entry === 'string' ? toStorable(entry) : entry;
    });
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

function hasPrototype(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && Object.hasOwn(entry, 'prototype');
}

/** Validates a value against its schema; an invalid field is named `<root>.<path>`. */
export function validate<S extends z.ZodMiniType>(schema: S, value: unknown, root: string): Outcome<z.infer<S>> {
  const result = z.safeParse(schema, value);
  if (result.success) return succeed(result.data);
  return fail({
    code: 'invalid_request',
    fields: result.error.issues.slice(0, maxFields).map(({ path, message }) => ({
      path: [root, ...path.map(String)].join('.'),
      message,
    })),
  });
}
