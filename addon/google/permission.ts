/** Google's words when a scope was not granted: "You do not have permission to call …. Required permissions: …". */
export function isPermissionError(error: unknown): boolean {
  // What services throw is made outside of the script, so its class proves nothing.
  if (typeof error !== 'object' || error === null || !('message' in error)) return false;
  return String(error.message).includes('You do not have permission to call');
}

/** Google's own prompt for every scope of the manifest. Throws when one is missing: the platform shows its consent. */
export function requireAllScopes(): void {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
}
