/**
 * The address without the tag that its holder adds to tell mails apart (RFC 5233: `camille+devis@…` is delivered to
 * `camille@…`). An address without a tag, or with nothing before it, stays as it is.
 */
export function dropTag(address: string): string {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}
