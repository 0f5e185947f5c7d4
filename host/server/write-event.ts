import type { NewEvent } from '../page-api.ts';

/** A calendar file (RFC 5545) for an event that was written on the page. `uid` and `now` are the caller's. */
export function writeEvent(
  event: NewEvent,
  { uid, organizer, now }: { uid: string; organizer: { email: string; name: string }; now: Date },
): Uint8Array {
  const { title, start, end, location, description, guests, timeZone } = event;
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Relais//Stand-in//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;TZID=${timeZone}:${localTime(start)}`,
    // An end before the start is no end; the start counts.
    `DTEND;TZID=${timeZone}:${localTime(end < start ? start : end)}`,
    ...textLine('SUMMARY', title),
    ...textLine('LOCATION', location),
    ...textLine('DESCRIPTION', description),
    ...(guests.length === 0 ? [] : [`ORGANIZER${nameParameter(organizer.name)}:mailto:${organizer.email}`]),
    ...(guests.length === 0
      ? []
      : [`ATTENDEE;PARTSTAT=ACCEPTED${nameParameter(organizer.name)}:mailto:${organizer.email}`]),
    ...guests.filter(isAddress).map((address) => `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${address}`),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return new TextEncoder().encode(lines.map(foldLine).join('\r\n'));
}

function localTime(text: string): string {
  return `${text.replace(/[-:]/g, '')}00`;
}

function textLine(name: string, value: string): string[] {
  if (value.trim() === '') return [];
  const escaped = value
    .trim()
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n?|\n/g, '\\n');
  return [`${name}:${withoutControls(escaped)}`];
}

/** A parameter's value has neither quotes nor line ends (RFC 5545 §3.2). */
function nameParameter(name: string): string {
  return `;CN="${withoutControls(name).replaceAll('"', "'")}"`;
}

function isAddress(text: string): boolean {
  return /^[^\s@:;,"]+@[^\s@:;,"]+$/.test(text);
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

const maxOctets = 75;

/** Lines of at most 75 octets (RFC 5545 §3.1); no character is cut in two. */
function foldLine(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    const isFull = octets + length > maxOctets;
    text += isFull ? `\r\n ${character}` : character;
    octets = (isFull ? 1 : octets) + length;
  }
  return text;
}
