import { identityToken, lacksAddress } from '../google/identity.ts';
import { scopeMissing, type Result } from '../state/failure.ts';

/**
 * Runs a call that proves who the user is. When Google gives no proof, or one without the address, because the user did not
 * agree to it, that is said instead of a refusal that nobody could explain.
 */
export function identified<T>(use: (identityToken: string) => Result<T>): Result<T> {
  const token = identityToken();
  if (token === null) return { ok: false, failure: scopeMissing(['identity']) };
  const result = use(token);
  const refused = !result.ok && result.failure.code === 'identity_refused';
  return refused && lacksAddress(token) ? { ok: false, failure: scopeMissing(['identity']) } : result;
}
