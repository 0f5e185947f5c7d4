import type { ContactRef, Relation } from '../../shared/contact.ts';
import type { AddressState, DraftAddress, DraftContact } from '../../shared/draft.ts';
import { addressOrigins, type AddressOrigin } from '../../shared/source.ts';
import { isAutomaticAddress } from './automatic-address.ts';
import { isFreeMail } from './free-mail.ts';
import { mayLink, maySee, type Viewer } from './rights.ts';

/** How many contacts one card can offer (Google's limit for the items of one selection input). */
export const maxOfferedContacts = 100;

/** An address of the source; `address` is in canonical form. */
export interface Candidate {
  readonly address: string;
  readonly name: string | null;
  readonly origin: AddressOrigin;
}

/** A contact of the environment with what the rules need; `relation` is its account's. */
export interface KnownContact extends ContactRef {
  readonly relation: Relation;
  /** The viewer is attached to its account. */
  readonly attached: boolean;
}

/** What the environment knows of the candidates. All addresses and domains are in canonical form. */
export interface KnownAddresses {
  readonly users: readonly { readonly id: string; readonly address: string }[];
  readonly contacts: readonly { readonly address: string; readonly contact: KnownContact }[];
  readonly companies: readonly { readonly domain: string; readonly contact: KnownContact }[];
}

export interface Matches {
  readonly addresses: DraftAddress[];
  readonly contacts: DraftContact[];
}

interface Verdict {
  readonly state: AddressState;
  readonly offered: readonly KnownContact[];
}

/** What to look up for these candidates: each address once, and each domain that can name a company. */
export function lookupOf(candidates: readonly Candidate[]): { addresses: string[]; domains: string[] } {
  const addresses = new Set(candidates.map((candidate) => candidate.address));
  const domains = new Set([...addresses].map(domainOf).filter((domain) => !isFreeMail(domain)));
  return { addresses: [...addresses], domains: [...domains] };
}

/**
 * Says what became of each address and which contacts the card offers, linkable and ticked first, at most 100.
 * A contact that the viewer may not see leaves neither its name nor its id, only the state of the address.
 */
export function matchAddresses(candidates: readonly Candidate[], known: KnownAddresses, viewer: Viewer): Matches {
  const index = indexOf(known);
  const judged = onceEach(candidates).map((candidate) => ({
    candidate,
    verdict: judge(candidate.address, index, viewer),
  }));
  const contacts = offeredContacts(
    judged.map(({ verdict }) => verdict),
    viewer,
  );
  const shown = new Set(contacts.map((contact) => contact.id));
  const addresses = judged.map(({ candidate, verdict }) => ({
    ...candidate,
    state: verdict.state,
    contactIds: verdict.offered.map((contact) => contact.id).filter((id) => shown.has(id)),
    newContact: null,
  }));
  return { addresses, contacts };
}

interface Index {
  readonly users: ReadonlyMap<string, string>;
  readonly byAddress: ReadonlyMap<string, readonly KnownContact[]>;
  readonly byDomain: ReadonlyMap<string, readonly KnownContact[]>;
}

function indexOf(known: KnownAddresses): Index {
  return {
    users: new Map(known.users.map((user) => [user.address, user.id])),
    byAddress: grouped(known.contacts.map(({ address, contact }) => [address, contact])),
    byDomain: grouped(known.companies.map(({ domain, contact }) => [domain, contact])),
  };
}

function grouped(entries: readonly (readonly [string, KnownContact])[]): Map<string, KnownContact[]> {
  const groups = new Map<string, KnownContact[]>();
  for (const [key, contact] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [contact]);
    else group.push(contact);
  }
  return groups;
}

function judge(address: string, index: Index, viewer: Viewer): Verdict {
  const userId = index.users.get(address);
  if (userId !== undefined) return { state: userId === viewer.userId ? 'self' : 'colleague', offered: [] };
  const holders = index.byAddress.get(address) ?? [];
  if (holders.length > 0) return judgeHolders(holders, viewer);
  return judgeDomain(address, index, viewer);
}

/** A holder outside the scope never influences what is shown of one inside it: that would tell of its existence. */
function judgeHolders(holders: readonly KnownContact[], viewer: Viewer): Verdict {
  const visible = holders.filter((contact) => isVisible(viewer, contact));
  const linkable = visible.some((contact) => mayLink(viewer.scope, contact));
  if (linkable) return { state: visible.length === 1 ? 'matched' : 'ambiguous', offered: visible };
  if (holders.every((contact) => contact.relation === 'other')) return { state: 'notLinkable', offered: visible };
  return { state: 'outside', offered: [] };
}

function judgeDomain(address: string, index: Index, viewer: Viewer): Verdict {
  const domain = domainOf(address);
  const companies = isFreeMail(domain) ? [] : (index.byDomain.get(domain) ?? []);
  const linkable = companies.filter((company) => mayLink(viewer.scope, company));
  if (linkable.length > 0) return { state: 'suggested', offered: linkable };
  return { state: isAutomaticAddress(address) ? 'automatic' : 'unknown', offered: [] };
}

/** An admin without sales rights can link nothing; offering names would only mislead. */
function isVisible(viewer: Viewer, contact: KnownContact): boolean {
  return viewer.scope.accounts !== 'none' && maySee(viewer.scope, contact);
}

/** Each address once, at the first origin in the order of offering, with the first name found for it. */
function onceEach(candidates: readonly Candidate[]): Candidate[] {
  const byAddress = new Map<string, Candidate>();
  for (const origin of addressOrigins) {
    for (const candidate of candidates) {
      if (candidate.origin !== origin) continue;
      const first = byAddress.get(candidate.address);
      if (first === undefined) byAddress.set(candidate.address, candidate);
      else if (first.name === null) byAddress.set(candidate.address, { ...first, name: candidate.name });
    }
  }
  return [...byAddress.values()];
}

function offeredContacts(verdicts: readonly Verdict[], viewer: Viewer): DraftContact[] {
  const offers = new Map<string, DraftContact>();
  for (const { state, offered } of verdicts) {
    for (const { attached, ...contact } of offered) {
      const linkable = mayLink(viewer.scope, { relation: contact.relation, attached });
      const ticked = linkable && (state === 'matched' || offers.get(contact.id)?.ticked === true);
      offers.set(contact.id, { ...contact, linkable, ticked });
    }
  }
  return [...offers.values()].sort((one, other) => rank(one) - rank(other)).slice(0, maxOfferedContacts);
}

/** Array.sort is stable: within a rank the order of the addresses stays. */
function rank(contact: DraftContact): number {
  if (contact.ticked) return 0;
  return contact.linkable ? 1 : 2;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
