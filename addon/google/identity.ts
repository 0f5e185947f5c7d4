import { parseJson } from '../state/json.ts';

/** A Google identity token of the user (about an hour long), or null when the identity scopes were not granted. */
export function getIdentityToken(): string | null {
  return ScriptApp.getIdentityToken();
}

/**
 * Whether a token lacks the user's address, because they did not grant it. Only to explain a refusal: verification is
 * the backend's. https://developers.google.com/apps-script/reference/script/script-app#getIdentityToken()
 */
export function lacksAddress(token: string): boolean {
  const payload = token.split('.')[1];
  if (payload === undefined) return false;
  const claims = parseJson(Utilities.newBlob(Utilities.base64DecodeWebSafe(payload)).getDataAsString());
  return typeof claims === 'object' && claims !== null && !('email' in claims);
}
