/**
 * An external dependency, such as Google's signing keys, cannot be reached. Not a refusal: the request can be retried.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
