import { maySee, type ContactStanding, type Scope } from '../../access/rules/rights.ts';

/** A company with the address's domain, or with the new company's name (case-insensitive). */
export interface LikeCompany extends ContactStanding {
  readonly id: string;
  readonly ofDomain: boolean;
  readonly ofName: boolean;
}

/** A request to add a contact, with the facts to decide on. */
export interface ContactCreationCase {
  readonly scope: Scope;
  /** The address is a user's, or the company's own. */
  readonly ofColleague: boolean;
  /** The contacts that have the address. */
  readonly holders: readonly (ContactStanding & { readonly id: string })[];
  /** The company to join by its id; `standing` is null when there is no such company. */
  readonly company: { readonly id: string; readonly standing: ContactStanding | null } | null;
  /** Existing companies that the new one may duplicate; null when no new company is requested. */
  readonly alike: readonly LikeCompany[] | null;
}

export type ContactCreationDecision =
  /** `joins`: the existing company to join instead of a new one. */
  | { readonly outcome: 'accepted'; readonly joins: string | null }
  /** A visible contact has the address: it is returned, and nothing is added. */
  | { readonly outcome: 'exists'; readonly contactId: string }
  /**
   * Only contacts outside the user's accounts have the address, or its company is outside them. The refusal names none
   * of them.
   */
  | { readonly outcome: 'address_known' }
  /** A colleague cannot be a contact. */
  | { readonly outcome: 'address_of_colleague' }
  | { readonly outcome: 'contacts_out_of_scope'; readonly contactIds: string[] };

/** Any active user may add a contact. A company that does not exist is out of scope. */
export function decideContactCreation(request: ContactCreationCase): ContactCreationDecision {
  const { scope, holders, company, alike } = request;
  if (request.ofColleague) return { outcome: 'address_of_colleague' };
  const visible = holders.find((holder) => maySee(scope, holder));
  if (visible !== undefined) return { outcome: 'exists', contactId: visible.id };
  if (holders.length > 0) return { outcome: 'address_known' };
  if (company !== null && (company.standing === null || !maySee(scope, company.standing))) {
    return { outcome: 'contacts_out_of_scope', contactIds: [company.id] };
  }
  return alike === null ? { outcome: 'accepted', joins: null } : decideNewCompany(alike, scope);
}

/**
 * Companies are deduplicated: the person joins the company with the domain (of several, the one that has the name too),
 * otherwise the one with the name. Only a domain proves that a company outside the accounts is the same. Names repeat,
 * and a refusal would tell whose clients others have.
 */
function decideNewCompany(alike: readonly LikeCompany[], scope: Scope): ContactCreationDecision {
  const visible = alike.filter((company) => maySee(scope, company));
  const ofDomain = visible.filter((company) => company.ofDomain);
  const candidates = ofDomain.length > 0 ? ofDomain : visible;
  const same = ofDomain.length === 1 ? ofDomain[0] : candidates.find((company) => company.ofName);
  if (same !== undefined) return { outcome: 'accepted', joins: same.id };
  const heldOutside = ofDomain.length === 0 && alike.some((company) => company.ofDomain);
  return heldOutside ? { outcome: 'address_known' } : { outcome: 'accepted', joins: null };
}
