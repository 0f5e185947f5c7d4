import type { Draft } from '../../shared/capture/draft.ts';

/** The fields of a mail's header that say who sent it. */
export interface SenderFields {
  /** The header as RFC 5322 has it, at the start of the raw message. */
  readonly raw: string;
  /** Addresses in To and Cc. */
  readonly recipients: readonly string[];
}

// Longer than the header of any real mail.
const longestHeader = 65_536;

/**
 * Whether a machine sent the mail, or a sender of bulk: Auto-Submitted (RFC 3834 §5), List-Id (RFC 2919), Precedence,
 * Feedback-ID (Gmail's for bulk senders), X-Auto-Response-Suppress ([MS-OXCMAIL] §2.2.3.2.14). A list in the domain of
 * a recipient is a group that people write to: it passes their mail on. Linear time.
 */
export function isSentByMachine({ raw, recipients }: SenderFields): boolean {
  const window = raw.slice(0, longestHeader).replace(/\r\n/g, '\n');
  const end = window.indexOf('\n\n');
  const header = (end < 0 ? window : window.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*([^\\n]*)$`, 'im').exec(header)?.[1] ?? '';
  const submitted = field('auto-submitted').trim();
  if (submitted !== '' && !/^no\b/i.test(submitted)) return true;
  const list = listOf(field('list-id'));
  if (list !== '' && recipients.some((address) => isOfList(address, list))) return false;
  return (
    list !== '' ||
    field('feedback-id').trim() !== '' ||
    /^\s*(?:bulk|junk)\b/i.test(field('precedence')) ||
    /\b(?:all|oof|autoreply)\b/i.test(field('x-auto-response-suppress'))
  );
}

/** `"Ventes" <ventes.demo.example>` → `ventes.demo.example`. */
function listOf(written: string): string {
  return (/<([^<>]*)>\s*$/.exec(written)?.[1] ?? written).trim().toLowerCase();
}

function isOfList(address: string, list: string): boolean {
  return list.endsWith(`.${address.slice(address.lastIndexOf('@') + 1).toLowerCase()}`);
}

/** The draft in which a sender that would become a contact is `automatic` when `isMachine`, which is costly, says so. */
export function markAutomaticSender(draft: Draft, isMachine: () => boolean): Draft {
  const isOffered = ({ origin, newContact }: Draft['addresses'][number]) => origin === 'from' && newContact !== null;
  if (!draft.addresses.some(isOffered) || !isMachine()) return draft;
  const addresses = draft.addresses.map((address) =>
    isOffered(address)
      ? { ...address, newContact: null, state: address.state === 'unknown' ? ('automatic' as const) : address.state }
      : address,
  );
  return { ...draft, addresses };
}
