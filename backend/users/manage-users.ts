import type {
  AdminUser,
  InvitedUser,
  NewUserRequest,
  UserChange,
  UserFilter,
  UserPage,
} from '../../shared/users/admin-users.ts';
import { canonicalAddress } from '../addresses/canonical-address.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { addUser } from './add-user.ts';
import { editUser } from './edit-user.ts';
import { lockUser } from './sql/user-change.ts';
import { selectUsers, readUser } from './sql/user-list.ts';
import { queryWords } from '../platform/text/search-words.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import type { UserEdit } from './rules/user-change.ts';
import type { Principal } from '../access/caller.ts';
import { asAdmin } from '../access/caller.ts';
import { deliverInvitation, prepareInvitation, type PendingInvitation } from './invitations.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail, rejectField } from '../platform/outcome.ts';
import type { UsersContext } from './users-context.ts';
import { wholeRights } from '../access/rules/rights.ts';

const usualLimit = 50;

/** One page of the environment's users, by name. */
export function listUsers(
  context: UsersContext,
  principal: Principal,
  query: UserFilter & { readonly limit?: string | undefined; readonly cursor?: string | undefined },
): Promise<Outcome<UserPage>> {
  const { text, limit, cursor, ...filter } = query;
  return asAdmin(context, principal, async (environment) => {
    const words = text === undefined ? [] : queryWords(text);
    if (text !== undefined && words.length === 0) return succeed({ users: [], total: 0, nextCursor: null });
    const page = { filter, words, limit: limit === undefined ? usualLimit : Number(limit), afterId: cursor ?? null };
    return succeed(await selectUsers(environment, page));
  });
}

/** One user. */
export function getUser(context: UsersContext, principal: Principal, userId: string): Promise<Outcome<AdminUser>> {
  return asAdmin(context, principal, (environment) => readAdminUser(environment, userId));
}

/** Receives an error of the mail server. */
export type Report = (error: unknown) => void;

/** Adds a user and invites them. `user_exists`: a user, in whatever state, has the address already. */
export async function inviteUser(
  context: UsersContext,
  principal: Principal,
  { request, report }: { request: NewUserRequest; report: Report },
): Promise<Outcome<InvitedUser>> {
  const { email, admin } = request;
  const emailCanonical = canonicalAddress(email);
  if (emailCanonical === null) return rejectField('body.email', 'is no address');
  const name = toSingleLineName(request.name);
  if (name === '') return rejectField('body.name', 'is empty');
  const rights = wholeRights(request.rights);
  const invited = await asAdmin(context, principal, async (environment, caller) => {
    const at = context.now();
    const user = { id: context.newId(), name, email: email.trim() };
    const added = { ...user, emailCanonical, rights, admin, at };
    if (!(await addUser(environment, added, caller.viewer.userId))) return fail({ code: 'user_exists' });
    return readInvited(environment, await prepareInvitation(environment, user, { caller, at }));
  });
  return deliver(context, invited, report);
}

/** Invites a user again who has never signed in. The earlier invitation becomes invalid. */
export async function inviteUserAgain(
  context: UsersContext,
  principal: Principal,
  { userId, report }: { userId: string; report: Report },
): Promise<Outcome<InvitedUser>> {
  const invited = await asAdmin(context, principal, async (environment, caller) => {
    const locked = await lockUser(environment, userId);
    const user = await readUser(environment, userId);
    if (locked === null || user === null) return fail({ code: 'not_found' });
    if (locked.user.signedIn) return fail({ code: 'user_exists' });
    if (!locked.user.enabled) return rejectField('params.userId', 'is disabled');
    const at = context.now();
    const actorId = caller.viewer.userId;
    await writeAudit(environment, { action: 'user.invited', actorId, at, userId });
    return readInvited(environment, await prepareInvitation(environment, user, { caller, at }));
  });
  return deliver(context, invited, report);
}

/** Changes a user; absent members stay. `last_admin`: the environment would have no active admin. */
export async function changeUser(
  context: UsersContext,
  principal: Principal,
  { userId, change }: { userId: string; change: UserChange },
): Promise<Outcome<AdminUser>> {
  const { name: written, rights, admin, active: enabled } = change;
  const name = written === undefined ? undefined : toSingleLineName(written);
  if (name === '') return rejectField('body.name', 'is empty');
  const edit: UserEdit = { name, rights, admin, enabled };
  if (Object.values(edit).every((value) => value === undefined)) return rejectField('body', 'changes nothing');
  return asAdmin(context, principal, async (environment, { viewer }) => {
    const by = { actorId: viewer.userId, at: context.now() };
    const { outcome } = await editUser(environment, { userId, edit }, by);
    if (outcome !== 'accepted') return fail({ code: outcome });
    return readAdminUser(environment, userId);
  });
}

async function readAdminUser(environment: EnvironmentHandle, userId: string): Promise<Outcome<AdminUser>> {
  const user = await readUser(environment, userId);
  return user === null ? fail({ code: 'not_found' }) : succeed(user);
}

interface UserWithInvitation {
  readonly user: AdminUser;
  readonly pending: PendingInvitation;
}

async function readInvited(
  environment: EnvironmentHandle,
  pending: PendingInvitation,
): Promise<Outcome<UserWithInvitation>> {
  const user = await readAdminUser(environment, pending.invited.id);
  return user.ok ? succeed({ user: user.value, pending }) : user;
}

/** Runs outside the transaction, because a mail server may be slow. */
async function deliver(
  context: UsersContext,
  invited: Outcome<UserWithInvitation>,
  report: Report,
): Promise<Outcome<InvitedUser>> {
  if (!invited.ok) return invited;
  const { user, pending } = invited.value;
  return succeed({ user, invitation: await deliverInvitation(context, pending, report) });
}
