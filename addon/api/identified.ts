import { identityToken, lacksAddress } from '../google/identity.ts';
import { scopeMissing, type Result } from '../state/failure.ts';

/**
 * Runs a call with the user's identity token. Without a token, or with one that lacks the address because the user did
 * not grant it, fails with `scope_missing` instead of a refusal that nobody could explain.
 */
export function identified<T>(use: (identityToken: string) => Result<T>): Result<T> {
  const token = identityToken();
  if (token === null) return { ok: false, failure: scopeMissing(['identity']) };
  const result = use(token);
  const refused = !result.ok && result.failure.code === 'identity_refused';
  return refused && lacksAddress(token) ? { ok: false, failure: scopeMissing(['identity']) } : result;
}
