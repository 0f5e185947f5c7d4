import type { Draft } from '../../shared/draft.ts';

/** A file of the message as the card names it; `index` is its place among the message's attachments. */
export interface NamedFile {
  readonly index: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Everything the draft card shows: the mail's own part, read in Gmail, and the backend's proposal. */
export interface DraftState {
  readonly subject: string;
  readonly attachments: readonly NamedFile[];
  readonly inlineImageCount: number;
  /** Addresses that were found but not sent for look-up. */
  readonly addressesOverLimit: number;
  readonly draft: Draft;
}
