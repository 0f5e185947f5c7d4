import { utf8Length } from './charset.ts';

/** Octets of UTF-8, RFC 5321 §4.5.3.1: a path is at most 256 with its angle brackets. */
const maxLocalOctets = 64;
const maxDomainOctets = 253;
const maxAddressOctets = 254;
const maxLabelOctets = 63;

const unquotedLocal = /^[^\s"(),:;<>@[\]\\]+$/;
const domainForm = /^(?:[a-z0-9_-]|[^\u0000-\u007f])+(?:\.(?:[a-z0-9_-]|[^\u0000-\u007f])+)*$/;
const domainLiteral = /^\[(?:ipv6:)?[0-9a-f:.]+\]$/;
/** Controls, spaces, zero-width marks, lone surrogates. */
const unseen =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffc-\uffff\ud800-\udfff]/u;

/**
 * The canonical form, in which addresses are compared and stored: trimmed, NFC, lower case, domain in ASCII by
 * `domainToAscii` (null or '' for no domain). A quoted local part loses needless quotes. Null when mail could not be
 * sent to it (lengths of RFC 5321, characters of RFC 6531).
 */
export function canonicalAddress(address: string, domainToAscii: (domain: string) => string | null): string | null {
  const text = address.trim();
  const at = text.lastIndexOf('@');
  if (at <= 0 || text.length > 2 * maxAddressOctets || unseen.test(text)) return null;
  const local = canonicalLocal(lower(text.slice(0, at)));
  const domain = canonicalDomain(lower(text.slice(at + 1)), domainToAscii);
  if (local === null || domain === null) return null;
  const canonical = `${local}@${domain}`;
  return utf8Length(canonical) <= maxAddressOctets ? canonical : null;
}

function lower(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}

function canonicalLocal(local: string): string | null {
  if (utf8Length(local) > maxLocalOctets) return null;
  if (unquotedLocal.test(local)) return local;
  if (local.length <= 2 || !local.startsWith('"') || !local.endsWith('"')) return null;
  const content = local.slice(1, -1).replace(/\\([^])/g, '$1');
  return unquotedLocal.test(content) ? content : `"${content.replace(/["\\]/g, '\\$&')}"`;
}

function canonicalDomain(domain: string, domainToAscii: (domain: string) => string | null): string | null {
  if (domainLiteral.test(domain)) return domain;
  const relative = domain.endsWith('.') ? domain.slice(0, -1) : domain;
  if (!isDomain(relative)) return null;
  const ascii = domainToAscii(relative);
  return ascii !== null && isDomain(ascii) ? ascii : null;
}

function isDomain(domain: string): boolean {
  if (utf8Length(domain) > maxDomainOctets || !domainForm.test(domain)) return false;
  const labels = domain.split('.');
  // a domain with a numeric last label is an IPv4 address (WHATWG URL §3.5)
  if (/^\d+$/.test(labels[labels.length - 1] ?? '')) return false;
  return labels.every((label) => utf8Length(label) <= maxLabelOctets);
}
