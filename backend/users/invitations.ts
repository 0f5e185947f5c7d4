import { createHash, randomBytes } from 'node:crypto';
import type { Invitation, InvitationDelivery } from '../../shared/users/admin-users.ts';
import type { EnvironmentLanguage } from '../../shared/environments/environment-settings.ts';
import type { UserRef } from '../../shared/access/user.ts';
import { withEnvironment, type EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { readLanguage } from '../environments/environments.ts';
import { findInvitation, putInvitation } from './sql/invitations.ts';
import { invitationLife, invitationState } from './rules/invitation.ts';
import type { Caller } from '../access/caller.ts';
import { composeInvitationMail } from './invitation-mail.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { UsersContext } from './users-context.ts';

/** Bytes. */
const idLength = 16;
const secretLength = 32;

/** An invitation that is stored but not sent yet. */
export interface PendingInvitation {
  /** The only copy: the database stores its hash. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly language: EnvironmentLanguage;
  readonly environment: string;
  readonly inviter: UserRef;
  readonly invited: UserRef;
}

/** Stores an invitation of this user, in place of an earlier one. */
export async function prepareInvitation(
  environment: EnvironmentHandle,
  invited: UserRef,
  by: { readonly caller: Caller; readonly at: Date },
): Promise<PendingInvitation> {
  const { user: inviter, environment: ref } = by.caller.actor;
  const token = newToken(environment.environmentId);
  const expiresAt = new Date(by.at.getTime() + invitationLife);
  const tokenSha256 = hashOf(token);
  await putInvitation(environment, {
    userId: invited.id,
    tokenSha256,
    invitedBy: inviter.id,
    sentAt: by.at,
    expiresAt,
  });
  const language = await readLanguage(environment);
  return { token, expiresAt, language, environment: ref.displayName, inviter, invited };
}

/**
 * Sends the invitation by mail if there is a mail server. Call it after the transaction has ended. An error of the mail
 * server is reported, and the admin gets the link instead.
 */
export async function deliverInvitation(
  { mailer, pagesOrigin }: Pick<UsersContext, 'mailer' | 'pagesOrigin'>,
  invitation: PendingInvitation,
  report: (error: unknown) => void,
): Promise<InvitationDelivery> {
  const expiresAt = invitation.expiresAt.toISOString();
  const path = `/invitations/${invitation.token}`;
  if (mailer === null || pagesOrigin === null) return { by: 'link', path, mailFailed: false, expiresAt };
  const { language, environment, inviter, invited } = invitation;
  const mail = composeInvitationMail({
    language,
    environment,
    inviter: { name: inviter.name, address: inviter.email },
    invited: { name: invited.name, address: invited.email },
    link: pagesOrigin + path,
  });
  try {
    await mailer(mail);
    return { by: 'mail', expiresAt };
  } catch (error) {
    report(error);
    return { by: 'link', path, mailFailed: true, expiresAt };
  }
}

/** What an invitation's page shows to whoever has its token. An unknown token, and one that was replaced, are `not_found`. */
export async function getInvitation(
  { database, now }: Pick<UsersContext, 'database' | 'now'>,
  token: string,
): Promise<Outcome<Invitation>> {
  const found = await withEnvironment(database, environmentOf(token), (environment) =>
    findInvitation(environment, hashOf(token)),
  );
  if (found === null) return fail({ code: 'not_found' });
  const state = invitationState(found, now().getTime());
  switch (state) {
    case 'gone':
      return fail({ code: 'not_found' });
    case 'used':
    case 'expired':
      return succeed({ state });
    case 'open': {
      const { environment, invitedBy, email } = found;
      return succeed({ state, environment, invitedBy, email, expiresAt: new Date(found.expiresAt).toISOString() });
    }
  }
}

/** The environment's id, which is not secret, tells where to look the token up; 256 random bits follow. */
function newToken(environmentId: string): string {
  const id = Buffer.from(environmentId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, randomBytes(secretLength)]).toString('base64url');
}

function environmentOf(token: string): string {
  const id = Buffer.from(token, 'base64url').subarray(0, idLength).toString('hex');
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A token of 256 random bits needs no salt and no slow hash: there is nothing to guess. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
