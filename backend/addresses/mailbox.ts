const googleHosts = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox behind an address of Gmail, which ignores dots and tags: `luc.petit+x@googlemail.com` →
 * `lucpetit@gmail.com` (support.google.com/mail/answer/7436150). Null for any other address.
 */
export function mailboxOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0 || !googleHosts.has(address.slice(at + 1))) return null;
  const local = address.slice(0, at).replace(/\+.*$/u, '').replace(/\./g, '');
  return local === '' ? null : `${local}@gmail.com`;
}
