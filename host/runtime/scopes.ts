import { ServiceException } from './service-object.ts';

/** Throws the error of Apps Script when none of the scopes was granted. An empty list needs no grant. */
export function checkScopes(anyOf: readonly string[], qualifiedName: string, granted: ReadonlySet<string>): void {
  if (anyOf.length === 0 || anyOf.some((scope) => granted.has(scope))) return;
  const listed = anyOf.length === 1 ? anyOf.join('') : `(${anyOf.join(' || ')})`;
  throw new ServiceException(`You do not have permission to call ${qualifiedName}. Required permissions: ${listed}`);
}
