import { readInvitation, type Invitation } from '../../shared/text/calendar/invitation.ts';
import { blobText } from '../google/bytes.ts';
import type { SourceFile } from '../state/source.ts';

// No calendar of one meeting is longer.
const longest = 1_000_000;
// An invitation is sent once, or twice in two guises.
const maxRead = 3;

/**
 * The meeting that a mail is the invitation to, or the cancellation of; null when it is none. Reads the calendar files
 * among its attachments (RFC 6047), which must all be about the same meeting. `timeZone` is the user's.
 */
export function invitationOf(attachments: readonly SourceFile[], timeZone: string): Invitation | null {
  const calendars = attachments.filter(isCalendar).slice(0, maxRead);
  const read = calendars.map((file) => (file.size > longest ? null : readInvitation(textOf(file), timeZone)));
  const invitations = read.flatMap((invitation) => (invitation === null ? [] : [invitation]));
  const [first] = invitations;
  if (first === undefined || invitations.some(({ uid }) => uid !== first.uid)) return null;
  return announcing.has(first.method) ? first : null;
}

/**
 * By these methods (RFC 5546) an organizer says what the meeting is. The others are what a guest answers or asks: such a
 * mail is about the meeting but is not it. Without a method a file is what was published.
 */
const announcing = new Set(['', 'PUBLISH', 'REQUEST', 'ADD', 'CANCEL']);

function isCalendar({ name, mediaType }: SourceFile): boolean {
  return /^(?:text\/calendar|application\/ics)(?:;|$)/i.test(mediaType) || /\.ics$/i.test(name);
}

function textOf(file: SourceFile): string {
  const read = file.read();
  return read === null ? '' : blobText(read.blob);
}
