/** What a line of a header block tells. */
export type HeaderField = 'sender' | 'date' | 'recipient' | 'subject' | 'other';

/** The header block that a mail client puts above the mail that is answered or forwarded. */
export interface HeaderBlock {
  readonly fields: ReadonlyMap<HeaderField, string>;
  /** The number of the line after its last one. */
  readonly end: number;
  /** A line of another label follows at once ("Société : …"), as in what a form sends. */
  readonly goesOn: boolean;
}

function labelled(field: HeaderField, words: string): (readonly [string, HeaderField])[] {
  return words.split('|').map((word) => [word, field]);
}

/** French and English, and what mailers of neighbours write. */
const labels: ReadonlyMap<string, HeaderField> = new Map([
  ...labelled('sender', 'de|from|expéditeur|von|da|van|mittente'),
  ...labelled(
    'date',
    "envoyé|envoyé le|date|date d'envoi|sent|sent on|sent at|gesendet|datum|enviado|fecha|inviato|data|verzonden|message du",
  ),
  ...labelled('recipient', 'à|to|destinataire|destinataires|pour|an|para|aan|a'),
  ...labelled('subject', 'objet|sujet|subject|betreff|asunto|oggetto|assunto|onderwerp'),
  ...labelled(
    'other',
    'cc|cci|bcc|copie|copie à|copies|répondre à|reply-to|reply to|return-path|transmis par|message-id',
  ),
  ...labelled('other', 'importance|priorité|priority|sensitivity|catégories|categories|organisation|organization'),
  ...labelled(
    'other',
    'pièces jointes|pièce jointe|pièce(s) jointe(s)|attachments|attachment|attachment(s)|newsgroups',
  ),
]);

/** Labels stand in the first characters of a line. */
const maxLabelLength = 40;

/**
 * Reads the block of "De : …", "Envoyé : …", "À : …", "Objet : …" that begins at a line, in any order. A list of
 * recipients may go on over several lines, and a value may stand on the line below its label. Null without one.
 */
export function readHeaderBlock(lines: readonly string[], start: number): HeaderBlock | null {
  const first = fieldOf(lines[start] ?? '');
  if (first === null || first === 'other') return null;
  const block: OpenBlock = { fields: new Map(), field: first, value: '', end: start };
  let index = start;
  while (index < lines.length && readHeaderLine(block, lines[index] ?? '', index)) index += 1;
  return { fields: block.fields, end: block.end, goesOn: otherLabel.test(lines[block.end] ?? '') };
}

/** A block while it is read: the field that was read last, with its value on the last line. */
interface OpenBlock {
  readonly fields: Map<HeaderField, string>;
  field: HeaderField;
  value: string;
  end: number;
}

/** Adds a line to the block; false when it is not part of it. Blank lines may stand between two fields. */
function readHeaderLine(block: OpenBlock, line: string, index: number): boolean {
  if (line.trim() === '') return true;
  const found = fieldOf(line);
  const goesOn = found === null ? block.end === index && continues(line, block) : isNext(found, block);
  if (!goesOn) return false;
  block.field = found ?? block.field;
  block.value = found === null ? line.trim() : valueOf(line);
  if ((block.fields.get(block.field) ?? '') === '') block.fields.set(block.field, block.value);
  block.end = index + 1;
  return true;
}

/** "Société : Acme": up to three words, then a value. */
const otherLabel = /^[*\s]*\p{L}[\p{L}'-]{0,20}(?: [\p{L}'-]{1,20}){0,2} ?:[*\s]+\S/u;

/**
 * Whether a block is a mail client's: it names sender, date and subject, or two of them with an address. "De : Paris",
 * "À : Lyon", "Date : 3 novembre" is a journey.
 */
export function isMailHeader({ fields, goesOn }: HeaderBlock): boolean {
  if (goesOn || !fields.has('sender')) return false;
  if (fields.has('date') && fields.has('subject')) return true;
  const addressed = (fields.get('sender') ?? '').includes('@');
  return addressed && (fields.has('date') || (fields.has('subject') && fields.has('recipient')));
}

/** A field that comes again belongs to another mail. */
function isNext(field: HeaderField, { fields }: OpenBlock): boolean {
  return field === 'other' || !fields.has(field);
}

/** A value that is empty, or a list that is not over, goes on in the next line. */
function continues(line: string, { field, value }: OpenBlock): boolean {
  if (value === '' || /[;,]$/.test(value) || /^<\S+@/.test(line.trim())) return true;
  return (field === 'recipient' || field === 'other') && (/^\s/.test(line) || isAddressList(line));
}

/** "Jeanne Martin <jeanne@…>" or "jeanne@…", of which a list has one or more. A sentence with an address is none. */
const listedAddress = /^(?:[^<>@]{0,80}<[^<>\s@]{1,80}@[^<>\s@]{1,200}>|[^<>\s@]{1,80}@[^<>\s@]{1,200})$/;

function isAddressList(line: string): boolean {
  const listed = line.split(/[;,]/).filter((piece) => piece.trim() !== '');
  return listed.length > 0 && listed.every((piece) => listedAddress.test(piece.trim()));
}

/** "*Envoyé :* mardi" → "date" */
function fieldOf(line: string): HeaderField | null {
  const start = line.slice(0, maxLabelLength);
  const colon = start.indexOf(':');
  return colon < 0 ? null : (labels.get(start.slice(0, colon).split('*').join('').trim().toLowerCase()) ?? null);
}

function valueOf(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .split('*')
    .join('')
    .trim();
}
