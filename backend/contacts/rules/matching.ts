import { type ContactRef, type Relation, maxOfferedContacts } from '../../../shared/contacts/contact.ts';
import {
  type AddressState,
  type DraftAddress,
  type DraftContact,
  type NewContact,
} from '../../../shared/capture/draft.ts';
import { addressOrigins, type AddressOrigin } from '../../../shared/values/source.ts';
import { isAutomaticAddress } from '../../addresses/automatic-address.ts';
import { mailboxOf } from '../../addresses/mailbox.ts';
import { dropTag } from '../../addresses/plus-tag.ts';
import { companyDomainsOf } from '../../addresses/company-domains.ts';
import { isOwnAddress, type OwnAddresses } from '../../environments/rules/own-addresses.ts';
import { personBehind, resembles } from '../../addresses/via-name.ts';
import { newContactOf, type UnheldAddress } from './new-contact.ts';
import { mayLink, maySee, type Viewer } from '../../access/rules/rights.ts';

/** An address of the source; `address` is in canonical form. */
export interface Candidate extends UnheldAddress {
  readonly origin: AddressOrigin;
  /** It may stand in quoted history only. */
  readonly quoted: boolean;
}

/** A contact of the environment with what the rules need; `relation` is its account's. */
export interface KnownContact extends ContactRef {
  readonly relation: Relation;
  /** The viewer is attached to its account. */
  readonly attached: boolean;
}

/** A contact that the card may offer. */
export interface OfferableContact extends KnownContact {
  /** Its account has an active rep other than the viewer whose address is not among the candidates. */
  readonly otherReps: boolean;
}

/** What the environment knows of the candidates. All addresses and domains are in canonical form. */
export interface KnownAddresses {
  readonly users: readonly { readonly id: string; readonly address: string }[];
  /** What is the company's own besides its users. */
  readonly own: OwnAddresses;
  readonly contacts: readonly { readonly address: string; readonly contact: OfferableContact }[];
  /** Contacts whose address is another form of a candidate's mailbox. */
  readonly mailboxes: readonly { readonly mailbox: string; readonly contact: OfferableContact }[];
  readonly companies: readonly { readonly domain: string; readonly contact: OfferableContact }[];
  /** Contacts that the rep ticked or searched for. */
  readonly asked: readonly OfferableContact[];
}

export interface Matches {
  readonly addresses: DraftAddress[];
  readonly contacts: DraftContact[];
}

interface Verdict {
  readonly state: AddressState;
  readonly offered: readonly OfferableContact[];
  readonly newContact: NewContact | null;
}

interface Lookup {
  readonly addresses: readonly string[];
  /** `mailboxOf` those that are Gmail's. */
  readonly mailboxes: readonly string[];
  readonly domains: readonly string[];
}

/**
 * What to look up for these candidates: the distinct addresses, with and without their tags, and the distinct domains
 * that can identify a company: those of the addresses, and those that were registered.
 */
export function lookupOf(candidates: readonly Candidate[]): Lookup {
  const addresses = new Set(candidates.flatMap(({ address }) => [address, dropTag(address)]));
  const domains = new Set([...addresses].flatMap((address) => companyDomainsOf(domainOf(address))));
  return {
    addresses: [...addresses],
    mailboxes: [...new Set([...addresses].flatMap((address) => mailboxOf(address) ?? []))],
    domains: [...domains],
  };
}

/**
 * The state of each address and the contacts that the card offers, linkable and ticked first. At most 100; contacts
 * that the rep asked for are never cut off. Ticked are participants that match. What the text names is ticked only when
 * every participant is of our own company or automatic, and never when it may stand in quoted history only: linking a
 * contact lets the reps of its account read the mail. A contact that the viewer may not see leaves neither name nor id, only the
 * state of the address.
 */
