import type { NewContact } from '../../../shared/capture/draft.ts';
import { isAutomaticAddress } from '../../addresses/automatic-address.ts';
import { companyNameOf } from '../../addresses/company-name.ts';
import { isFreeMail } from '../../addresses/free-mail.ts';
import { personNameOf } from '../../addresses/person-name.ts';

/** An address that no contact holds, in canonical form, as it was found. */
export interface UnheldAddress {
  readonly address: string;
  /** The name beside it. */
  readonly name: string | null;
  /** Its domain as people read it, IDN in Unicode; null for what is no address. */
  readonly readableDomain: string | null;
}

/** A company that the viewer may see. */
export interface CompanyOfDomain {
  readonly id: string;
  readonly name: string;
  /** Its contacts can be linked to tasks. */
  readonly linkable: boolean;
}

/**
 * The contact that an unknown address would become, in the one company of its domain or in a new one named after it.
 * Null for automatic addresses, for what is no address, where several companies share the domain (only the rep knows
 * which), and where the company's contacts could not be linked. `companies` has only companies of the domain that the
 * viewer may see: others must change nothing here.
 */
export function newContactOf(found: UnheldAddress, companies: readonly CompanyOfDomain[]): NewContact | null {
  const { address, readableDomain } = found;
  if (readableDomain === null || isAutomaticAddress(address)) return null;
  const linkable = companies.filter((company) => company.linkable);
  const [company, ...others] = linkable;
  if (others.length > 0 || linkable.length < companies.length) return null;
  const name = personNameOf(found.name, address.slice(0, address.lastIndexOf('@')));
  if (company !== undefined) return { name, company: { id: company.id, name: company.name } };
  const isPrivate = isFreeMail(address.slice(address.lastIndexOf('@') + 1));
  const companyName = isPrivate ? null : companyNameOf(readableDomain);
  return { name, company: companyName === null ? null : { id: null, name: companyName } };
}
