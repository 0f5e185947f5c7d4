import { readInvitation, type Invitation } from '../../shared/text/calendar/invitation.ts';
import { decodeBlob } from '../google/bytes.ts';
import type { SourceFile } from '../state/source.ts';

// Longer than any calendar of one meeting.
const longest = 1_000_000;
// An invitation has the calendar once, or twice in two forms.
const maxRead = 3;

/**
 * The meeting of an invitation or cancellation; null for any other mail. Reads the attached calendar files (RFC 6047),
 * which must all be about one meeting. `timeZone` is the user's.
 */
export function findInvitation(attachments: readonly SourceFile[], timeZone: string): Invitation | null {
  const calendars = attachments.filter(isCalendar).slice(0, maxRead);
  const read = calendars.map((file) => readInvitation(readText(file), timeZone));
  const invitations = read.flatMap((invitation) => (invitation === null ? [] : [invitation]));
  const [first] = invitations;
  if (first === undefined || invitations.some(({ uid }) => uid !== first.uid)) return null;
  return announcing.has(first.method) ? first : null;
}

/**
 * The methods (RFC 5546) with which an organizer announces a meeting. With others a guest replies or asks: such a mail
 * is about a meeting, but is not it. A file without METHOD was published.
 */
const announcing = new Set(['', 'PUBLISH', 'REQUEST', 'ADD', 'CANCEL']);

export function isCalendar({ name, mediaType }: SourceFile): boolean {
  return /^(?:text\/calendar|application\/ics)(?:;|$)/i.test(mediaType) || /\.ics$/i.test(name);
}

/** Its text; '' when it is longer than any calendar of one meeting, or Google cannot give it. */
export function readText(file: SourceFile): string {
  const blob = file.size > longest ? null : file.read();
  return blob === null ? '' : decodeBlob(blob);
}
