import type { AuditAction, AuditChange } from '../../shared/audit/audit.ts';
import {
  maxActiveChoices,
  type StatusChange,
  type StatusChoice,
  type TaskChoices,
  type TaskDefaults,
  type TypeChange,
  type TypeChoice,
} from '../../shared/task-choices/task-choices.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import {
  addStatus,
  addType,
  readTaskChoices,
  writeDefaults,
  writeOrder,
  writeStatus,
  writeType,
  type StoredChoices,
} from './sql/change-choices.ts';
import {
  decideChoiceChange,
  decideNewChoice,
  orderIds,
  findUnknownDefaults,
  withoutDefault,
  type ChoiceRefusal,
} from './rules/task-choices.ts';
import { asAdmin, asCaller, type Principal } from '../access/caller.ts';
import { changesOf } from '../audit/changes.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { limitsWithin } from '../environments/upload-limits.ts';
import { lockSettings } from '../environments/environments.ts';

/** All types and statuses, archived ones included, with the defaults. For every user. */
export function getTaskChoices(context: Context, principal: Principal): Promise<Outcome<TaskChoices>> {
  return asCaller(context, principal, async (environment) => succeed(await readChoicesIn(context, environment)));
}

/** Adds a type after the others. */
export function createTaskType(
  context: Context,
  principal: Principal,
  { label }: { label: string },
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async ({ environment, known, record }) => {
    const decision = decideNewChoice(known.types, label, maxActiveChoices);
    if (decision.outcome !== 'accepted') return toFailure(decision);
    await addType(environment, { id: context.newId(), label: decision.choice });
    await record('type.created', decision.choice);
    return succeed(null);
  });
}

/** Adds a status after the others. */
export function createTaskStatus(
  context: Context,
  principal: Principal,
  { label, closed }: { label: string; closed: boolean },
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async ({ environment, known, record }) => {
    const decision = decideNewChoice(known.statuses, label, maxActiveChoices);
    if (decision.outcome !== 'accepted') return toFailure(decision);
    await addStatus(environment, { id: context.newId(), label: decision.choice, closed });
    await record('status.created', decision.choice, changesOf([['closed', null, closed]]));
    return succeed(null);
  });
}

/** Renames, archives or restores a type. An archived one is no longer a default. */
export function changeTaskType(
  context: Context,
  principal: Principal,
  { typeId: id, change }: { typeId: string; change: TypeChange },
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async (work) => {
    const decision = decideChoiceChange(work.known.types, { id, change, mostActive: maxActiveChoices });
    if (decision === null) return fail({ code: 'not_found' });
    if (decision.outcome !== 'accepted') return toFailure(decision);
    await writeType(work.environment, decision.choice, context.now());
    await recordChange(work, 'type', decision.choice);
    return succeed(null);
  });
}

/** Renames, archives or restores a status, or changes whether it closes tasks. */
export function changeTaskStatus(
  context: Context,
  principal: Principal,
  { statusId: id, change }: { statusId: string; change: StatusChange },
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async (work) => {
    const decision = decideChoiceChange(work.known.statuses, { id, change, mostActive: maxActiveChoices });
    if (decision === null) return fail({ code: 'not_found' });
    if (decision.outcome !== 'accepted') return toFailure(decision);
    await writeStatus(work.environment, decision.choice, context.now());
    await recordChange(work, 'status', decision.choice);
    return succeed(null);
  });
}

/** Puts types or statuses in order. */
export function orderTaskChoices(
  context: Context,
  principal: Principal,
  { list, ids }: { list: 'types' | 'statuses'; ids: readonly string[] },
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async ({ environment, known, record }) => {
    const before = known[list];
    const order = orderIds(
      before.map(({ id }) => id),
      ids,
    );
    if (order === null) return rejectField('body.ids', 'are not those of the environment, each once');
    await writeOrder(environment, list, order);
    const labels = new Map(before.map(({ id, label }) => [id, label]));
    const labelsOf = (sequence: readonly string[]) => sequence.map((id) => labels.get(id)).join(', ');
    const changes = changesOf([['order', labelsOf(before.map(({ id }) => id)), labelsOf(order)]]);
    if (changes.length > 0) await record(list === 'types' ? 'type.ordered' : 'status.ordered', undefined, changes);
    return succeed(null);
  });
}

