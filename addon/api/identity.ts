import { getIdentityToken, lacksAddress } from '../google/identity.ts';
import { failureForScopes, type Result } from '../state/failure.ts';

/**
 * Runs a call with the user's identity token. Without a token, or with one that lacks the address because the user did
 * not grant it, fails with `scope_missing` instead of a refusal that nobody could explain.
 */
export function withIdentityToken<T>(use: (identityToken: string) => Result<T>): Result<T> {
  const token = getIdentityToken();
  if (token === null) return { ok: false, failure: failureForScopes(['identity']) };
  const result = use(token);
  const refused = !result.ok && result.failure.code === 'identity_refused';
  return refused && lacksAddress(token) ? { ok: false, failure: failureForScopes(['identity']) } : result;
}
