import { parseCalendar } from '../calendar/calendar-file.ts';
import type { CalendarEvent } from '../calendar/event.ts';
import { chooseInstance } from '../calendar/event-instance.ts';
import { mergeEvents } from '../calendar/merge-events.ts';
import { ScriptError } from '../contract.ts';
import type { Mail } from '../mail/mail.ts';
import { parseMail } from '../mail/parse-mail.ts';
import { ReceivedFiles, type SentFile } from './sent-files.ts';
import type { OpenedEvent, ReadableCalendar } from './session.ts';
import type { CallbackMessage, SentItem } from './worker-messages.ts';

export interface OpenItems {
  mail: Mail | null;
  event: OpenedEvent | null;
  calendar: ReadableCalendar;
}

/** Reads the open items. A card and its buttons are about the same files, so each file is parsed once. */
export class OpenItemReader {
  readonly #files = new ReceivedFiles();

  /** Throws ScriptError when the file does not have the event that is asked for. */
  async read({ item, calendar, request }: CallbackMessage): Promise<OpenItems> {
    const files = calendar?.files ?? [];
    this.#files.receive(item.kind === 'none' ? files : [item.file, ...files]);
    const { timeZone, user } = request;
    const others = files.flatMap((file) => this.#events(file, timeZone));
    if (item.kind !== 'event') {
      const mail = item.kind === 'mail' ? await this.#mail(item) : null;
      return { mail, event: null, calendar: { id: calendar?.id ?? user.email, events: mergeEvents(others) } };
    }
    const own = this.#events(item.file, timeZone);
    const event = openEvent(item.event, own, timeZone);
    // When the calendar has this file too, its events are among `others`, where the files are in the right order.
    const { token } = item.file;
    const saved = event.unsaved === null && !files.some((file) => file.token === token) ? own : [];
    return { mail: null, event, calendar: { id: event.calendarId, events: mergeEvents([...saved, ...others]) } };
  }

  #events(file: SentFile, timeZone: string): CalendarEvent[] {
    return this.#files.readOnce(file, `events in ${timeZone}`, (raw) => parseCalendar(raw, timeZone));
  }

  #mail({ id, file }: Extract<SentItem, { kind: 'mail' }>): Promise<Mail> {
    return this.#files.readOnce(file, `mail ${id}`, (raw) => parseMail(id, raw));
  }
}

type AskedEvent = Extract<SentItem, { kind: 'event' }>['event'];

function openEvent(asked: AskedEvent, events: readonly CalendarEvent[], timeZone: string): OpenedEvent {
  const { calendarId, uid, occurrence, unsaved } = asked;
  const found = uid === undefined ? events.slice(0, 1) : events.filter(({ details }) => details.uid === uid);
  if (found.length === 0) {
    throw new ScriptError(uid === undefined ? 'The file has no event.' : `The file has no event ${uid}.`);
  }
  // A file may have several occurrences without their series.
  const instance = found.map((event) => chooseInstance(event, { occurrence, timeZone })).find((one) => one !== null);
  if (!instance) throw new ScriptError(`The event has no occurrence ${occurrence ?? ''}.`);
  return { calendarId, instance, unsaved: unsaved ?? null };
}
