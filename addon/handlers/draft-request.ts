import type { DraftRequest } from '../../shared/capture/requests.ts';
import type { MeetingTime } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';
import { dayIn } from '../state/calendar-day.ts';
import type { NamedFile, SourceFacts } from '../state/draft-state.ts';
import { readSourceText, type SourceText } from '../state/source-text.ts';
import type { OpenSource, SourceFile } from '../state/source.ts';
import { partKindOf } from '../state/part-kind.ts';
import { writtenDay } from '../state/written-time.ts';
import { isTrackingPixel } from '../state/tracking-pixel.ts';
import type { Context } from './context.ts';
import { isCalendar } from './read-invitation.ts';

/**
 * The request for a draft. It has no text of the mail, which stays in Google until the rep saves. `contactIds` are
 * contacts that the rep ticked or searched for, beside those of the source.
 */
export function draftRequestOf(source: OpenSource, contactIds: readonly string[] = []): DraftRequest {
  const { kind, threadKeys } = source;
  return {
    source: {
      kind,
      keys: [...source.keys()],
      ...(threadKeys.length === 0 ? {} : { threadKeys: [...threadKeys] }),
    },
    addresses: [...source.addresses().addresses],
    historyIsTold: true,
    ...(contactIds.length === 0 ? {} : { contactIds: [...contactIds] }),
  };
}

/** What the card shows of the source itself, to this user today. */
export function factsOf(source: OpenSource, { event, t }: Context): SourceFacts {
  const pixels = source.inlineImages.filter(isTrackingPixel);
  const attachments = source.attachments.map((file, index) => ({
    ...toNamedFile(file, index),
    ...partOf(file, source),
  }));
  const today = dayIn(Date.now(), t.timeZone);
  return {
    kind: source.kind,
    subject: source.title,
    attachments,
    inlineImageCount: source.inlineImages.length - pixels.length,
    trackingPixels: {
      attached: source.attachments.flatMap((file, index) => (isTrackingPixel(file) ? [index] : [])),
      inline: pixels.map(toNamedFile),
    },
    links: source.links(),
    addressesOverLimit: source.addresses().overLimit,
    event: source.event,
    text: textOf(source, today, t),
    today,
    meetingDay: source.meeting === null ? null : startDayOf(source.meeting, t.timeZone),
    phone: event.phone,
    datePicker: event.datePicker,
  };
}

function toNamedFile({ name, size }: SourceFile, index: number): NamedFile {
  return { index, name, size };
}

function partOf(file: SourceFile, { showsMeeting }: OpenSource): Pick<NamedFile, 'part'> {
  const part = showsMeeting && isCalendar(file) ? 'calendar' : partKindOf(file);
  return part === null ? {} : { part };
}

function textOf(source: OpenSource, today: string, { language, timeZone }: Translation): SourceText {
  const { writtenAs, written } = source;
  return readSourceText(
    { html: source.html(), tokens: source.htmlTokens(), text: () => source.text() },
    {
      writtenAs,
      writtenOn: written === null ? today : writtenDay(written, (instant) => dayIn(instant, timeZone)),
      relative: written !== null,
      language,
    },
  );
}

function startDayOf({ start }: MeetingTime, timeZone: string): string {
  return start.includes('T') ? dayIn(Date.parse(start), timeZone) : start;
}
