import { dropTag } from '../../addresses/plus-tag.ts';

/** What makes an address the company's own, in canonical form. */
export interface OwnAddresses {
  /** The domains of the environment that no customer shares. */
  readonly domains: readonly string[];
  /** Aliases, team mailboxes and groups. */
  readonly addresses: readonly string[];
}

/** Whether the address (canonical) is the company's own: listed, with or without a tag, or of a domain or one below it. */
export function isOwnAddress(address: string, { domains, addresses }: OwnAddresses): boolean {
  const at = address.lastIndexOf('@');
  const host = at < 0 ? '' : address.slice(at + 1);
  return (
    addresses.includes(dropTag(address)) || domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  );
}
