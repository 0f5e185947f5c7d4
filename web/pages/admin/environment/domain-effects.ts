import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import type { DomainEdit } from './environment-edit.ts';

/** What the listed domains mean together. */
export interface DomainEffects {
  /** Only accounts of these may sign in; empty: any. */
  readonly restricting: readonly string[];
  /** Domains whose people become users when they sign in for the first time. */
  readonly admitting: readonly string[];
  /** Domains that admit people who may not sign in. */
  readonly blocked: readonly string[];
  /** Active users who could no longer sign in, by the Workspace of their account. */
  readonly leftOut: EnvironmentSettings['userDomains'];
  /** Whoever saves this could no longer sign in. */
  readonly lockedOut: boolean;
}

export function effectsOf(
  domains: readonly DomainEdit[],
  { userDomains, callerDomain }: Pick<EnvironmentSettings, 'userDomains' | 'callerDomain'>,
): DomainEffects {
  const restricting = domains.filter(({ restricts }) => restricts).map(({ domain }) => domain);
  const canonical = restricting.map(canonicalizeDomain);
  const open = (domain: string | null) => canonical.length === 0 || (domain !== null && canonical.includes(domain));
  const admits = domains.filter((entry) => entry.admits).map(({ domain }) => domain);
  return {
    restricting,
    admitting: admits.filter((domain) => open(canonicalizeDomain(domain))),
    blocked: admits.filter((domain) => !open(canonicalizeDomain(domain))),
    leftOut: userDomains.filter(({ domain }) => !open(domain)),
    lockedOut: !open(callerDomain),
  };
}

/** A domain in the form in which Google and the service compare it; empty for what is none. */
export function canonicalizeDomain(typed: string): string {
  const text = typed.trim();
  if (!/^[^\s@/:?#%\\]+\.[^\s@/:?#%\\]+$/u.test(text)) return '';
  // The browser's own IDN conversion (WHATWG URL, domain to ASCII).
  const host = URL.canParse(`https://${text}/`) ? new URL(`https://${text}/`).hostname : '';
  return /[a-z-]/.test(host.split('.').at(-1) ?? '') ? host : '';
}
