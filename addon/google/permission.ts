import { permissionsIn, type Permission } from '../state/permission.ts';

/**
 * What a thrown error says was not granted: "You do not have permission to call …. Required permissions: …". Empty when Google
 * does not say what; null when the error is of another kind.
 */
export function missingPermissions(error: unknown): Permission[] | null {
  // What services throw is made outside of the script, so its class proves nothing.
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return permissionsIn(String(error.message));
}

/** True for Google's words when a scope was not granted. */
export function isPermissionError(error: unknown): boolean {
  return missingPermissions(error) !== null;
}

/** Google's own prompt for every scope of the manifest. Throws when one is missing: the platform shows its consent. */
export function requireAllScopes(): void {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
}
