import { sql, type SQL } from 'drizzle-orm';
import type { WebSessionRow } from '../../../shared/identity/web-session.ts';
import type { Database } from '../../platform/database/database.ts';
import type { GoogleIdentity } from './directory.ts';
import type { renewLife, SessionLife } from '../rules/session-life.ts';
import { inDirectory, runInDirectory } from '../../platform/database/directory-scope.ts';
import { instant } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';

/** A browser that signs in. */
export interface NewWebSession {
  readonly id: string;
  readonly tokenSha256: string;
  /** The hash of the session that it takes the place of; null: none. */
  readonly former: string | null;
  readonly identity: GoogleIdentity;
  readonly browser: string;
  readonly life: SessionLife;
}

/** The session of a cookie. */
export interface FoundWebSession {
  readonly id: string;
  readonly identity: GoogleIdentity;
  /** False: it has expired and is not swept yet. */
  readonly live: boolean;
  /** The person's user in the environment that was asked for; null when there is none, or no environment was asked for. */
  readonly member: { readonly environmentId: string; readonly userId: string } | null;
}

export interface WebSessionQuery {
  readonly tokenSha256: string;
  /** Name or former name of the environment to enter; null: none. */
  readonly environment: string | null;
  readonly at: Date;
}

const value = sql.placeholder;

const insertSession = statement<object>(
  'insert_web_session',
  sql`
  with displaced as (
    delete from web_sessions session using (
      select id from web_sessions where subject = ${value('subject')}
      order by last_seen_at desc offset ${value('kept')}::int
    ) oldest where session.id = oldest.id
  ), ended as (
    delete from web_sessions where token_sha256 = ${value('former')}::text
  )
  insert into web_sessions (
    id, token_sha256, subject, address, name, hosted_domain, browser, created_at, last_seen_at, ends_at, expires_at
  ) values (
    ${value('id')}, ${value('tokenSha256')}, ${value('subject')}, ${value('address')}, ${value('name')},
    ${value('hostedDomain')}, ${value('browser')}, ${value('at')}, ${value('at')}, ${value('endsAt')},
    ${value('expiresAt')}
  )`,
);

const environmentOfName: SQL = sql`coalesce(
  (select own.id from environments own where own.name = ${value('environment')}::text),
  (select former.environment_id from environment_aliases former where former.name = ${value('environment')}::text)
)`;

type SessionRow = Omit<FoundWebSession, 'live'> & Readonly<Record<keyof SessionLife, string>>;

const sessionByToken = statement<{ session: SessionRow }>(
  'web_session',
  sql`
  select json_build_object(
    'id', session.id,
    'identity', json_build_object(
      'subject', session.subject, 'address', session.address, 'name', session.name, 'hostedDomain', session.hosted_domain
    ),
    'lastSeenAt', ${instant(sql`session.last_seen_at`)},
    'endsAt', ${instant(sql`session.ends_at`)},
    'expiresAt', ${instant(sql`session.expires_at`)},
    'member', case when member.user_id is not null then
      json_build_object('environmentId', member.environment_id, 'userId', member.user_id)
    end
  ) as session
  from web_sessions session
    left join identities member on member.environment_id = ${environmentOfName} and member.subject = session.subject
  where session.token_sha256 = ${value('tokenSha256')}`,
);

const touchSession = statement<object>(
  'touch_web_session',
  sql`
  update web_sessions
  set last_seen_at = ${value('at')}::timestamptz, ends_at = ${value('endsAt')}::timestamptz
  where id = ${value('id')} and last_seen_at < ${value('at')}::timestamptz`,
);

