/**
 * An external dependency, such as the issuer's keys, is unavailable. Nobody is refused for that: the request can be
 * retried.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