export function matchAddresses(candidates: readonly Candidate[], known: KnownAddresses, viewer: Viewer): Matches {
  const index = indexOf(known);
  const judged = namePeopleBehind(deduplicate(candidates)).map((candidate) => ({
    candidate,
    verdict: judge(candidate, index, viewer),
  }));
  const internal = judged.every(({ candidate, verdict }) => !isInvolved(candidate) || isOfOurs(verdict));
  const contacts = offerContacts(
    judged.map(({ candidate, verdict }) => ({
      offered: verdict.offered,
      ticks: verdict.state === 'matched' && (isParticipant(candidate) || (internal && isWritten(candidate))),
    })),
    known.asked.filter((contact) => isVisible(viewer, contact)),
    viewer,
  );
  const shown = new Set(contacts.map((contact) => contact.id));
  const addresses = judged.map(({ candidate, verdict }) => ({
    address: candidate.address,
    readable: readableOf(candidate),
    name: candidate.name,
    origin: candidate.origin,
    state: verdict.state,
    contactIds: verdict.offered.map((contact) => contact.id).filter((id) => shown.has(id)),
    newContact: verdict.newContact,
  }));
  return { addresses, contacts };
}

const participants: readonly AddressOrigin[] = ['from', 'replyTo', 'to', 'cc', 'bcc', 'organizer', 'guest'];

/** Whether the address took part in the mail or the meeting. */
function isParticipant({ origin }: Candidate): boolean {
  return participants.includes(origin);
}

/** Whoever declined took no part, but was asked: the meeting is no less external. */
function isInvolved(candidate: Candidate): boolean {
  return isParticipant(candidate) || candidate.origin === 'declined';
}

/** Whether the address stands in what the source's author wrote. */
function isWritten({ origin, quoted }: Candidate): boolean {
  return origin === 'body' && !quoted;
}

function isOfOurs({ state }: Verdict): boolean {
  return state === 'self' || state === 'colleague' || state === 'automatic';
}

interface Index {
  readonly users: ReadonlyMap<string, string>;
  readonly own: OwnAddresses;
  readonly byAddress: ReadonlyMap<string, readonly OfferableContact[]>;
  /** By the form of a mailbox whose provider ignores dots and tags. */
  readonly byMailbox: ReadonlyMap<string, readonly OfferableContact[]>;
  readonly byDomain: ReadonlyMap<string, readonly OfferableContact[]>;
}

function indexOf(known: KnownAddresses): Index {
  return {
    users: new Map(known.users.map((user) => [user.address, user.id])),
    own: known.own,
    byAddress: groupByKey(known.contacts.map(({ address, contact }) => [address, contact])),
    byMailbox: groupByKey(known.mailboxes.map(({ mailbox, contact }) => [mailbox, contact])),
    byDomain: groupByKey(known.companies.map(({ domain, contact }) => [domain, contact])),
  };
}

function groupByKey(entries: readonly (readonly [string, OfferableContact])[]): Map<string, OfferableContact[]> {
  const groups = new Map<string, OfferableContact[]>();
  for (const [key, contact] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [contact]);
    else group.push(contact);
  }
  return groups;
}

function judge(candidate: Candidate, index: Index, viewer: Viewer): Verdict {
  const { address } = candidate;
  const userId = index.users.get(address) ?? index.users.get(dropTag(address));
  if (userId !== undefined) return verdictOf(userId === viewer.userId ? 'self' : 'colleague');
  // What is our own is nobody's contact, even if one has the address.
  if (isOwnAddress(address, index.own)) return verdictOf('colleague');
  const holders = index.byAddress.get(address) ?? [];
  if (holders.length > 0) return judgeHolders(holders, viewer);
  const suggested = findHoldersOfMailbox(address, index).filter((contact) => mayLink(viewer.scope, contact));
  if (suggested.length > 0) return verdictOf('suggested', suggested);
  // A room is no participant, whatever its domain.
  if (candidate.origin === 'room') return verdictOf('automatic');
  return judgeDomain(candidate, index, viewer);
}

/** Contacts whose address is another form of this one: without a tag, or with other dots at Gmail. */
function findHoldersOfMailbox(address: string, { byAddress, byMailbox }: Index): readonly OfferableContact[] {
  return byAddress.get(dropTag(address)) ?? byMailbox.get(mailboxOf(address) ?? '') ?? [];
}

