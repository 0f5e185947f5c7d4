import { readActor } from './sql/actor.ts';
import type { Actor } from './sql/actor.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import type { Viewer } from './rules/rights.ts';
import { scopeOf } from './rules/rights.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/**
 * The user and environment that a session token names. The token holds no rights: they are read from the database on
 * each request.
 */
export interface Principal {
  environmentId: string;
  userId: string;
}

/** An active user of the environment with their rights as they are now. */
export interface Caller {
  actor: Actor;
  viewer: Viewer;
}

/**
 * Runs `work` in one transaction of the caller's environment, after reading the caller's user and rights in it. A user
 * who no longer exists is `unauthenticated`, a disabled one `user_disabled`. A `work` that fails has written nothing.
 */
export function asCaller<T>(
  { database }: Pick<Context, 'database'>,
  principal: Principal,
  work: (environment: EnvironmentHandle, caller: Caller) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return withEnvironment(database, principal.environmentId, async (environment) => {
    const caller = callerOf(await readActor(environment, principal.userId));
    return caller.ok ? work(environment, caller.value) : caller;
  });
}

/** Refuses a user who is gone or disabled. */
export function callerOf(actor: Actor | null): Outcome<Caller> {
  if (actor === null) return fail({ code: 'unauthenticated' });
  if (!actor.active) return fail({ code: 'user_disabled' });
  return succeed({ actor, viewer: { userId: actor.user.id, scope: scopeOf(actor.rights, actor.admin) } });
}

/**
 * As `asCaller`, for admins only; everybody else gets `not_found`. The right is checked before anything else is read,
 * so that a refusal reveals nothing of the environment.
 */
export function asAdmin<T>(
  context: Pick<Context, 'database'>,
  principal: Principal,
  work: (environment: EnvironmentHandle, caller: Caller) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return asCaller(context, principal, (environment, caller) =>
    caller.actor.admin ? work(environment, caller) : Promise.resolve(fail({ code: 'not_found' })),
  );
}
