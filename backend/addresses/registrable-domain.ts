import { parse } from 'tldts';

/** Below these every customer has a name of its own, and the Public Suffix List does not have them. */
const missingSuffixes = [
  'onmicrosoft.com',
  'mail.onmicrosoft.com',
  'onmicrosoft.us',
  'onmicrosoft.de',
  'partner.onmschina.cn',
  'pagesperso-orange.fr',
  'zendesk.com',
  'freshdesk.com',
];

/** A domain taken apart where a registry, or a service that gives names to its customers, registers names. */
export interface Registration {
  /** The registered domain (`acme.co.uk`); null where there is none: a public suffix, a single label, an IP address. */
  readonly domain: string | null;
  /** Its own label (`acme`); null like `domain`. */
  readonly label: string | null;
  /** What it is registered under (`co.uk`). */
  readonly suffix: string | null;
  /** A registry of the internet gives out names below the suffix, not a company. */
  readonly ofRegistry: boolean;
}

/**
 * Where `domain` (lower case, ASCII or Unicode) was registered, by the Public Suffix List (publicsuffix.org) with its
 * private part: a shop below `myshopify.com` is nobody else's.
 */
export function registrationOf(domain: string): Registration {
  if (domain.startsWith('[')) return { domain: null, label: null, suffix: null, ofRegistry: false };
  const below = missingSuffixes.findLast((suffix) => domain.endsWith(`.${suffix}`));
  if (below !== undefined) {
    const label =
      domain
        .slice(0, -below.length - 1)
        .split('.')
        .at(-1) ?? '';
    return { domain: `${label}.${below}`, label, suffix: below, ofRegistry: false };
  }
  const found = parse(domain, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  const label = found.domainWithoutSuffix;
  if (found.domain === null || label === null || label === '') {
    return { domain: null, label: null, suffix: found.publicSuffix, ofRegistry: found.isIcann === true };
  }
  return { domain: found.domain, label, suffix: found.publicSuffix, ofRegistry: found.isIcann === true };
}

/**
 * Whether unrelated companies have names below `domain` (canonical): `co.uk`, `github.io`, `onmicrosoft.com`, any single
 * label. By the Public Suffix List, like `registrationOf`.
 */
export function isPublicSuffix(domain: string): boolean {
  return missingSuffixes.includes(domain) || registrationOf(domain).domain === null;
}

/** The registered domain of a canonical domain: `mail.acme.co.uk` → `acme.co.uk`. One without stays as it is. */
export function registrableDomainOf(domain: string): string {
  return registrationOf(domain).domain ?? domain;
}
