import { isFreeMail } from '../../addresses/free-mail.ts';

/** A Workspace domain in canonical form. */
export interface WorkspaceDomain {
  readonly domain: string;
  /** Only accounts of the domains that restrict may sign in. */
  readonly restricts: boolean;
  /** Who has no user yet gets one at first sign-in. */
  readonly admits: boolean;
}

/** What is wrong with the domain at `index`. */
export interface DomainFault {
  readonly index: number;
  readonly message: string;
}

/** The first domain that is none, is there twice, or whose addresses anybody gets; `null` stands for what is no domain. */
export function faultOfDomains(domains: readonly (string | null)[]): DomainFault | null {
  for (const [index, domain] of domains.entries()) {
    if (domain === null) return { index, message: 'is not a domain' };
    if (isFreeMail(domain)) return { index, message: 'gives addresses to anybody' };
    if (domains.indexOf(domain) < index) return { index, message: 'is there twice' };
  }
  return null;
}

/** Whether an account of this Workspace, null for a private one, may sign in. */
export function maySignIn(domains: readonly WorkspaceDomain[], hostedDomain: string | null): boolean {
  const restricting = domains.filter(({ restricts }) => restricts);
  return restricting.length === 0 || restricting.some(({ domain }) => domain === hostedDomain);
}

/** The domains by which somebody really gets in: one that admits but may not sign in lets nobody in. */
export function listEffectiveAdmissions(domains: readonly WorkspaceDomain[]): string[] {
  return domains.filter(({ domain, admits }) => admits && maySignIn(domains, domain)).map(({ domain }) => domain);
}
