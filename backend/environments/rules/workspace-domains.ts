import { isFreeMail } from '../../addresses/free-mail.ts';
import { isPublicSuffix } from '../../addresses/registrable-domain.ts';

/** A Workspace domain in canonical form. */
export interface WorkspaceDomain {
  readonly domain: string;
  /** Only accounts of the domains that restrict may sign in. */
  readonly restricts: boolean;
  /** People of the domain who have no user get one on first sign-in. */
  readonly admits: boolean;
  /** Customers have addresses of it too. */
  readonly shared: boolean;
}

/** What is wrong with the domain at `index` of the list. */
export interface DomainFault {
  readonly index: number;
  readonly message: string;
}

/** The first fault in the list: not a domain (null in the list), one that is nobody's own, or a duplicate. */
export function faultOfDomains(domains: readonly (string | null)[]): DomainFault | null {
  for (const [index, domain] of domains.entries()) {
    if (domain === null) return { index, message: 'is not a domain' };
    const open = faultOfOpenDomain(domain);
    if (open !== null) return { index, message: open };
    if (domains.indexOf(domain) < index) return { index, message: 'is there twice' };
  }
  return null;
}

/** Why a canonical domain can be no company's own; null: it can. */
export function faultOfOpenDomain(domain: string): string | null {
  if (isFreeMail(domain)) return 'gives addresses to anybody';
  return isPublicSuffix(domain) ? 'is a public suffix, below which anybody has names' : null;
}

/** Whether an account of this Workspace domain may sign in; null: a private account. */
export function maySignIn(
  domains: readonly Pick<WorkspaceDomain, 'domain' | 'restricts'>[],
  hostedDomain: string | null,
): boolean {
  const restricting = domains.filter(({ restricts }) => restricts);
  return restricting.length === 0 || restricting.some(({ domain }) => domain === hostedDomain);
}

/** The domains that really admit people: one that admits but is excluded by a restriction admits nobody. */
export function listEffectiveAdmissions(domains: readonly WorkspaceDomain[]): string[] {
  return domains.filter(({ domain, admits }) => admits && maySignIn(domains, domain)).map(({ domain }) => domain);
}
