/** As what a mail was written: the first of its thread, an answer, or a forward. */
export type WrittenAs = 'first' | 'answer' | 'forward';

/** The headers that say it, as Gmail gives them; '' when a mail has none. */
export interface ThreadHeaders {
  readonly subject: string;
  readonly references: string;
  readonly inReplyTo: string;
}

/** What mailers put before a subject (RFC 5322 §3.6.5: "Re: "), in the languages of their users. */
const answerMarks = new Set('re ré rép rep aw sv vs antw res odp ynt r'.split(' '));
const forwardMarks = new Set('tr fw fwd transf wg rv enc doorst vb i pd'.split(' '));

/** "RE : ", "Re[2]: ", "TR: " */
const mark = /^([\p{L}]{1,6})\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]/u;
/** "[Sales] ", which lists put before the subject. */
const listName = /^\[[^\]]{0,80}\]\s*/;

/** The mark before the subject decides; a mail that names others (RFC 5322 §3.6.4) without one is an answer. */
export function readWrittenAs({ subject, references, inReplyTo }: ThreadHeaders): WrittenAs {
  const start = subject.slice(0, 200).normalize('NFC').trim().replace(listName, '');
  const word = mark.exec(start)?.[1]?.toLowerCase() ?? '';
  if (forwardMarks.has(word)) return 'forward';
  return answerMarks.has(word) || references.trim() !== '' || inReplyTo.trim() !== '' ? 'answer' : 'first';
}
