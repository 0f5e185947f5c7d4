import { readAngle, readComment, readQuoted, type Reading, type Unclosed } from './header-tokens.ts';
import { findEncodedWordEnd, decodeEncodedWords, type DecodeBytes } from './encoded-words.ts';
import { parseAddrSpec, addressesIn, type PhrasePart } from './mailbox.ts';

/** A mailbox of a header: the address as written (canonicalAddress makes it comparable), and its name. */
export interface ParsedAddress {
  address: string;
  /** Decoded display name, or the comment that stands for it, at most 200 characters; null when there is none. */
  name: string | null;
}

/** Longest name that foundAddressSchema accepts. */
const maxNameLength = 200;
/** Words between two separators; with more there is no mailbox, and they are searched in chunks. */
const maxParts = 1000;

/**
 * Parses a From, To, Cc… value as an address-list (RFC 5322 §3.4) with obsolete forms, encoded words (RFC 2047) and
 * UTF-8 (RFC 6532). The value may be raw, or decoded and unfolded: Gmail gives either. Semicolons separate too
 * (Outlook); groups are flattened. Skips what is no address; never throws; linear time.
 */
export function parseAddressList(header: string, decodeBytes: DecodeBytes): ParsedAddress[] {
  const found = new ListReader(header, decodeBytes).read();
  if (found.length > 0 || !header.includes('=?')) return found;
  // some mailers make the whole value one encoded word, brackets included
  const decoded = decodeEncodedWords(header, decodeBytes);
  return decoded === header ? found : new ListReader(decoded, decodeBytes).read();
}

class ListReader {
  private readonly text: string;
  private readonly decodeBytes: DecodeBytes;
  private readonly found: ParsedAddress[] = [];
  private readonly unclosed: Unclosed = { quote: false, comment: false };
  private position = 0;
  private parts: PhrasePart[] = [];
  private comments: string[] = [];
  private bracketed: { address: string; phrase: PhrasePart[] } | null = null;
  /** Whether one of `parts` holds an at sign. */
  private hasAt = false;
  private spaced = false;

  constructor(text: string, decodeBytes: DecodeBytes) {
    this.text = text;
    this.decodeBytes = decodeBytes;
  }

  read(): ParsedAddress[] {
    while (this.position < this.text.length) this.step(this.text.charAt(this.position));
    this.finish();
    return this.found;
  }

  private step(character: string): void {
    switch (character) {
      case ',':
      case ';':
        this.finish();
        this.position += 1;
        return;
      case ':':
        this.skipLabel();
        return;
      case '<':
        this.takeAngle();
        return;
      case '"':
        this.takeQuoted();
        return;
      case '(':
        this.takeComment();
        return;
      default:
        this.takeWord(character);
    }
  }

  /** Drops what precedes a colon: a group's name, or `mailto:`. */
  private skipLabel(): void {
    if (this.hasAt) this.append(':');
    else this.parts = [];
    this.position += 1;
  }

  private takeAngle(): void {
    const { value, end } = readAngle(this.text, this.position, this.unclosed);
    this.position = end;
    const address = parseAddrSpec(value);
    if (address === null) {
      this.spaced = true;
      if (value !== '') this.push({ text: value, quoted: false, spaced: true });
      return;
    }
    if (this.bracketed !== null) this.flushBracketed();
    this.bracketed = { address, phrase: this.parts };
    this.startPhrase();
  }

  private takeQuoted(): void {
    const reading = readQuoted(this.text, this.position, this.unclosed);
    if (reading === null) this.position += 1;
    else this.take(reading, (text) => this.push({ text, quoted: true, spaced: this.spaced }));
  }

  private takeComment(): void {
    const reading = readComment(this.text, this.position, this.unclosed);
    if (reading === null) {
      this.position += 1;
      this.spaced = true;
    } else {
      this.take(reading, (text) => this.comments.push(text));
    }
  }

  private take(reading: Reading, keep: (text: string) => void): void {
    if (reading.value !== '') keep(reading.value);
    this.position = reading.end;
  }

  private takeWord(character: string): void {
    if (isSpace(character)) {
      this.spaced = true;
      this.position += 1;
      return;
    }
    const end = this.findWordEnd();
    this.append(this.text.slice(this.position, end));
    this.position = end;
  }

  /** An encoded word is one token: mailers leave commas and brackets in it unencoded. */
  private findWordEnd(): number {
    const encoded = findEncodedWordEnd(this.text, this.position);
    if (encoded > 0) return encoded;
    let end = this.position + 1;
    while (end < this.text.length && !endsWord(this.text.charAt(end))) {
      if (this.text.charAt(end) === '=' && findEncodedWordEnd(this.text, end) > 0) break;
      end += 1;
    }
    return end;
  }

  private append(text: string): void {
    this.push({ text, quoted: false, spaced: this.spaced });
  }

  private push(part: PhrasePart): void {
    if (this.parts.length === maxParts) this.finish();
    this.parts.push(part);
    this.hasAt ||= part.text.includes('@');
    this.spaced = false;
  }

  private finish(): void {
    if (this.bracketed !== null) this.flushBracketed();
    const { addresses, rest } = addressesIn(this.parts);
    const name = addresses.length === 1 ? this.nameOf(rest) : null;
    for (const address of addresses) this.emit(address, name);
    this.startPhrase();
    this.comments = [];
  }

  private startPhrase(): void {
    this.parts = [];
    this.hasAt = false;
    this.spaced = false;
  }

  private flushBracketed(): void {
    if (this.bracketed !== null) this.emit(this.bracketed.address, this.nameOf(this.bracketed.phrase));
    this.bracketed = null;
    this.comments = [];
  }

  private emit(address: string, name: string | null): void {
    this.found.push({ address, name: name?.toLowerCase() === address.toLowerCase() ? null : name });
  }

  private nameOf(phrase: readonly PhrasePart[]): string | null {
    const written = phrase.map((part) => (part.spaced ? ` ${part.text}` : part.text)).join('');
    return this.decodeName(written) ?? this.decodeName(this.comments.join(' '));
  }

  private decodeName(written: string): string | null {
    const name = stripQuotes(cleanName(decodeEncodedWords(written, this.decodeBytes)));
    return name === '' ? null : shorten(name);
  }
}

/** Removes controls and bidirectional marks, with which one name can pass for another; collapses spaces. */
function cleanName(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Strips the apostrophes that Outlook puts around names. */
function stripQuotes(name: string): string {
  const first = name.charAt(0);
  const paired = name.length > 1 && (first === "'" || first === '"') && name.endsWith(first);
  return paired ? name.slice(1, -1).trim() : name;
}

function shorten(name: string): string {
  if (name.length <= maxNameLength) return name;
  const cut = name.charCodeAt(maxNameLength - 1);
  return name.slice(0, cut >= 0xd800 && cut <= 0xdbff ? maxNameLength - 1 : maxNameLength);
}

function isSpace(character: string): boolean {
  return /^[\s\u0000]$/.test(character);
}

function endsWord(character: string): boolean {
  return ',;:<"('.includes(character) || isSpace(character);
}
