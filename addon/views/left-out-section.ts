import type { AddressState, DraftAddress, DraftContact } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { listAddableAddresses } from '../state/new-contacts.ts';
import type { Section, Widget } from './card.ts';
import { line } from './widgets.ts';

/** States that may need action: a contact to add, an admin to ask. */
const notableStates = ['unknown', 'outside', 'notLinkable'] as const;
const leftOutStates = [...notableStates, 'colleague', 'self', 'automatic'] as const;
type LeftOutState = (typeof leftOutStates)[number] & AddressState;

// If more addresses than this are notable, the section shows all of them folded.
const maxUnfolded = 4;

// A mail to 500 people must not make a card of 500 lines.
const maxNamed = 20;

interface LeftOutSections {
  /** Where the rep looks at contacts: some of the addresses are notable. */
  readonly besideContacts: readonly Section[];
  /** For the folded section: nothing needs to be done about any. */
  readonly folded: readonly Widget[];
}

/**
 * The addresses without a contact to offer or add, by reason. A few notable ones are unfolded; otherwise all are
 * folded. One of the two is empty.
 */
export function leftOutSections(state: DraftState, t: Translation): LeftOutSections {
  const addable = new Set(listAddableAddresses(state.draft).map(({ address }) => address));
  const addresses = state.draft.addresses.filter(({ address }) => !addable.has(address));
  const sections = sectionsOf(addresses, state, t);
  const notable = countNotable(addresses).some((count) => count > 0);
  return notable
    ? { besideContacts: sections, folded: [] }
    : { besideContacts: [], folded: sections.flatMap(({ widgets }) => widgets) };
}

function sectionsOf(addresses: readonly DraftAddress[], state: DraftState, t: Translation): Section[] {
  const words = t.messages.leftOut;
  const groups = leftOutStates.flatMap((reason) =>
    reasonLine(reason, { contacts: state.draft.contacts, addresses }, t),
  );
  const overLimit = state.addressesOverLimit;
  const widgets = overLimit > 0 ? [...groups, line(words.overLimitText(overLimit), words.overLimit)] : groups;
  if (widgets.length === 0) return [];
  const count = overLimit + addresses.filter(({ state: found }) => isLeftOutState(found)).length;
  const unfolded = countUnfolded(addresses);
  const folding = unfolded < widgets.length ? { collapsible: true, uncollapsibleWidgetsCount: unfolded } : {};
  return [{ header: words.title(count), ...folding, widgets }];
}

function countUnfolded(addresses: readonly DraftAddress[]): number {
  const counts = countNotable(addresses);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > maxUnfolded ? 0 : counts.filter((count) => count > 0).length;
}

function countNotable(addresses: readonly DraftAddress[]): number[] {
  return notableStates.map((notable) => addresses.filter(({ state }) => state === notable).length);
}

function isLeftOutState(state: AddressState): boolean {
  return leftOutStates.some((left) => left === state);
}

interface Known {
  readonly addresses: readonly DraftAddress[];
  readonly contacts: readonly DraftContact[];
}

function reasonLine(reason: LeftOutState, { addresses: all, contacts }: Known, t: Translation): Widget[] {
  const addresses = all.filter(({ state }) => state === reason);
  if (addresses.length === 0) return [];
  const named = addresses.slice(0, maxNamed).map((address) => addressLine(address, contacts, t));
  const more = addresses.length - named.length;
  const lines = more > 0 ? [...named, t.messages.leftOut.more(more)] : named;
  const { leftOut, leftOutWhy } = t.messages;
  const why = reason === 'outside' || reason === 'notLinkable' ? { bottomLabel: leftOutWhy[reason] } : {};
  return [line(lines.join('\n'), leftOut[reason], why)];
}

function addressLine(address: DraftAddress, contacts: readonly DraftContact[], t: Translation): string {
  const contact = contacts.find(({ id }) => address.contactIds.includes(id));
  // A room's address is not readable, so its name is shown.
  const named = address.origin === 'room' && address.name !== null ? address.name : address.readable;
  const parts = [contact?.name, contact?.company, named, t.messages.origins[address.origin]];
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(t.messages.separator);
}
