/** Text that a database can hold: no NUL (PostgreSQL has none), no halves of surrogate pairs (not Unicode, RFC 3629 §3). */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
