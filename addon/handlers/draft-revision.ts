import { type Draft } from '../../shared/capture/draft.ts';
import { idSchema } from '../../shared/ids.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { readTypedQuery, type ContactSearch } from '../state/contact-search.ts';
import type { DraftState } from '../state/draft-state.ts';
import type { FailedSave } from '../state/failed-save.ts';
import { failureFor, type Failure, type Result } from '../state/failure.ts';
import { functionNames, type FunctionName } from '../state/functions.ts';
import { carryEntry, carriesEntry, fields, parseEntry, type SaveEntry } from '../state/save-form.ts';
import { failureOfReading } from '../state/source.ts';
import type { Card } from '../views/card.ts';
import { draftCard } from '../views/draft-card.ts';
import { errorCard, type Attempt } from '../views/error-card.ts';
import { actionButton } from '../views/widgets.ts';
import { push, replace, startOver, type Answer } from './answer.ts';
import { switchLanguage, type Context } from './context.ts';
import { factsOf } from './draft-request.ts';
import { findFailureToResume, resumptionOf } from './failed-save.ts';
import { readSource } from './read-source.ts';
import { requestDraft } from './request-draft.ts';
import { maxOfferedContacts } from '../../shared/contacts/contact.ts';

/** The change that a button of the draft card, other than Save, makes. */
export interface Revision {
  /** Contacts to tick in addition. */
  readonly ticked?: readonly string[];
  /** The last search, and the contacts to offer first. */
  readonly contactSearch?: ContactSearch;
  readonly notification?: string;
  /** Shown in place of the pressed button's card; the draft stays as it is. */
  readonly instead?: Card;
}

/** Performs the button's action in an environment, given what was entered. */
export type Revise = (environment: string, entry: SaveEntry) => Result<Revision>;

/**
 * Redraws the draft card after one of its buttons. The rep's entry overrides the new proposal, and the first
 * idempotency key stays, so that one draft makes one task however often it is drawn. On failure an error card is
 * pushed; it carries the entry to the retry and back to the draft.
 */
export function reviseDraft(context: Context, pressed: FunctionName, revise: Revise): Answer {
  const { event, t } = context;
  const entry = parseEntry(event);
  if (entry === null) return push(errorCard(failureFor('invalid_request'), t));
  const revised = reviseState(context, entry, revise);
  if (!revised.ok) return push(cardOfRefusal(context, { failed: revised.failure, pressed, entry }));
  if ('instead' in revised.value) return replace(revised.value.instead);
  const { state, notification } = revised.value;
  const card = draftCard(state, switchLanguage(context, state.draft.preferences.language).t);
  return carriesEntry(event) ? startOver(card, notification) : replace(card, notification);
}

/** The retry of the button `pressed`, which the guard offers after an unexpected error; none without a valid entry. */
export function revisionAttemptFor(pressed: FunctionName): (context: Context) => Attempt | undefined {
  return ({ event }) => {
    const entry = parseEntry(event);
    return entry === null ? undefined : attemptOf({ event }, pressed, entry);
  };
}

interface Revised {
  readonly state: DraftState;
  readonly notification: string | undefined;
}

function reviseState(context: Context, entry: SaveEntry, revise: Revise): Result<Revised | { instead: Card }> {
  const { event, t } = context;
  const idempotencyKey = idSchema.safeParse(event.parameters['idempotencyKey']);
  const environment = readLinkedEnvironment();
  if (!idempotencyKey.success) return fail(failureFor('invalid_request'));
  if (environment === null) return fail(failureFor('not_linked'));
  const reading = readSource(context);
  if (reading.outcome !== 'open') return fail(failureOfReading(reading));
  const revision = revise(environment, entry);
  if (!revision.ok) return revision;
  const { instead, contactSearch, notification } = revision.value;
  if (instead !== undefined) return { ok: true, value: { instead } };
  const { contactIds, full } = addTickedContacts(entry, revision.value);
  const draft = requestDraft(environment, reading.source, listAsked(contactIds, contactSearch));
  if (!draft.ok) return draft;
  const fault = faultOf(entry, draft.value);
  const failedBefore = findFailureToResume(environment, event, reading.source);
  if (fault !== null) return fail(fault);
  const state = {
    ...factsOf(reading.source, context),
    draft: { ...draft.value, idempotencyKey: idempotencyKey.data },
    entry: { ...entry, contactIds },
    ...optionalParts(contactSearch, failedBefore, t),
  };
  return { ok: true, value: { state, notification: full ? t.messages.contacts.full : notification } };
}

