import type { Invitation } from '../../shared/text/calendar/invitation.ts';
import { tokenizeShownHtml } from '../../shared/text/html/shown-html.ts';
import { parseAddressList } from '../../shared/text/address/address-list.ts';
import { readWrittenAs } from '../../shared/text/quotes/written-as.ts';
import { decodeBytes, sha256 } from '../google/bytes.ts';
import type { OpenMessage } from '../google/gmail.ts';
import { isSentByMachine } from '../state/automatic-sender.ts';
import { readBodyAddresses } from '../state/body-addresses.ts';
import { findContentIds } from '../state/content-ids.ts';
import { sumBytes } from '../state/file-plan.ts';
import { addressesOfMail } from '../state/mail-addresses.ts';
import { findLinkedFiles } from '../state/linked-files.ts';
import { meetingTimeOf } from '../state/meeting-time.ts';
import { once } from '../state/once.ts';
import { isAmpText } from '../state/part-kind.ts';
import type { EventFacts, OpenSource, SourceFile } from '../state/source.ts';
import { deriveInvitationKeys, deriveMailKey, parseThreadKeys } from '../state/source-keys.ts';
import { parseDateHeader, type WrittenTime } from '../state/written-time.ts';
import { findInvitation, isCalendar, readText } from './read-invitation.ts';

/** An open mail as a source. An invitation has the keys of its meeting too. `timeZone` is the user's. */
export function sourceOfMail(message: OpenMessage, timeZone: string): OpenSource {
  const invitation = findInvitation(message.attachments, timeZone);
  const own = mailKeyOf(message);
  const { saved, related } = deriveInvitationKeys(invitation, sha256);
  const htmlTokens = once(() => tokenizeShownHtml(message.html()));
  const writtenAs = readWrittenAs(message);
  const source: OpenSource = {
    kind: 'mail',
    title: message.subject,
    writtenAs,
    written: writtenTimeOf(message),
    addresses: once(() => {
      const forms = { html: message.html(), tokens: htmlTokens(), text: () => message.text() };
      return addressesOfMail(
        { ...message, originalFrom: originalFromOf(message), body: readBodyAddresses(forms, writtenAs) },
        decodeBytes,
      );
    }),
    keys: () => [own, ...saved, ...related],
    savedKeys: [own, ...saved],
    threadKeys: parseThreadKeys(message.references, message.inReplyTo),
    attachments: filesOf(message.attachments),
    inlineImages: message.inlineImages,
    showsMeeting: invitation !== null,
    links: once(() => findLinkedFiles(message.html(), htmlTokens())),
    meeting: invitation === null ? null : meetingTimeOf(invitation.start, invitation.end),
    event: invitation === null ? null : factsOfInvitation(invitation),
    ofSpan: () => source,
    // Gmail's own URL of a message; 0 is the browser's first account.
    webLink: () => `https://mail.google.com/mail/u/0/#all/${message.id()}`,
    isSentByMachine: () => isSentByMachine({ raw: readHeader(message), recipients: recipientsOf(message) }),
    html: () => message.html(),
    htmlTokens,
    text: () => message.text(),
    contentIds: (html) => contentIdsOf(message, html),
  };
  return source;
}

/** Its files, without the text in another form, and without the second copy of a calendar (RFC 6047). */
function filesOf(attachments: readonly SourceFile[]): SourceFile[] {
  const calendars = new Set<string>();
  return attachments.filter((file) => {
    if (isAmpText(file)) return false;
    if (!isCalendar(file)) return true;
    const content = contentOf(file);
    const again = calendars.has(content);
    calendars.add(content);
    return !again;
  });
}

/** The two forms of one calendar differ in how their lines end, and in what stands before the boundary. */
function contentOf(file: SourceFile): string {
  const text = readText(file).replace(/\r/g, '').trim();
  return text === '' ? `${file.size} ${file.hash()}` : text;
}

/** A mail without a Message-ID has Gmail's date in its key, which then counts here too: each is a call of Gmail. */
function writtenTimeOf(message: OpenMessage): WrittenTime | null {
  const written = message.messageId === '' ? null : parseDateHeader(message.dateHeader());
  if (written !== null) return written;
  const instant = message.date();
  return Number.isNaN(instant) ? null : { instant, offset: null };
}

/** Null when there is nothing to say of the meeting. */
function factsOfInvitation({ cancelled, unknownZone }: Invitation): EventFacts | null {
  if (!cancelled && unknownZone === null) return null;
  return { recurring: false, isPrivate: false, standing: cancelled ? 'cancelled' : null, unlinked: [], unknownZone };
}

function mailKeyOf(message: OpenMessage): string {
  const readContent = () => ({
    date: message.date(),
    from: message.from,
    subject: message.subject,
    body: message.html() === '' ? message.text() : message.html(),
    files: message.attachments.map(({ name, size, hash }) => ({ name, size, hash: hash() })),
  });
  return deriveMailKey(message.messageId, readContent, sha256);
}

/**
 * The sender of a mail that a group passed on under its own address (`Jeanne via Ventes`): Google Groups keeps the
 * header of which it took the place (support.google.com/a/answer/3726730). Costs a call, so only such a mail is asked.
 */
function originalFromOf(message: OpenMessage): string {
  const isVia = parseAddressList(message.from, decodeBytes).some(({ name }) => /\svia\s/i.test(name ?? ''));
  return isVia ? message.header('X-Original-From') : '';
}

// Bulk is short; Gmail gives the raw message as one text.
const longestBulk = 1024 * 1024;

/** The raw message, for its header; empty when it is long, or Gmail does not give it. */
function readHeader(message: OpenMessage): string {
  return estimateRaw(message) <= longestBulk ? (message.raw() ?? '') : '';
}

function recipientsOf({ to, cc }: OpenMessage): string[] {
  return [to, cc].flatMap((header) => parseAddressList(header, decodeBytes).map(({ address }) => address));
}

// Gmail gives the raw message as one text; a longer one takes seconds of the 30 that a save has.
const longestRaw = 15 * 1024 * 1024;

/** Only the raw message has Content-IDs, so it is read if `html` has `cid:` references and it is not too long. */
function contentIdsOf(message: OpenMessage, html: string): (string | null)[] {
  const images = message.inlineImages;
  const needed = images.length > 0 && /\bcid:/i.test(html) && estimateRaw(message) <= longestRaw;
  const raw = needed ? message.raw() : null;
  return raw === null ? images.map(() => null) : findContentIds({ raw, html }, images, decodeBytes);
}

/** Characters, with files in base64 (RFC 2045). */
function estimateRaw(message: OpenMessage): number {
  const bytes = sumBytes([...message.attachments, ...message.inlineImages]);
  return message.html().length + Math.ceil((bytes * 4) / 3);
}
