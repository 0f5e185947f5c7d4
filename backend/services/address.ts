import { domainToASCII } from 'node:url';
import { canonicalAddress as canonicalForm } from '../../shared/text/canonical-address.ts';

/** The form in which addresses are compared, or null when the text is no address. IDN conversion is Node's own. */
export function canonicalAddress(address: string): string | null {
  return canonicalForm(address, domainToASCII);
}
