import type { MeetingTime } from '../../shared/tasks/task.ts';
import { textOfHtml } from '../../shared/text/html/html-text.ts';
import { encodeEntities } from '../../shared/text/html/html-entities.ts';
import { asHtml } from '../../shared/text/html/loose-html.ts';
import type { Translation } from '../i18n/translation.ts';
import type { CalendarEvent, Conference, EntryPoint, EventFile, EventPerson, Guest } from '../state/calendar-event.ts';
import { takeConferenceText, type ConferenceText } from '../state/conference-text.ts';
import { meetingTimeWords } from './meeting-time-words.ts';

/** What the description of a meeting's task is made of. */
export interface DescribedEvent {
  readonly event: CalendarEvent;
  readonly meeting: MeetingTime | null;
  /** The whole series, whose time is that of its first occurrence. */
  readonly series: boolean;
  /** Files that cannot be linked; their addresses are kept here. */
  readonly unlinked: readonly EventFile[];
}

/** A line of the head: a label and its values, inline if there is one value, otherwise as a list. */
interface HeadLine {
  readonly label: string;
  readonly values: readonly Value[];
  readonly list: boolean;
}

interface Value {
  readonly text: string;
  readonly url?: string;
}

/** The description of a meeting's task as HTML: a readable head (time, place, conference, people), then the event's own text. */
export function eventHtml(described: DescribedEvent, t: Translation): string {
  const { text, lines } = readParts(described, t);
  const head = lines.map(({ label, values, list }) => {
    const title = `<b>${encodeEntities(t.messages.labelled(label, ''))}</b>`;
    const shown = values.map(({ text, url }) => wrapInLink(encodeEntities(text), url));
    if (!list) return `<div>${title}${shown.join(encodeEntities(t.messages.separator))}</div>`;
    return `<div>${title}</div><ul>${shown.map((value) => `<li>${value}</li>`).join('')}</ul>`;
  });
  return head.join('\n') + (text.rest.trim() === '' ? '' : `\n<hr>\n${text.rest}`);
}

/** The same as plain text. */
export function eventText(described: DescribedEvent, t: Translation): string {
  const { text, lines } = readParts(described, t);
  const head = lines.map(({ label, values, list }) => {
    const shown = values.map(plainTextOf);
    if (!list) return t.messages.labelled(label, shown.join(t.messages.separator));
    return [t.messages.labelled(label, '').trimEnd(), ...shown.map((value) => `- ${value}`)].join('\n');
  });
  return [head.join('\n'), textOfHtml(text.rest)].filter((part) => part !== '').join('\n\n');
}

/** The lines of the head, and the event's own text without what the conference service wrote: the head has that. */
function readParts(described: DescribedEvent, t: Translation): { text: ConferenceText; lines: HeadLine[] } {
  const text = takeConferenceText(asHtml(described.event.description));
  return { text, lines: headOf(described, text, t) };
}

function plainTextOf({ text, url }: Value): string {
  if (url === undefined || url.startsWith('tel:')) return text;
  return url.endsWith(text) ? url : `${text} <${url}>`;
}

function wrapInLink(html: string, url: string | undefined): string {
  return url === undefined ? html : `<a href="${encodeEntities(url)}">${html}</a>`;
}

function headOf(described: DescribedEvent, text: ConferenceText, t: Translation): HeadLine[] {
  const { event, meeting, series, unlinked } = described;
  const { eventHead: words } = t.messages;
  const guests = event.guests.filter(({ room }) => !room).map((guest) => ({ text: guestWords(guest, t) }));
  const rooms = event.guests.filter(({ room }) => room).map((room) => ({ text: room.name ?? room.email }));
  const cancelled = event.cancelled ? [{ text: words.cancelled }] : [];
  const time = meeting === null ? [] : [{ text: meetingTimeWords(meeting, t) }];
  const hidden = event.guestsHidden ? [{ text: words.guestsHidden }] : [];
  return [
    inlineLine(series ? words.firstTime : words.when, [...time, ...cancelled]),
    inlineLine(words.where, [{ text: joinLines(event.location) }]),
    ...conferenceLines(event.conference, text, t),
    inlineLine(words.organizer, event.organizer === null ? [] : [{ text: personWords(event.organizer) }]),
    { label: words.guests, values: [...guests, ...hidden], list: true },
    inlineLine(words.rooms, rooms),
    { label: words.unlinked, values: unlinked.map(({ title, url }) => ({ text: `${title} ${url}` })), list: true },
  ].filter(({ values }) => values.some(({ text }) => text !== ''));
}

function inlineLine(label: string, values: readonly Value[]): HeadLine {
  return { label, values, list: false };
}

/** Google's own entry points, then what the event's text says beyond them. */
function conferenceLines(conference: Conference | null, text: ConferenceText, t: Translation): HeadLine[] {
  const { eventHead: words } = t.messages;
  const points = conference?.entryPoints ?? [];
  const phones = points.filter(({ kind }) => kind === 'phone').map((point) => pointValue(point, t));
  const others = points.filter(({ kind }) => kind !== 'phone').map((point) => pointValue(point, t));
  const name = conference === null || conference.name === '' || others.length === 0 ? [] : [{ text: conference.name }];
  const { url } = text;
  const isKnown = url === null || points.some((point) => withoutQuery(point.url) === withoutQuery(url));
  const link = isKnown ? [] : [pointValue({ kind: 'video', label: '', url, codes: [] }, t)];
  const digits = [...phones, ...others].map((value) => digitsOf(value.text)).join(' ');
  const details = text.details
    .filter((detail) => !digits.includes(digitsOf(detail)))
    .map((detail) => ({ text: detail }));
  return [inlineLine(words.conference, [...name, ...others, ...link, ...details]), inlineLine(words.phone, phones)];
}

function withoutQuery(url: string): string {
  return url.replace(/^https?:\/\/|[?#].*$/gi, '');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function pointValue({ label, url, codes }: EntryPoint, t: Translation): Value {
  const shown = label === '' ? url.replace(/^[a-z]+:(?:\/\/)?/i, '') : label;
  const { separator, eventHead } = t.messages;
  const text = [shown, ...codes.map(({ kind, code }) => eventHead.codes[kind](code))].join(separator);
  return /^(?:https?:\/\/|tel:)/i.test(url) ? { text, url } : { text };
}

function guestWords(guest: Guest, t: Translation): string {
  const { eventHead: words, separator } = t.messages;
  return [
    personWords(guest),
    words.answers[guest.answer],
    ...(guest.optional ? [words.optional] : []),
    ...(guest.additional > 0 ? [words.additional(guest.additional)] : []),
  ].join(separator);
}

function personWords({ name, email }: EventPerson): string {
  if (name === null || name === email) return email;
  return email === '' ? name : `${name} <${email}>`;
}

function joinLines(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(', ');
}
