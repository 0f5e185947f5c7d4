/** Decodes quoted-printable (RFC 2045 §6.7) and keeps line ends. Invalid escapes stay as they are. */
export function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const source = Buffer.from(body).toString('latin1');
  const unwrapped = source
    .split('\n')
    .map(withoutPadding)
    .join('\n')
    .replace(/=\r?\n/g, '')
    .replace(/=$/, '');
  const text = unwrapped.replace(/=([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** Removes trailing white space, which transports add (rule 3). A regular expression would be quadratic here. */
function withoutPadding(line: string): string {
  const lineEnd = line.endsWith('\r') ? '\r' : '';
  let end = line.length - lineEnd.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(0, end) + lineEnd;
}

/** Decodes uuencode: lines of a length character and groups of four characters for three bytes. */
export function decodeUuencode(body: Uint8Array): Uint8Array {
  const lines = Buffer.from(body).toString('latin1').split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith('begin '));
  const bytes: number[] = [];
  for (const line of lines.slice(begin + 1)) {
    const length = valueAt(line, 0);
    if (length === 0 || line === 'end') break;
    bytes.push(...decodeLine(line).slice(0, length));
  }
  return Uint8Array.from(bytes);
}

function decodeLine(line: string): number[] {
  const bytes: number[] = [];
  for (let at = 1; at < line.length; at += 4) {
    const [a, b, c, d] = [valueAt(line, at), valueAt(line, at + 1), valueAt(line, at + 2), valueAt(line, at + 3)];
    bytes.push(((a << 2) | (b >> 4)) & 0xff, ((b << 4) | (c >> 2)) & 0xff, ((c << 6) | d) & 0xff);
  }
  return bytes;
}

/** The six bits of a character. Zero beyond the end of the line, since mailers strip trailing spaces. */
function valueAt(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
