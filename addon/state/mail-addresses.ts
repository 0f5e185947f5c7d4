import { maxAddresses, type AddressOrigin, type FoundAddress } from '../../shared/source.ts';
import { parseAddressList } from '../../shared/text/address-list.ts';
import { canonicalAddress } from '../../shared/text/canonical-address.ts';
import type { DecodeBytes } from '../../shared/text/encoded-words.ts';

/** What of a mail holds addresses: headers as Gmail gives them, and the addresses found in its body. */
export interface AddressSources {
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly body: readonly string[];
}

export interface MailAddresses {
  /** Each once, at its first origin and with the first name found for it, no more than a draft request may carry. */
  readonly addresses: readonly FoundAddress[];
  /** How many more there were. */
  readonly overLimit: number;
}

const headers = ['from', 'replyTo', 'to', 'cc', 'bcc'] as const;

/** The addresses of a mail in the order in which they are candidates; see design: contact matching. */
export function mailAddresses(sources: AddressSources, decodeBytes: DecodeBytes): MailAddresses {
  const distinct = new Map<string, FoundAddress>();
  const add = (address: string, name: string | null, origin: AddressOrigin): void => {
    // Apps Script cannot convert a domain to ASCII; the backend canonicalises again.
    const canonical = canonicalAddress(address, (domain) => domain);
    if (canonical === null) return;
    const first = distinct.get(canonical);
    if (first === undefined) distinct.set(canonical, { address: canonical, name, origin });
    else if (first.name === null) distinct.set(canonical, { ...first, name });
  };
  for (const origin of headers) {
    for (const { address, name } of parseAddressList(sources[origin], decodeBytes)) add(address, name, origin);
  }
  for (const address of sources.body) add(address, null, 'body');
  const all = [...distinct.values()];
  return { addresses: all.slice(0, maxAddresses), overLimit: Math.max(0, all.length - maxAddresses) };
}
