import { parseAddressList } from '../../shared/text/address/address-list.ts';
import type { DecodeBytes } from '../../shared/text/address/encoded-words.ts';
import type { BodyAddresses } from './body-addresses.ts';
import { collectAddresses } from './source-addresses.ts';
import type { SourceAddresses } from './source.ts';

/** What of a mail holds addresses: headers as Gmail gives them, and the addresses found in its body. */
export interface AddressSources {
  /** The sender in whose place a group stands as From; empty when none does. */
  readonly originalFrom: string;
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly body: BodyAddresses;
}

const headers = [
  ['originalFrom', 'from'],
  ['from', 'from'],
  ['replyTo', 'replyTo'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
] as const;

/** The addresses of a mail in the order in which they are candidates; see design: contact matching. */
export function addressesOfMail(sources: AddressSources, decodeBytes: DecodeBytes): SourceAddresses {
  return collectAddresses([
    ...headers.flatMap(([header, origin]) =>
      parseAddressList(sources[header], decodeBytes).map(({ address, name }) => ({ address, name, origin })),
    ),
    ...(['body', 'history'] as const).flatMap((origin) =>
      sources.body[origin].map((address) => ({ address, name: null, origin })),
    ),
  ]);
}
