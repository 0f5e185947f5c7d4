import { domainToASCII, domainToUnicode } from 'node:url';
import { canonicalAddress as canonicalForm } from '../../shared/text/address/canonical-address.ts';

/** The form in which addresses are compared, or null when the text is no address. IDN conversion is Node's own. */
export function canonicalAddress(address: string): string | null {
  return canonicalForm(address, domainToASCII);
}

/** The canonical form of a domain, or null when the text is no domain. */
export function canonicalDomain(domain: string): string | null {
  const address = canonicalAddress(`x@${domain}`);
  return address === null ? null : domainOf(address);
}

/** The domain of an address in canonical form. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A canonical domain as people read it; what has no such form (an IP address) stays as it is. */
export function readableDomain(domain: string): string {
  const unicode = domainToUnicode(domain);
  return unicode === '' ? domain : unicode;
}
