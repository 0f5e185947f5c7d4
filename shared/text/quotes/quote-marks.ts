/** Marks that mailers put on or between lines: quotation marks, rules, separators. Lines are normalized (see quoted-lines). */

/** Whether a line is quoted: "> …" (RFC 3676 §4.5). */
export function isQuoted(line: string): boolean {
  return line.trimStart().startsWith('>');
}

/** Whether a line is a row of hyphens, underscores or the like. */
export function isRule(line: string): boolean {
  const mark = line.trim();
  return mark.length > 2 && /^[-_=*–—]+$/.test(mark);
}

const separators = new Set([
  "message d'origine",
  'message original',
  'original message',
  'message initial',
  'mail original',
  "mail d'origine",
  'e mail original',
  "e mail d'origine",
  'original mail',
  'original email',
  'courriel original',
  "courriel d'origine",
  'reply message',
  'ursprüngliche nachricht',
  'mensaje original',
  'mensagem original',
  'messaggio originale',
  'oorspronkelijk bericht',
]);
const forwardSeparators = new Set([
  'message transféré',
  'message transmis',
  'message réexpédié',
  'mail transféré',
  'mail transmis',
  'e mail transféré',
  'courriel transféré',
  'forwarded message',
  'forwarded mail',
  'forwarded email',
  'weitergeleitete nachricht',
  'mensaje reenviado',
  'messaggio inoltrato',
]);
const forwardStarts = [
  'début du message transféré',
  'début du message réexpédié',
  'début du mail transféré',
  'begin forwarded message',
];

/** What a separator such as "-----Message d'origine-----" begins; null for any other line. */
export function separatorKind(line: string): 'original' | 'forward' | null {
  const words = line.split('*').join('').trim().toLowerCase();
  if (forwardStarts.some((start) => words.startsWith(start))) return 'forward';
  if (!/^[-_=]{2}/.test(words))
    return words.endsWith(':') && forwardSeparators.has(bareWords(words)) ? 'forward' : null;
  return kindOf(bareWords(words)) ?? kindOf(bareWords(framedWords.exec(words)?.[1] ?? ''));
}

/** A webmail may leave out the line break behind it. */
const framedWords = /^[-_=]{2,}([^-_=]{1,60})[-_=]{2}/;

function kindOf(words: string): 'original' | 'forward' | null {
  if (forwardSeparators.has(words)) return 'forward';
  return separators.has(words) ? 'original' : null;
}

function bareWords(framed: string): string {
  const words = framed.replace(/[-_=\s]+/g, ' ').trim();
  return words.endsWith(':') ? words.slice(0, -1).trim() : words;
}
