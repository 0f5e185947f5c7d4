import type { AuditAction, AuditChange } from '../../../shared/audit/audit.ts';
import { losesLastAdmin, type AdminStanding } from '../../access/rules/last-admin.ts';
import { rights as allRights, type Right } from '../../../shared/access/rights.ts';
import { wholeRights } from '../../access/rules/rights.ts';

/** The properties of a user that an admin can change. */
export interface UserStanding {
  readonly name: string;
  readonly rights: readonly Right[];
  readonly admin: boolean;
  /** Not disabled. */
  readonly enabled: boolean;
}

/** The changed properties; absent ones stay. */
export interface UserEdit {
  readonly name?: string | undefined;
  readonly rights?: readonly Right[] | undefined;
  readonly admin?: boolean | undefined;
  readonly enabled?: boolean | undefined;
}

export interface UserChangeCase {
  readonly user: UserStanding & AdminStanding;
  readonly edit: UserEdit;
  /** The admins besides this user. */
  readonly otherAdmins: readonly AdminStanding[];
}

export type UserChangeDecision =
  | { readonly outcome: 'accepted'; readonly user: UserStanding; readonly done: readonly UserDeed[] }
  /** Nobody could manage the environment any more. */
  | { readonly outcome: 'last_admin' };

/** A line of the audit trail. */
export interface UserDeed {
  readonly action: AuditAction;
  readonly changes: readonly AuditChange[];
}

/** Decides on a change of a user. The decision has the changed user and the lines of the audit trail. */
export function decideUserChange({ user, edit, otherAdmins }: UserChangeCase): UserChangeDecision {
  const changed: UserStanding = {
    name: edit.name ?? user.name,
    rights: wholeRights(edit.rights ?? user.rights),
    admin: edit.admin ?? user.admin,
    enabled: edit.enabled ?? user.enabled,
  };
  const after = { ...changed, signedIn: user.signedIn };
  if (losesLastAdmin({ before: user, after, others: otherAdmins })) return { outcome: 'last_admin' };
  return { outcome: 'accepted', user: changed, done: deedsOf(user, changed) };
}

function deedsOf(from: UserStanding, to: UserStanding): UserDeed[] {
  const changes = [
    ...changeOf('name', from.name, to.name),
    ...allRights.flatMap((right) =>
      changeOf(right, toYesNo(from.rights.includes(right)), toYesNo(to.rights.includes(right))),
    ),
    ...changeOf('admin', toYesNo(from.admin), toYesNo(to.admin)),
  ];
  const deeds: UserDeed[] = changes.length === 0 ? [] : [{ action: 'user.changed', changes }];
  if (from.enabled !== to.enabled) deeds.push({ action: to.enabled ? 'user.enabled' : 'user.disabled', changes: [] });
  return deeds;
}

function changeOf(field: string, from: string, to: string): AuditChange[] {
  return from === to ? [] : [{ field, from, to }];
}

function toYesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
