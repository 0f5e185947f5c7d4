import { createHash } from 'node:crypto';

const consumerDomains = ['gmail.com', 'googlemail.com'];

export interface IdentityClaims {
  email: string;
  name: string;
  /** Google's id of the account; derived from the address when absent. */
  sub?: string;
  /** Workspace domain; the address's own unless it is Gmail's. null: no claim. */
  hd?: string | null;
  emailVerified?: boolean;
  /** Seconds by which the token is dated from now; for tests of clocks and expiry. */
  clockOffset?: number;
  /** Claims added to the others or put in their place; for tests. */
  claims?: Record<string, unknown>;
}

/** What Google says of an account, as claims of its identity tokens. */
export interface AccountClaims {
  [claim: string]: unknown;
  sub: string;
  email: string;
  name: string;
}

/** Google's stable id of a local account: 21 decimal digits made from its address. */
export function subjectOf(email: string): string {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
  return `1${(BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0')}`;
}

/** The claims of an account, as Google has them. */
export function claimsOf({ email, name, sub, hd, emailVerified = true, claims }: IdentityClaims): AccountClaims {
  const domain = hd === undefined ? workspaceDomain(email) : hd;
  return {
    sub: sub ?? subjectOf(email),
    email,
    email_verified: emailVerified,
    name,
    ...(domain === null ? {} : { hd: domain }),
    ...claims,
  };
}

function workspaceDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return consumerDomains.includes(domain) ? null : domain;
}

/** The Google accounts that can be signed in to on the login page: those offered, and whoever types an address. */
export class Accounts {
  readonly #byEmail = new Map<string, AccountClaims>();
  readonly #offered: readonly string[];

  constructor(offered: readonly IdentityClaims[]) {
    for (const account of offered) this.add(account);
    this.#offered = offered.map(({ email }) => keyOf(email));
  }

  /** Those that the login page lists. */
  get offered(): AccountClaims[] {
    return this.#offered.flatMap((key) => this.#byEmail.get(key) ?? []);
  }

  /** Makes an account, or changes what Google says of it. */
  add(account: IdentityClaims): void {
    this.#byEmail.set(keyOf(account.email), claimsOf(account));
  }

  /** The account of an address; made when there is none. */
  ofAddress(email: string): AccountClaims {
    const known = this.#byEmail.get(keyOf(email));
    if (known !== undefined) return known;
    this.add({ email: email.trim(), name: nameOf(email) });
    return this.ofAddress(email);
  }

  /** Undefined: no such account. */
  ofSubject(sub: string): AccountClaims | undefined {
    return [...this.#byEmail.values()].find((account) => account.sub === sub);
  }
}

function keyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** `claude.martin@…` is Claude Martin until Google says otherwise. */
function nameOf(email: string): string {
  const words = email
    .trim()
    .replace(/@.*$/, '')
    .split(/[._-]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