/** The contacts that the draft is asked for: those ticked, and those that a search found. */
function listAsked(contactIds: readonly string[], contactSearch: ContactSearch | undefined): string[] {
  return [...new Set([...contactIds, ...(contactSearch?.firstIds ?? [])])].slice(0, maxOfferedContacts);
}

function optionalParts(
  contactSearch: ContactSearch | undefined,
  failedBefore: FailedSave | null,
  t: Context['t'],
): Pick<DraftState, 'contactSearch' | 'resumed'> {
  return {
    ...(contactSearch === undefined ? {} : { contactSearch }),
    ...(failedBefore === null ? {} : { resumed: resumptionOf(failedBefore, t) }),
  };
}

/** The contacts of the entry and of the revision; the entry's alone if there would be more than a task may have. */
function addTickedContacts(entry: SaveEntry, { ticked = [] }: Revision): { contactIds: string[]; full: boolean } {
  const contactIds = [...new Set([...entry.contactIds, ...ticked])];
  const full = contactIds.length > maxOfferedContacts;
  return { contactIds: full ? entry.contactIds : contactIds, full };
}

function fail(reason: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: reason };
}

/** The failure when the entry has a value that the draft does not offer: redrawing would drop it in silence. */
function faultOf(entry: SaveEntry, { me, contacts, types, statuses, assignees }: Draft): Failure | null {
  if (!me.creation.allowed) return { ...failureFor('rights_missing'), missingRights: me.creation.missingRights };
  const offered = new Set(contacts.filter(({ linkable }) => linkable).map(({ id }) => id));
  const contactIds = entry.contactIds.filter((id) => !offered.has(id));
  if (contactIds.length > 0) return { ...failureFor('contacts_out_of_scope'), contactIds };
  const { assigneeId } = entry;
  if (assigneeId !== null && !assignees.some(({ id }) => id === assigneeId)) return failureFor('assignee_refused');
  const known = types.some(({ id }) => id === entry.typeId) && statuses.some(({ id }) => id === entry.statusId);
  return known ? null : failureFor('invalid_request');
}

interface Refusal {
  readonly failed: Failure;
  readonly pressed: FunctionName;
  readonly entry: SaveEntry;
}

function cardOfRefusal({ event, t }: Context, { failed: reason, pressed, entry }: Refusal) {
  const { backToDraft, backWithoutThem } = t.messages.contacts;
  const contactIds = entry.contactIds.filter((id) => !reason.contactIds.includes(id));
  // An assignee who can no longer be assigned is replaced by the default.
  const assigneeId = reason.code === 'assignee_refused' ? null : entry.assigneeId;
  const back = actionButton(
    contactIds.length < entry.contactIds.length ? backWithoutThem : backToDraft,
    attemptOf({ event }, functionNames.backToDraft, { ...entry, contactIds, assigneeId }),
  );
  return errorCard(reason, t, { attempt: attemptOf({ event }, pressed, entry), extra: [back] });
}

function attemptOf({ event }: Pick<Context, 'event'>, pressed: FunctionName, entry: SaveEntry): Attempt {
  const parameters = { ...carryEntry(event.parameters, entry), [fields.contactQuery]: readTypedQuery(event) };
  return { function: pressed, parameters, carriesEntry: true };
}
