import { sql } from 'drizzle-orm';
import type { Right } from '../../../shared/access/rights.ts';
import type { EnvironmentRef, UserRef } from '../../../shared/users/user.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { actorObject, actorRows } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';

/** A user as rights are decided on: read on every request, so that a removed right acts at once. */
export interface Actor {
  readonly user: UserRef;
  readonly environment: EnvironmentRef;
  readonly rights: Right[];
  readonly admin: boolean;
  readonly active: boolean;
}

const actorById = statement<{ actor: Actor }>('actor', sql`select ${actorObject} as actor from ${actorRows}`);

/** Null when the environment has no such user. An inactive one is returned: the caller refuses it. */
export async function readActor(environment: EnvironmentHandle, userId: string): Promise<Actor | null> {
  const [row] = await run(environment, actorById, { userId });
  return row?.actor ?? null;
}
