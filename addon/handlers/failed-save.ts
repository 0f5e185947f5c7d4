import { dropFailedSave, keepFailedSave, listFailedSaves } from '../google/failed-saves.ts';
import { logFault } from '../google/fault-log.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { findFailedSave, idsOfEvent, type FailedSave } from '../state/failed-save.ts';
import type { Failure } from '../state/failure.ts';
import { titleOf, type SaveOrder } from '../state/save-form.ts';
import type { OpenSource, Span } from '../state/source.ts';
import type { Attempt } from '../views/error-card.ts';
import type { Context } from './context.ts';

/** The readable source of a save; null when it cannot be read. */
type Source = OpenSource | null;

/**
 * Stores the rep's entry, to be resumed when the mail or event is opened again. Never throws: the error card must be
 * shown.
 */
export function rememberFailure(
  failed: Failure,
  order: SaveOrder,
  { event, source }: { source: Source } & Pick<Context, 'event'>,
): void {
  const environment = readLinkedEnvironment();
  if (environment === null) return;
  tryOrLog(() => {
    const earlier = listFailedSaves(environment).find(
      ({ idempotencyKey }) => idempotencyKey === order.ticket.idempotencyKey,
    );
    keepFailedSave({
      idempotencyKey: order.ticket.idempotencyKey,
      environment,
      failedAt: new Date().toISOString(),
      code: failed.code,
      ...(source === null ? asUnread(order, event, earlier) : asRead(order, event, source)),
    });
  });
}

/**
 * The retry of an order, which the guard offers after a fault of the add-on itself. It sends the same entry with the
 * same key. The order is also stored, in case the card is closed. No retry when the event carries no order.
 */
export function retryKeptOrder<Order extends SaveOrder>(
  parseOrder: (event: Context['event']) => Order | null,
  attemptOf: (order: Order) => Attempt,
): (context: Context, failed: Failure) => Attempt | undefined {
  return ({ event }, failed) => {
    const order = parseOrder(event);
    if (order === null) return undefined;
    rememberFailure(failed, order, { event, source: null });
    return attemptOf(order);
  };
}

type FromSource = Pick<FailedSave, 'kind' | 'keys' | 'entry' | 'webLink'>;

function asRead({ entry }: SaveOrder, event: Context['event'], source: OpenSource): FromSource {
  // An unedited title is the source's, and is read from it again.
  const title = sameText(titleOf(source.title), entry.title) ? '' : entry.title;
  return {
    kind: source.kind,
    keys: [...idsOfEvent(event), ...keysOf(source, entry.span)],
    entry: { ...entry, title },
    webLink: source.webLink(),
  };
}

// A text field may normalize spaces and drop invisible characters; that is no edit.
function sameText(one: string, other: string): boolean {
  const [seen, entered] = [one, other].map((text) => text.normalize('NFC').replace(/[\s\p{C}]+/gu, ''));
  return seen === entered;
}

// The keys of an occurrence include that of its series, so the series need not be read: one call of Calendar less.
function keysOf(source: OpenSource, span: Span): readonly string[] {
  if (span === 'occurrence' || source.event?.recurring !== true) return source.savedKeys;
  return source.keys().filter((key) => !source.savedKeys.includes(key));
}

// Without the source it is unknown whether the title was edited, unless an earlier failure of the same save recorded
// it.
function asUnread({ entry }: SaveOrder, event: Context['event'], earlier: FailedSave | undefined): FromSource {
  return {
    kind: earlier?.kind ?? (event.gmail === null ? 'event' : 'mail'),
    keys: earlier?.keys ?? idsOfEvent(event),
    entry: { ...entry, title: earlier?.entry.title ?? '' },
    webLink: earlier?.webLink ?? null,
  };
}

/** Removes the failed saves of a source that is now saved, by a retry or by another card. */
export function forgetFailures({ ticket, entry }: SaveOrder, event: Context['event'], source: OpenSource): void {
  const environment = readLinkedEnvironment();
  if (environment === null) return;
  tryOrLog(() => {
    const keys = [...idsOfEvent(event), ...keysOf(source, entry.span)];
    const saved = listFailedSaves(environment).filter(
      (save) => save.idempotencyKey === ticket.idempotencyKey || findFailedSave(keys, [save]) !== null,
    );
    for (const { idempotencyKey } of saved) dropFailedSave(idempotencyKey);
  });
}

/** The latest failed save of this source; null when there is none. */
export function findFailureToResume(
  environment: string,
  event: Context['event'],
  source: OpenSource,
): FailedSave | null {
  const saves = listFailedSaves(environment);
  return saves.length === 0 ? null : findFailedSave([...idsOfEvent(event), ...source.keys()], saves);
}

/** What the draft card says of the failed save that it resumes. */
export function resumptionOf(
  { idempotencyKey, failedAt }: FailedSave,
  t: Translation,
): NonNullable<DraftState['resumed']> {
  return { idempotencyKey, failedAt, today: t.day(failedAt) === t.day(new Date().toISOString()) };
}

// Google may refuse to store more; the rep is waiting for the result of the save.
function tryOrLog(work: () => void): void {
  try {
    work();
  } catch (error) {
    logFault(error);
  }
}
