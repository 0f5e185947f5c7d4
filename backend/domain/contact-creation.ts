import { maySee, type ContactStanding, type Scope } from './rights.ts';

/** What a request to add a contact asks for, and what is known of it when it is decided on. */
export interface ContactCreationCase {
  readonly scope: Scope;
  /** The address is that of a user of the environment. */
  readonly ofUser: boolean;
  /** The contacts that have the address. */
  readonly holders: readonly (ContactStanding & { readonly id: string })[];
  /** The company to join by its id; `standing` is null when there is no such company. */
  readonly company: { readonly id: string; readonly standing: ContactStanding | null } | null;
}

export type ContactCreationDecision =
  | { readonly outcome: 'accepted' }
  /** A contact that the user may see has the address: it is the answer, nothing is added. */
  | { readonly outcome: 'exists'; readonly contactId: string }
  /** Only contacts outside the user's accounts have it, and none of them is named. */
  | { readonly outcome: 'address_known' }
  /** Colleagues are no contacts. */
  | { readonly outcome: 'address_of_user' }
  | { readonly outcome: 'contacts_out_of_scope'; readonly contactIds: string[] };

/** Any active user may add a contact. A company that does not exist is out of scope. */
export function decideContactCreation(request: ContactCreationCase): ContactCreationDecision {
  const { scope, holders, company } = request;
  if (request.ofUser) return { outcome: 'address_of_user' };
  const visible = holders.find((holder) => maySee(scope, holder));
  if (visible !== undefined) return { outcome: 'exists', contactId: visible.id };
  if (holders.length > 0) return { outcome: 'address_known' };
  if (company !== null && (company.standing === null || !maySee(scope, company.standing))) {
    return { outcome: 'contacts_out_of_scope', contactIds: [company.id] };
  }
  return { outcome: 'accepted' };
}
