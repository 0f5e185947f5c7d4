/** Something outside that an answer needs, such as the issuer's keys, cannot be reached: nobody is refused for that. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