const sessionsOfPerson = statement<{ session: WebSessionRow }>(
  'web_sessions_of_person',
  sql`
  select json_build_object(
    'id', session.id,
    'browser', nullif(session.browser, ''),
    'createdAt', ${instant(sql`session.created_at`)},
    'lastSeenAt', ${instant(sql`session.last_seen_at`)},
    'endsAt', ${instant(sql`session.ends_at`)},
    'current', session.id = ${value('currentId')}::uuid
  ) as session
  from web_sessions session
  where session.subject = ${value('subject')} and session.ends_at > ${value('at')}::timestamptz
  order by session.id = ${value('currentId')}::uuid desc, session.last_seen_at desc, session.id`,
);

const deleteOne = statement<{ id: string }>(
  'delete_web_session',
  sql`delete from web_sessions where id = ${value('id')} and subject = ${value('subject')} returning id`,
);

const deleteAll = statement<{ id: string }>(
  'delete_web_sessions',
  sql`delete from web_sessions where subject = ${value('subject')} returning id`,
);

const deleteEnded = statement<{ id: string }>(
  'sweep_web_sessions',
  sql`delete from web_sessions where ends_at <= ${value('at')}::timestamptz returning id`,
);

/** Stores a session. Of a person's sessions beyond `most`, those unused for longest are deleted. */
export async function insertWebSession(database: Database, session: NewWebSession, most: number): Promise<void> {
  const { id, tokenSha256, former, identity, browser, life } = session;
  await inDirectory(database, (connection) =>
    runInDirectory(connection, insertSession, {
      id,
      tokenSha256,
      former,
      ...identity,
      browser,
      at: life.lastSeenAt.toISOString(),
      endsAt: life.endsAt.toISOString(),
      expiresAt: life.expiresAt.toISOString(),
      kept: most - 1,
    }),
  );
}

/**
 * The session of a cookie, with the person's user in the environment asked for; null when there is none. `decide` says
 * whether it is live and until when it is prolonged.
 */
export function findWebSession(
  database: Database,
  query: WebSessionQuery,
  decide: (life: SessionLife) => ReturnType<typeof renewLife>,
): Promise<FoundWebSession | null> {
  const { tokenSha256, environment } = query;
  return inDirectory(database, async (connection) => {
    const [row] = await runInDirectory(connection, sessionByToken, { tokenSha256, environment });
    if (row === undefined) return null;
    const { lastSeenAt, endsAt, expiresAt, ...session } = row.session;
    const [seen, ends, expires] = [new Date(lastSeenAt), new Date(endsAt), new Date(expiresAt)];
    const coming = decide({ lastSeenAt: seen, endsAt: ends, expiresAt: expires });
    if (coming.endsAt !== null) {
      const values = { id: session.id, at: query.at.toISOString(), endsAt: coming.endsAt.toISOString() };
      await runInDirectory(connection, touchSession, values);
    }
    return { ...session, live: coming.live };
  });
}

/** A person's sessions: the current one first, then by last use. */
export async function selectWebSessions(
  database: Database,
  query: { readonly subject: string; readonly currentId: string; readonly at: Date },
): Promise<WebSessionRow[]> {
  const rows = await inDirectory(database, (connection) =>
    runInDirectory(connection, sessionsOfPerson, { ...query, at: query.at.toISOString() }),
  );
  return rows.map(({ session }) => session);
}

/** Ends one session of this person. False: they have no such session. */
export async function deleteWebSession(
  database: Database,
  session: { readonly id: string; readonly subject: string },
): Promise<boolean> {
  const ended = await inDirectory(database, (connection) => runInDirectory(connection, deleteOne, session));
  return ended.length > 0;
}

/** Ends every session of this person; answers how many. */
export async function deleteWebSessions(database: Database, subject: string): Promise<number> {
  return (await inDirectory(database, (connection) => runInDirectory(connection, deleteAll, { subject }))).length;
}

/** Deletes expired sessions; returns their number. */
export async function sweepWebSessions(database: Database, at: Date): Promise<number> {
  const values = { at: at.toISOString() };
  return (await inDirectory(database, (connection) => runInDirectory(connection, deleteEnded, values))).length;
}
