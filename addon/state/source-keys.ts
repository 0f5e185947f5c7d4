import { sourceKeySchema } from '../../shared/source.ts';

/** What stands for a mail that has no usable Message-ID. */
export interface MailContent {
  /** Milliseconds since the epoch. */
  readonly date: number;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
}

/**
 * The key under which the same mail is recognised again, in any mailbox: its Message-ID without angle brackets
 * (RFC 5322 §3.6.4), or a hash of what it says. `content` is read, and `sha256` called, only without a Message-ID.
 */
export function mailKey(messageId: string, content: () => MailContent, sha256: (text: string) => string): string {
  const key = sourceKeySchema.safeParse(`mail:${withoutBrackets(messageId)}`);
  if (key.success) return key.data;
  return `mail-hash:${sha256(JSON.stringify(content()))}`;
}

function withoutBrackets(header: string): string {
  const open = header.indexOf('<');
  const close = header.indexOf('>', open);
  return open >= 0 && close > open ? header.slice(open + 1, close).trim() : header.trim();
}
