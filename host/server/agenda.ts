import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCalendar } from '../calendar/calendar-file.ts';
import type { CalendarEvent, EventDetails } from '../calendar/event.ts';
import { chooseInstance, findById, instancesBetween, type EventInstance } from '../calendar/event-instance.ts';
import { mergeEvents } from '../calendar/merge-events.ts';
import { refusalOf } from './calendar-refusal.ts';
import { problem } from './problem.ts';

/** Dropped files live in memory; beyond this many bytes the oldest make room. */
const maxDroppedBytes = 64 * 1024 * 1024;
/** Events and occurrences of one file. */
const maxOccurrences = 100_000;
/** Milliseconds from now. */
const farthest = 366 * 86_400_000;

interface CalendarFile {
  raw: Uint8Array;
  dropped: boolean;
}

/** An event or occurrence with the file it is in. */
export interface FoundEvent {
  instance: EventInstance;
  file: CalendarFile;
}

interface Reading {
  files: readonly CalendarFile[];
  events: readonly CalendarEvent[];
  fileOf: ReadonlyMap<EventDetails, CalendarFile>;
}

/** The calendar of the stand-in: sample files from folders, and what was dropped or written on the page in this run. */
export class Agenda {
  readonly #folders: readonly string[];
  #samples: Promise<CalendarFile[]> | undefined;
  #dropped: CalendarFile[] = [];
  /** The files as they were last parsed, by the reader's time zone: a time without a zone is in that zone. */
  readonly #readings = new Map<string, Reading>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Every file as it came, the newest first, for the add-on's host. The same array for the same file. */
  async listFiles(): Promise<Uint8Array[]> {
    return (await this.#all()).map(({ raw }) => raw);
  }

  /** What touches a span of time (milliseconds since 1970), in order of the starts; cancelled ones too. */
  async listBetween(span: { from: number; to: number; timeZone: string }): Promise<FoundEvent[]> {
    const reading = await this.#read(span.timeZone);
    return instancesBetween(reading.events, span).map((instance) => withFile(instance, reading));
  }

  /** By Google's id of the event or occurrence. Throws ApiError `not_found`. */
  async find(id: string, timeZone: string): Promise<FoundEvent> {
    const reading = await this.#read(timeZone);
    const found = findById(reading.events, id);
    const instance = found && (found.instance ?? chooseInstance(found.event, { timeZone }));
    if (!instance) throw problem(404, 'not_found', 'No such event.');
    return withFile(instance, reading);
  }

  /**
   * Every event of a file joins the calendar, and counts more than one of the same UID that was there.
   * @returns the first event of the file, and how many it has.
   * @throws ApiError when it has none that can be shown, saying why.
   */
  async drop(raw: Uint8Array, timeZone: string): Promise<{ first: FoundEvent; count: number }> {
    const events = parseCalendar(raw, timeZone);
    const [event] = events;
    if (event === undefined) throw refusalOf(raw);
    if (isEndless(events)) throw problem(413, 'calendar_too_large', 'The calendar has too many events.');
    this.#dropped.unshift({ raw, dropped: true });
    let kept = 0;
    this.#dropped = this.#dropped.filter((file) => (kept += file.raw.byteLength) <= maxDroppedBytes);
    const reading = await this.#read(timeZone);
    const own = reading.events.find(({ details }) => details.uid === event.details.uid) ?? event;
    const occurrence = event.originalStart === null ? undefined : isoOf(event.originalStart);
    const instance = chooseInstance(own, { occurrence, timeZone });
    if (!instance) throw problem(422, 'event_not_readable', 'The series has no such occurrence.');
    return { first: withFile(instance, reading), count: events.length };
  }

  async #all(): Promise<CalendarFile[]> {
    this.#samples ??= readSamples(this.#folders);
    return [...this.#dropped, ...(await this.#samples)];
  }

  async #read(timeZone: string): Promise<Reading> {
    const files = await this.#all();
    const kept = this.#readings.get(timeZone);
    if (kept?.files.length === files.length && kept.files.every((file, index) => file === files[index])) return kept;
    const reading = readFiles(files, timeZone);
    this.#readings.set(timeZone, reading);
    return reading;
  }
}

/**
 * Whether a file has more occurrences than can be shown in reasonable time, e.g. by a rule that repeats every second.
 * Stops to count at the limit.
 */
function isEndless(events: readonly CalendarEvent[]): boolean {
  const until = Date.now() + farthest;
  let count = 0;
  for (const event of events) {
    count += Array.from(event.starts(until)).length;
    if (count > maxOccurrences) return true;
  }
  return false;
}

/** What `OpenEvent` names an occurrence by; undefined for a single event. */
export function occurrenceOf({ originalStart }: EventInstance): string | undefined {
  return originalStart === null ? undefined : isoOf(originalStart);
}

function isoOf(time: NonNullable<EventInstance['originalStart']>): string {
  return time.kind === 'day' ? time.date : new Date(time.instant).toISOString();
}

function readFiles(files: readonly CalendarFile[], timeZone: string): Reading {
  const fileOf = new Map<EventDetails, CalendarFile>();
  const events = files.flatMap((file) => {
    const own = parseCalendar(file.raw, timeZone);
    for (const { details, changed } of own) {
      for (const each of [details, ...changed.values()]) fileOf.set(each, file);
    }
    return own;
  });
  return { files, events: mergeEvents(events), fileOf };
}

/** Adds the file that an event is in. A changed occurrence may be in another file than its series. */
function withFile(instance: EventInstance, { fileOf }: Reading): FoundEvent {
  const file = fileOf.get(instance.details) ?? fileOf.get(instance.event.details);
  if (file === undefined) throw new Error('An event of the calendar is in one of its files.');
  return { instance, file };
}

async function readSamples(folders: readonly string[]): Promise<CalendarFile[]> {
  const files: CalendarFile[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ics')).sort();
    for (const name of names) files.push({ raw: await readFile(path.join(folder, name)), dropped: false });
  }
  return files;
}