/** A holder outside the scope must not influence what is shown of one inside it: that would reveal its existence. */
function judgeHolders(holders: readonly OfferableContact[], viewer: Viewer): Verdict {
  const visible = holders.filter((contact) => isVisible(viewer, contact));
  const linkable = visible.some((contact) => mayLink(viewer.scope, contact));
  if (linkable) return verdictOf(visible.length === 1 ? 'matched' : 'ambiguous', visible);
  return holders.every((contact) => contact.relation === 'other')
    ? verdictOf('notLinkable', visible)
    : verdictOf('outside');
}

/** The verdict on an address that is not offered as a new contact. */
function verdictOf(state: AddressState, offered: readonly OfferableContact[] = []): Verdict {
  return { state, offered, newContact: null };
}

/** The companies of the closest domain that has any: those hidden from the viewer must change nothing. */
function judgeDomain(candidate: Candidate, index: Index, viewer: Viewer): Verdict {
  const [visible = []] = companyDomainsOf(domainOf(candidate.address))
    .map((domain) => (index.byDomain.get(domain) ?? []).filter((company) => isVisible(viewer, company)))
    .filter((companies) => companies.length > 0);
  const companies = visible.map((company) => ({ ...company, linkable: mayLink(viewer.scope, company) }));
  const person = personBehind(candidate.name);
  // A group or a platform writes in a person's name: the address is not that person's.
  const isSentVia = person !== null && !resembles(candidate.address, person);
  const newContact = isSentVia ? null : newContactOf(candidate, companies);
  const offered = visible.filter((company) => mayLink(viewer.scope, company));
  if (offered.length > 0) return { state: 'suggested', offered, newContact };
  const isAutomatic = isSentVia || isAutomaticAddress(candidate.address);
  return { state: isAutomatic ? 'automatic' : 'unknown', offered, newContact };
}

/** The name in whose name a platform writes is that of the address which resembles it: of Reply-To, or of the text. */
function namePeopleBehind(candidates: readonly Candidate[]): Candidate[] {
  const people = candidates.flatMap(({ name }) => personBehind(name) ?? []);
  return candidates.map((candidate) => {
    const name = candidate.name ?? people.find((person) => resembles(candidate.address, person)) ?? null;
    return { ...candidate, name };
  });
}

/** An admin without sales rights can link nothing, so nothing is offered. */
function isVisible(viewer: Viewer, contact: KnownContact): boolean {
  return viewer.scope.accounts !== 'none' && maySee(viewer.scope, contact);
}

/** Deduplicates by address: the origin that comes first in the order of offering, with the first name found. */
function deduplicate(candidates: readonly Candidate[]): Candidate[] {
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

interface Offer {
  readonly offered: readonly OfferableContact[];
  readonly ticks: boolean;
}

function offerContacts(found: readonly Offer[], asked: readonly OfferableContact[], viewer: Viewer): DraftContact[] {
  const offers = new Map<string, DraftContact>();
  for (const { offered, ticks } of found) {
    for (const contact of offered) {
      const ticked = ticks || offers.get(contact.id)?.ticked === true;
      offers.set(contact.id, offerOf(contact, ticked, viewer));
    }
  }
  for (const contact of asked) {
    if (!offers.has(contact.id)) offers.set(contact.id, offerOf(contact, false, viewer));
  }
  const inOrder = [...offers.values()].sort((one, other) => rankOf(one) - rankOf(other));
  const wanted = new Set(asked.map((contact) => contact.id));
  const kept = [...inOrder].sort((one, other) => Number(wanted.has(other.id)) - Number(wanted.has(one.id)));
  const shown = new Set(kept.slice(0, maxOfferedContacts));
  return inOrder.filter((contact) => shown.has(contact));
}

function offerOf({ attached, ...contact }: OfferableContact, ticked: boolean, { scope }: Viewer): DraftContact {
  const linkable = mayLink(scope, { relation: contact.relation, attached });
  return { ...contact, linkable, ticked: linkable && ticked };
}

/** Array.sort is stable: within a rank the order of the addresses stays. */
function rankOf(contact: DraftContact): number {
  if (contact.ticked) return 0;
  return contact.linkable ? 1 : 2;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function readableOf({ address, readableDomain }: Candidate): string {
  return readableDomain === null ? address : address.slice(0, address.lastIndexOf('@') + 1) + readableDomain;
}
