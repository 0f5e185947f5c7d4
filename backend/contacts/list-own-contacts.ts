import { maxOwnContacts, type OwnContacts } from '../../shared/contacts/own-contacts.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import type { Context } from '../platform/context.ts';
import { succeed, type Outcome } from '../platform/outcome.ts';
import { selectOwnContacts } from './sql/own-contacts.ts';

/** The contacts whose address is the company's own, for the admin to see to. */
export function listOwnContacts(context: Context, principal: Principal): Promise<Outcome<OwnContacts>> {
  return asAdmin(context, principal, async (environment) => {
    const found = await selectOwnContacts(environment, maxOwnContacts + 1);
    return succeed({ contacts: found.slice(0, maxOwnContacts), more: found.length > maxOwnContacts });
  });
}
