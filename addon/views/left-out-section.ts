import type { AddressState, Draft, DraftAddress, DraftContact } from '../../shared/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { addableAddresses } from '../state/new-contacts.ts';
import type { Section, Widget } from './card.ts';
import { line } from './widgets.ts';

/** These may call for something: a contact to add, an admin to ask. */
const notableStates = ['unknown', 'outside', 'notLinkable'] as const;
const leftOutStates = [...notableStates, 'colleague', 'self', 'automatic'] as const;
type LeftOutState = (typeof leftOutStates)[number] & AddressState;

// More than this many notable addresses are folded away with the rest.
const maxUnfolded = 4;

// A mail to 500 people must not make a card of 500 lines.
const maxNamed = 20;

/**
 * The addresses of which no contact is offered, nor to be added, by the reason why; a few notable ones unfolded, the rest
 * folded.
 */
export function leftOutSection(state: DraftState, t: Translation): Section[] {
  const addable = new Set(addableAddresses(state.draft).map(({ address }) => address));
  const addresses = state.draft.addresses.filter(({ address }) => !addable.has(address));
  const words = t.messages.leftOut;
  const groups = leftOutStates.flatMap((reason) => group(reason, { ...state.draft, addresses }, t));
  const overLimit = state.addressesOverLimit;
  const widgets = overLimit > 0 ? [...groups, line(words.overLimitText(overLimit), words.overLimit)] : groups;
  if (widgets.length === 0) return [];
  const count = overLimit + addresses.filter(({ state: found }) => isLeftOutState(found)).length;
  const unfolded = unfoldedGroups(addresses);
  const folding = unfolded < widgets.length ? { collapsible: true, uncollapsibleWidgetsCount: unfolded } : {};
  return [{ header: words.title(count), ...folding, widgets }];
}

function unfoldedGroups(addresses: readonly DraftAddress[]): number {
  const counts = notableStates.map((notable) => addresses.filter(({ state }) => state === notable).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > maxUnfolded ? 0 : counts.filter((count) => count > 0).length;
}

function isLeftOutState(state: AddressState): boolean {
  return leftOutStates.some((left) => left === state);
}

function group(reason: LeftOutState, draft: Draft, t: Translation): Widget[] {
  const addresses = draft.addresses.filter(({ state }) => state === reason);
  if (addresses.length === 0) return [];
  const named = addresses.slice(0, maxNamed).map((address) => addressLine(address, draft.contacts, t));
  const more = addresses.length - named.length;
  const lines = more > 0 ? [...named, t.messages.leftOut.more(more)] : named;
  const { leftOut, leftOutWhy } = t.messages;
  const why = reason === 'outside' || reason === 'notLinkable' ? { bottomLabel: leftOutWhy[reason] } : {};
  return [line(lines.join('\n'), leftOut[reason], why)];
}

function addressLine(address: DraftAddress, contacts: readonly DraftContact[], t: Translation): string {
  const contact = contacts.find(({ id }) => address.contactIds.includes(id));
  // A room's address is made for machines.
  const named = address.origin === 'room' && address.name !== null ? address.name : address.readable;
  const parts = [contact?.name, contact?.company, named, t.messages.origins[address.origin]];
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(t.messages.separator);
}
