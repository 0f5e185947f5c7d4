import type { Draft, DraftAddress, NewContact } from '../../shared/capture/draft.ts';

/** An address with the contact that one click makes of it. */
export type AddableAddress = DraftAddress & { readonly newContact: NewContact };

// Limit: a mail to 500 strangers must not make a card of 500 buttons. When one is added, the next appears.
const maxAddable = 5;

/**
 * The addresses that the card offers to add as contacts, the first few in their order. None for a user who could not
 * link what they add.
 */
export function listAddableAddresses({ me, addresses }: Draft): AddableAddress[] {
  if (me.creation.accounts === 'none') return [];
  return addresses
    .flatMap((address) => (address.newContact === null ? [] : [{ ...address, newContact: address.newContact }]))
    .slice(0, maxAddable);
}
