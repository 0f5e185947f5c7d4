/** The named references (HTML §13.5) that mail uses in addresses, in French and in English. */
const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    commat: '@',
    period: '.',
    lowbar: '_',
    colon: ':',
    hyphen: '\u2010',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    hellip: '…',
    euro: '€',
    deg: '°',
    shy: '\u00ad',
    zwnj: '\u200c',
    zwj: '\u200d',
    Tab: '\t',
    NewLine: '\n',
    agrave: 'à',
    acirc: 'â',
    auml: 'ä',
    ccedil: 'ç',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    icirc: 'î',
    iuml: 'ï',
    ocirc: 'ô',
    ouml: 'ö',
    ugrave: 'ù',
    ucirc: 'û',
    uuml: 'ü',
    oelig: 'œ',
    szlig: 'ß',
    Agrave: 'À',
    Ccedil: 'Ç',
    Eacute: 'É',
    Egrave: 'È',
    Ecirc: 'Ê',
    ntilde: 'ñ',
  }),
);

const maxNameLength = 10;
const reference = new RegExp(`&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z]{2,${String(maxNameLength)}});?`, 'g');

/** Replaces character references by their characters; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(reference, decodeReference) : text;
}

/** Escapes text for HTML, in an element or a quoted attribute. */
export function encodeEntities(text: string): string {
  const escapes = [
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
  ] as const;
  return escapes.reduce((escaped, [character, reference]) => escaped.split(character).join(reference), text);
}

function decodeReference(written: string): string {
  const name = written.endsWith(';') ? written.slice(1, -1) : written.slice(1);
  if (!name.startsWith('#')) return written.endsWith(';') ? (named.get(name) ?? written) : written;
  const hexadecimal = name.charAt(1).toLowerCase() === 'x';
  const code = hexadecimal ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : '\ufffd';
}
