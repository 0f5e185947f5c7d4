import type { FoundAddress, SourceKind } from '../../shared/values/source.ts';
import type { LinkAttachment, MeetingTime } from '../../shared/tasks/task.ts';
import type { WrittenTime } from './written-time.ts';
import { failureFor, type Failure } from './failure.ts';
import type { HtmlToken } from '../../shared/text/html/html-tokens.ts';
import type { WrittenAs } from '../../shared/text/quotes/written-as.ts';

/** What a task about a recurring event covers. */
export const spans = ['occurrence', 'series'] as const;
export type Span = (typeof spans)[number];

/** A file of the source. Its bytes are read only by `read`. */
export interface SourceFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Google's SHA-1 of the content, cheap. */
  readonly hash: () => string;
  /** Null when Google cannot give the bytes. They stay Google's: only a small file is read as text. */
  readonly read: () => GoogleAppsScript.Base.Blob | null;
}

/** Addresses as a draft request carries them, and how many more there were. */
export interface SourceAddresses {
  readonly addresses: readonly FoundAddress[];
  readonly overLimit: number;
}

/** What only an event has. */
export interface EventFacts {
  /** It is one occurrence of a series, so that the rep chooses what the task stands for. */
  readonly recurring: boolean;
  /** A private meeting: whoever reads the task reads it. */
  readonly isPrivate: boolean;
  /** `declined`: the user will not be there. */
  readonly standing: 'declined' | 'cancelled' | null;
  /** Names of files that cannot be linked. */
  readonly unlinked: readonly string[];
  /** The time zone that an invitation names and nobody knows, so that its times were read in the user's; else null. */
  readonly unknownZone: string | null;
}

/**
 * The open mail or event, as one interface for everything after reading. Costly parts are functions, which read Google
 * at most once per callback.
 */
export interface OpenSource {
  readonly kind: SourceKind;
  /** A mail's subject or an event's title. */
  readonly title: string;
  /** As what a mail was written; null for an event, whose text is no correspondence. */
  readonly writtenAs: WrittenAs | null;
  /** When a mail was written; null for an event, and when that is not known. */
  readonly written: WrittenTime | null;
  readonly addresses: () => SourceAddresses;
  /** Every key under which it may have been saved before. */
  readonly keys: () => readonly string[];
  /** The keys under which it is saved; of a recurring event its own, its series has others. */
  readonly savedKeys: readonly string[];
  /** The keys of the mails that this one answers. */
  readonly threadKeys: readonly string[];
  readonly attachments: readonly SourceFile[];
  readonly inlineImages: readonly SourceFile[];
  /** Files that live elsewhere and are linked, not copied. */
  readonly links: () => readonly LinkAttachment[];
  /** A mail whose calendar file is shown as the meeting. */
  readonly showsMeeting: boolean;
  readonly meeting: MeetingTime | null;
  readonly event: EventFacts | null;
  /** The source of a task that covers `span`: the series of an occurrence is a source of its own. */
  readonly ofSpan: (span: Span) => OpenSource;
  /** Where Gmail or Calendar shows it in a browser; null when Google did not say. */
  readonly webLink: () => string | null;
  /** A machine or a sender of bulk sent the mail; false where its header is not read: an event, a long mail. */
  readonly isSentByMachine: () => boolean;
  html(): string;
  /** The same, cut into tokens. */
  htmlTokens(): readonly HtmlToken[];
  text(): string;
  /** The Content-ID of each inline image, in their order; null where none is known, or `html` cites none. */
  contentIds(html: string): readonly (string | null)[];
}

/** The result of reading what is open. */
export type SourceReading =
  | { readonly outcome: 'open'; readonly source: OpenSource }
  /** Neither a mail nor an event is open. */
  | { readonly outcome: 'nothing' }
  /** A new event that Calendar has not saved yet, so that nothing can be read of it. */
  | { readonly outcome: 'unsaved' }
  /** Deleted, moved away, or its token expired; or the Calendar API is not enabled for the script. */
  | { readonly outcome: 'unreadable'; readonly code: 'source_unreadable' | 'calendar_disabled' };

/** Why a source that is not open cannot be sent. */
export function failureOfReading(reading: Exclude<SourceReading, { readonly outcome: 'open' }>): Failure {
  return failureFor(reading.outcome === 'unreadable' ? reading.code : 'source_unreadable');
}
