import { dropFailedSave, keepFailedSave, keptFailedSaves } from '../google/failed-saves.ts';
import { logFault } from '../google/fault-log.ts';
import { linkedEnvironment } from '../google/properties.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { failedSaveOf, placesOf, type FailedSave } from '../state/failed-save.ts';
import type { Failure } from '../state/failure.ts';
import { titleOf, type SaveOrder } from '../state/save-form.ts';
import type { OpenSource, Span } from '../state/source.ts';
import type { Context } from './context.ts';

/** What may be read of the source of a save; null when nothing could be. */
type Source = OpenSource | null;

/** Keeps what the rep chose, to be taken up when the mail or event is opened again. Never stands in the way of the error card. */
export function rememberFailure(
  failed: Failure,
  order: SaveOrder,
  { event, source }: { source: Source } & Pick<Context, 'event'>,
): void {
  const environment = linkedEnvironment();
  if (environment === null) return;
  withoutFault(() => {
    const earlier = keptFailedSaves(environment).find(
      ({ idempotencyKey }) => idempotencyKey === order.ticket.idempotencyKey,
    );
    keepFailedSave({
      idempotencyKey: order.ticket.idempotencyKey,
      environment,
      failedAt: new Date().toISOString(),
      code: failed.code,
      ...(source === null ? unread(order, event, earlier) : asRead(order, event, source)),
    });
  });
}

type FromSource = Pick<FailedSave, 'kind' | 'keys' | 'entry' | 'webLink'>;

function asRead({ entry }: SaveOrder, event: Context['event'], source: OpenSource): FromSource {
  // An untouched title is the source's own; it comes back with the source.
  const title = sameText(titleOf(source.title), entry.title) ? '' : entry.title;
  return {
    kind: source.kind,
    keys: [...placesOf(event), ...keysOf(source, entry.span)],
    entry: { ...entry, title },
    webLink: source.webLink(),
  };
}

// A text field may change spaces and leave signs out that nobody sees; that is no typing.
function sameText(one: string, other: string): boolean {
  const [seen, entered] = [one, other].map((text) => text.normalize('NFC').replace(/[\s\p{C}]+/gu, ''));
  return seen === entered;
}

// Of an occurrence the other key is that of its series; asking for the series itself would be another call of Calendar.
function keysOf(source: OpenSource, span: Span): readonly string[] {
  if (span === 'occurrence' || source.event?.recurring !== true) return source.savedKeys;
  return source.keys().filter((key) => !source.savedKeys.includes(key));
}

// Nobody can tell then whether the title was typed, but for what was found out when the same save failed before.
function unread({ entry }: SaveOrder, event: Context['event'], earlier: FailedSave | undefined): FromSource {
  return {
    kind: earlier?.kind ?? (event.gmail === null ? 'event' : 'mail'),
    keys: earlier?.keys ?? placesOf(event),
    entry: { ...entry, title: earlier?.entry.title ?? '' },
    webLink: earlier?.webLink ?? null,
  };
}

/** What had failed for this source is saved now, whether by a retry or by another card. */
export function forgetFailures({ ticket, entry }: SaveOrder, event: Context['event'], source: OpenSource): void {
  const environment = linkedEnvironment();
  if (environment === null) return;
  withoutFault(() => {
    const keys = [...placesOf(event), ...keysOf(source, entry.span)];
    const saved = keptFailedSaves(environment).filter(
      (save) => save.idempotencyKey === ticket.idempotencyKey || failedSaveOf(keys, [save]) !== null,
    );
    for (const { idempotencyKey } of saved) dropFailedSave(idempotencyKey);
  });
}

/** The save of this source that failed last; null when none did. */
export function failureToResume(environment: string, event: Context['event'], source: OpenSource): FailedSave | null {
  const saves = keptFailedSaves(environment);
  return saves.length === 0 ? null : failedSaveOf([...placesOf(event), ...source.keys()], saves);
}

/** What the draft card says of the save that it takes up. */
export function resumedOf(
  { idempotencyKey, failedAt }: FailedSave,
  t: Translation,
): NonNullable<DraftState['resumed']> {
  return { idempotencyKey, failedAt, today: t.day(failedAt) === t.day(new Date().toISOString()) };
}

// Google may refuse to keep more; what the rep waits for is the answer to their save.
function withoutFault(work: () => void): void {
  try {
    work();
  } catch (error) {
    logFault(error);
  }
}
