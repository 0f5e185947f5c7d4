import { isFreeMail } from '../../addresses/free-mail.ts';
import { personNameOf } from '../../addresses/person-name.ts';
import { maySignIn, type WorkspaceDomain } from '../../environments/rules/workspace-domains.ts';
import { toSingleLine } from '../../platform/text/single-line.ts';

const maxNameLength = 200;

/** The verified claims of a person without a user; `address` and `hostedDomain` in canonical form. */
export interface Newcomer {
  readonly address: string;
  readonly name: string | null;
  /** The Workspace domain of the account (the token's `hd`). */
  readonly hostedDomain: string | null;
}

/** A Workspace domain of the environment, as far as admission depends on it. */
export type AdmittingDomain = Pick<WorkspaceDomain, 'domain' | 'restricts' | 'admits'>;

/** Whether an account without a user gets one: its Workspace admits, and no other one restricts. */
export function isAdmitted(domains: readonly AdmittingDomain[], newcomer: Pick<Newcomer, 'hostedDomain'>): boolean {
  const hosted = admissionDomainOf(newcomer);
  return domains.some(({ domain, admits }) => admits && domain === hosted) && maySignIn(domains, hosted);
}

/**
 * The domain that admission depends on: the account's Workspace domain. Never the domain of the address: anybody can
 * make a Google account for an address that a company once gave them.
 */
export function admissionDomainOf({ hostedDomain }: Pick<Newcomer, 'hostedDomain'>): string | null {
  return hostedDomain === null || isFreeMail(hostedDomain) ? null : hostedDomain;
}

/** The name of an admitted user: Google's, otherwise derived from the address. */
export function nameOfNewcomer({ name, address }: Pick<Newcomer, 'name' | 'address'>): string {
  const given = toSingleLine(name ?? '').slice(0, maxNameLength);
  return given === '' ? personNameOf(null, address.slice(0, address.lastIndexOf('@'))) : given;
}
