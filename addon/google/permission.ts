import { permissionsIn, type Permission } from '../state/permission.ts';

/**
 * The permissions that an error says are missing: "You do not have permission to call …. Required permissions: …".
 * Empty when Google names none; null for any other error.
 */
export function findMissingPermissions(error: unknown): Permission[] | null {
  // Errors of services come from another realm, so `instanceof` does not hold.
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return permissionsIn(String(error.message));
}

/** Whether the message is Google's for a missing scope. */
export function isPermissionError(error: unknown): boolean {
  return findMissingPermissions(error) !== null;
}

/**
 * Google's consent prompt for all scopes of the manifest. When one is missing it throws, and the platform shows the
 * prompt.
 */
export function requireAllScopes(): void {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
}
