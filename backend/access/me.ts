import type { Me } from '../../shared/access/user.ts';
import { contractVersion, oldestAddOn } from '../../shared/version.ts';
import type { Actor } from './sql/actor.ts';
import { creationOf } from './rules/rights.ts';
import type { Principal } from './caller.ts';
import { asCaller } from './caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Who the caller is in the environment and what they may do there. */
export function getMe(context: Context, principal: Principal): Promise<Outcome<Me>> {
  return asCaller(context, principal, (_environment, { actor }) =>
    Promise.resolve(succeed(meOf(actor, context.pagesOrigin))),
  );
}

/** The caller with their rights. `pagesOrigin` null: there are no pages, so no link to a task. */
export function meOf(actor: Actor, pagesOrigin: string | null): Me {
  return {
    user: actor.user,
    environment: actor.environment,
    rights: actor.rights,
    admin: actor.admin,
    creation: creationOf(actor.rights),
    taskPage: pagesOrigin === null ? null : `${pagesOrigin}/e/${actor.environment.name}/tasks/{id}`,
    contract: { version: contractVersion, oldestAddOn },
  };
}
