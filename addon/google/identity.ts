/** A Google identity token of the user (about an hour long), or null when the identity scopes were not granted. */
export function identityToken(): string | null {
  return ScriptApp.getIdentityToken();
}
