import { maxAddresses, type AddressOrigin, type FoundAddress } from '../../shared/values/source.ts';
import { canonicalAddress } from '../../shared/text/address/canonical-address.ts';
import { cut } from './cut.ts';
import type { SourceAddresses } from './source.ts';

// What a draft request may carry.
const maxNameLength = 200;

/** An address as it is written in a source. */
export interface WrittenAddress {
  readonly address: string;
  readonly name: string | null;
  readonly origin: AddressOrigin;
}

/**
 * Addresses in the form of a draft request: deduplicated, with the first origin and the first name found, up to the
 * limit of a request.
 */
export function collectAddresses(written: readonly WrittenAddress[]): SourceAddresses {
  const distinct = new Map<string, FoundAddress>();
  for (const { address, name, origin } of written) {
    // Apps Script has no IDN conversion; the backend canonicalizes again.
    const canonical = canonicalAddress(address, (domain) => domain);
    if (canonical === null) continue;
    const first = distinct.get(canonical);
    if (first === undefined) distinct.set(canonical, { address: canonical, name: shortenName(name), origin });
    else if (first.name === null) distinct.set(canonical, { ...first, name: shortenName(name) });
  }
  const all = [...distinct.values()];
  return { addresses: all.slice(0, maxAddresses), overLimit: Math.max(0, all.length - maxAddresses) };
}

function shortenName(name: string | null): string | null {
  return name === null ? null : cut(name, maxNameLength);
}