/** Replaces the defaults for new tasks. */
export function putTaskDefaults(
  context: Context,
  principal: Principal,
  defaults: TaskDefaults,
): Promise<Outcome<TaskChoices>> {
  return changeChoices(context, principal, async ({ environment, known, record }) => {
    const fields = findUnknownDefaults(defaults, known).map((path) => ({
      path: `body.${path}`,
      message: 'is not one that can be chosen',
    }));
    if (fields.length > 0) return fail({ code: 'invalid_request', fields });
    await writeDefaults(environment, defaults);
    const changes = changesOfDefaults(known, defaults);
    if (changes.length > 0) await record('environment.changed', undefined, changes);
    return succeed(null);
  });
}

interface Change {
  readonly environment: EnvironmentHandle;
  readonly known: StoredChoices;
  readonly record: (action: AuditAction, subject: string | undefined, changes?: AuditChange[]) => Promise<void>;
}

/** For admins: runs `work` under the settings lock, and answers all choices as they are afterwards. */
function changeChoices(
  context: Context,
  principal: Principal,
  work: (change: Change) => Promise<Outcome<null>>,
): Promise<Outcome<TaskChoices>> {
  return asAdmin(context, principal, async (environment) => {
    await lockSettings(environment);
    const result = await work({
      environment,
      known: await readTaskChoices(environment),
      record: (action, subject, changes) =>
        writeAudit(environment, {
          action,
          actorId: principal.userId,
          at: context.now(),
          ...(subject !== undefined && { subject }),
          ...(changes !== undefined && { changes }),
        }),
    });
    return result.ok ? succeed(await readChoicesIn(context, environment)) : result;
  });
}

async function readChoicesIn(context: Context, environment: EnvironmentHandle): Promise<TaskChoices> {
  const { maxFileBytes, ...choices } = await readTaskChoices(environment);
  return { ...choices, limits: limitsWithin(context.limits, maxFileBytes) };
}

/**
 * Records a change in the audit trail. Archiving and restoring are actions of their own; a default that archiving
 * clears is recorded with it.
 */
async function recordChange(
  { environment, known, record }: Change,
  kind: 'type' | 'status',
  after: TypeChoice & Partial<StatusChoice>,
): Promise<void> {
  const list: readonly (TypeChoice & Partial<StatusChoice>)[] = kind === 'type' ? known.types : known.statuses;
  const before = list.find(({ id }) => id === after.id);
  if (before === undefined) return;
  const changes = changesOf([
    ['label', before.label, after.label],
    ['closed', before.closed, after.closed],
  ]);
  if (changes.length > 0) await record(`${kind}.changed`, before.label, changes);
  if (before.archived === after.archived) return;
  const defaults = after.archived ? withoutDefault(known.defaults, after.id) : known.defaults;
  const cleared = changesOfDefaults(known, defaults);
  if (cleared.length > 0) await writeDefaults(environment, defaults);
  await record(after.archived ? `${kind}.archived` : `${kind}.restored`, after.label, cleared);
}

function changesOfDefaults({ types, statuses, defaults: before }: StoredChoices, after: TaskDefaults): AuditChange[] {
  const labelOfType = (id: string | null) => types.find((type) => type.id === id)?.label ?? null;
  const labelOfStatus = (id: string | null) => statuses.find((status) => status.id === id)?.label ?? null;
  return changesOf(
    (['mail', 'event', 'manual'] as const).flatMap((kind) => [
      [`defaults.${kind}.type`, labelOfType(before[kind].typeId), labelOfType(after[kind].typeId)] as const,
      [`defaults.${kind}.status`, labelOfStatus(before[kind].statusId), labelOfStatus(after[kind].statusId)] as const,
    ]),
  );
}

function toFailure(refusal: ChoiceRefusal): Outcome<null> {
  return refusal.outcome === 'name_taken'
    ? fail({ code: 'name_taken' })
    : rejectField(`body.${refusal.path}`, refusal.message);
}
