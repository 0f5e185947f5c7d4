import { ServiceException } from './service-object.ts';

/** Throws what Apps Script throws when none of the permissions was granted. No permissions needed: passes. */
export function checkScopes(anyOf: readonly string[], qualifiedName: string, granted: ReadonlySet<string>): void {
  if (anyOf.length === 0 || anyOf.some((scope) => granted.has(scope))) return;
  const listed = anyOf.length === 1 ? anyOf.join('') : `(${anyOf.join(' || ')})`;
  throw new ServiceException(`You do not have permission to call ${qualifiedName}. Required permissions: ${listed}`);
}
