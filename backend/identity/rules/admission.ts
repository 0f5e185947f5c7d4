import { isFreeMail } from '../../addresses/free-mail.ts';
import { personNameOf } from '../../addresses/person-name.ts';
import { singleLine } from '../../platform/text/single-line.ts';

const maxNameLength = 200;

/** What Google vouches for of somebody who has no user yet; `address` and `hostedDomain` in canonical form. */
export interface Newcomer {
  readonly address: string;
  readonly name: string | null;
  /** The token's `hd`: the Workspace that the account is of. */
  readonly hostedDomain: string | null;
}

/**
 * The domain by which somebody may be admitted: the Workspace of the account. Never the address's own: anybody can make a
 * Google account on an address that a company once gave them.
 */
export function admittingDomain({ hostedDomain }: Pick<Newcomer, 'hostedDomain'>): string | null {
  return hostedDomain === null || isFreeMail(hostedDomain) ? null : hostedDomain;
}

/** How an admitted user is called: as Google says, else after the address. */
export function admittedName({ name, address }: Pick<Newcomer, 'name' | 'address'>): string {
  const given = singleLine(name ?? '').slice(0, maxNameLength);
  return given === '' ? personNameOf(null, address.slice(0, address.lastIndexOf('@'))) : given;
}
