/**
 * Text that PostgreSQL can store: without NUL, which it refuses, and without lone surrogates, which are not Unicode
 * (RFC 3629 §3).
 */
export function toStorable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
