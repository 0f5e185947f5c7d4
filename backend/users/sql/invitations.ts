import { sql } from 'drizzle-orm';
import type { EnvironmentRef } from '../../../shared/access/user.ts';
import type { InvitationStanding } from '../rules/invitation.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

export interface NewInvitation {
  readonly userId: string;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenSha256: string;
  readonly invitedBy: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** An invitation, looked up by its token. */
export interface FoundInvitation extends InvitationStanding {
  readonly environment: EnvironmentRef;
  /** Name; null: the operator of the service. */
  readonly invitedBy: string | null;
  readonly email: string;
}

const value = sql.placeholder;
const environmentId = value('environmentId');

const upsertInvitation = statement<object>(
  'invite',
  sql`insert into invitations (environment_id, user_id, token_sha256, invited_by, sent_at, expires_at)
  values (
    ${environmentId}, ${value('userId')}, ${value('tokenSha256')}, ${value('invitedBy')}, ${value('sentAt')},
    ${value('expiresAt')}
  ) on conflict (environment_id, user_id) do update set
    token_sha256 = excluded.token_sha256, invited_by = excluded.invited_by, sent_at = excluded.sent_at,
    expires_at = excluded.expires_at`,
);

const invitationByToken = statement<{ invitation: FoundInvitation }>(
  'invitation',
  sql`select json_build_object(
    'environment', json_build_object('name', environment.name, 'displayName', environment.display_name),
    'invitedBy', inviter.name,
    'email', invited.email,
    'expiresAt', (extract(epoch from invitation.expires_at) * 1000)::bigint,
    'bound', identity.subject is not null,
    'userEnabled', invited.disabled_at is null
  ) as invitation
  from invitations invitation
    join environments environment on environment.id = ${environmentId}
    join users invited on invited.environment_id = ${environmentId} and invited.id = invitation.user_id
    join identities identity on identity.environment_id = ${environmentId} and identity.user_id = invitation.user_id
    left join users inviter on inviter.environment_id = ${environmentId} and inviter.id = invitation.invited_by
  where invitation.environment_id = ${environmentId} and invitation.token_sha256 = ${value('tokenSha256')}`,
);

/** Stores an invitation, in place of an earlier one of the same user. */
export async function putInvitation(environment: EnvironmentHandle, invitation: NewInvitation): Promise<void> {
  const { sentAt, expiresAt, ...rest } = invitation;
  const values = { ...rest, sentAt: sentAt.toISOString(), expiresAt: expiresAt.toISOString() };
  await run(environment, upsertInvitation, values);
}

/** The invitation with this token. Null when there is none, or a newer one replaced it. */
export async function findInvitation(
  environment: EnvironmentHandle,
  tokenSha256: string,
): Promise<FoundInvitation | null> {
  const [row] = await run(environment, invitationByToken, { tokenSha256 });
  return row?.invitation ?? null;
}
