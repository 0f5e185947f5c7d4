import { writeAudit } from '../audit/sql/write-audit.ts';
import { summarize } from './sql/list.ts';
import { lockSettings } from './sql/settings-lock.ts';
import { isNameTaken, renameEnvironment } from './sql/names.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { decideName } from './rules/environment-name.ts';
import { changesOf } from '../audit/changes.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';

/** Who changes an environment, and when; `actorId` null: the operator of the service. */
export interface By {
  readonly environment: EnvironmentHandle;
  readonly actorId: string | null;
  readonly at: Date;
}

/** Renames the environment; its former name keeps working as an alias. The same name again changes nothing. */
export async function giveName(
  { environment, ...by }: By,
  { name: current, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  asked: string,
): Promise<Outcome<null>> {
  if (asked === current) return succeed(null);
  switch (decideName({ current, aliases, asked, taken: await isNameTaken(environment, asked) })) {
    case 'unchanged':
      return succeed(null);
    case 'name_taken':
      return fail({ code: 'name_taken' });
    case 'reserved':
      return rejectField('body.name', 'is reserved');
    case 'too_many_aliases':
      return rejectField('body.name', 'has too many former names before it: remove one first');
    case 'accepted':
      await renameEnvironment(environment, asked);
      await writeAudit(environment, {
        action: 'environment.renamed',
        ...by,
        changes: changesOf([['name', current, asked]]),
      });
      return succeed(null);
  }
}

/** As `giveName`, for callers that have not locked and read the settings. */
export async function lockAndGiveName(by: By, asked: string): Promise<Outcome<null>> {
  await lockSettings(by.environment);
  return giveName(by, await summarize(by.environment), asked);
}
