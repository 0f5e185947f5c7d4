import type { Draft } from '../../shared/capture/draft.ts';
import type { SourceKind } from '../../shared/values/source.ts';
import type { LinkAttachment } from '../../shared/tasks/task.ts';
import type { ContactSearch } from './contact-search.ts';
import type { PartKind } from './part-kind.ts';
import type { SaveEntry } from './save-form.ts';
import { titleOf } from './save-form.ts';
import type { EventFacts } from './source.ts';
import type { SourceText } from './source-text.ts';

/** A file of the source as the card names it; `index` is its place among the source's attachments. */
export interface NamedFile {
  readonly index: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What it is besides a document; absent for a document. */
  readonly part?: PartKind;
}

/** What the draft card shows of the source itself, read in Gmail or Calendar. */
export interface SourceFacts {
  readonly kind: SourceKind;
  readonly subject: string;
  readonly attachments: readonly NamedFile[];
  /** Without tracking pixels. */
  readonly inlineImageCount: number;
  /** Tracking pixels: indexes among the attachments, and inline images. */
  readonly trackingPixels: { readonly attached: readonly number[]; readonly inline: readonly NamedFile[] };
  readonly links: readonly LinkAttachment[];
  /** Addresses that were found but not sent for look-up. */
  readonly addressesOverLimit: number;
  readonly event: EventFacts | null;
  readonly text: SourceText;
  /** `YYYY-MM-DD` where the user is. */
  readonly today: string;
  /** The day on which the meeting that is open starts. */
  readonly meetingDay: string | null;
  /** Shown by a phone's Gmail or Calendar. */
  readonly phone: boolean;
  /** The host draws date pickers. */
  readonly datePicker: boolean;
}

/** Everything the draft card shows: the source's own part, the backend's proposal, and what stands in the fields. */
export interface DraftState extends SourceFacts {
  readonly draft: Draft;
  /** The proposal at first, then the rep's entry through every redraw. */
  readonly entry: SaveEntry;
  /** The failed save whose entry is resumed; absent when none is. */
  readonly resumed?: { readonly idempotencyKey: string; readonly failedAt: string; readonly today: boolean };
  /** Absent until something was searched for. */
  readonly contactSearch?: ContactSearch;
}

/** What the fields hold when a draft opens. */
export function proposeEntry(source: SourceFacts, draft: Draft): SaveEntry {
  return {
    title: titleOf(source.subject),
    typeId: draft.defaults.typeId,
    statusId: draft.defaults.statusId,
    contactIds: draft.contacts.filter(({ linkable, ticked }) => linkable && ticked).map(({ id }) => id),
    // Nobody can read Outlook's file, but it may carry what the mail is about.
    attachments: source.attachments
      .filter(({ part }) => part === undefined || part === 'outlookFile')
      .map(({ index }) => index)
      .filter((index) => !source.trackingPixels.attached.includes(index)),
    description: source.kind === 'event' ? 'whole' : draft.preferences.description,
    dueOn: null,
    assigneeId: null,
    span: 'occurrence',
  };
}
