import type { LinkAttachment } from '../../shared/tasks/task.ts';
import { decodeEntities } from '../../shared/text/html/html-entities.ts';
import { readRawAttributes, type HtmlToken } from '../../shared/text/html/html-tokens.ts';
import { linkFiles } from './event-files.ts';

/** Where mail programs put a file that is too large to attach. */
const hosts =
  /^https:\/\/(?:drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|[\w-]+\.sharepoint\.com|(?:www\.)?dropbox\.com)\//i;

/** A chip of Gmail, or of Outlook on the web. */
const chipClass = /\b(?:gmail_chip|gmail_drive_chip|OWAReferenceAttachment\w*)\b/i;

/** "Maquette-hall.step": a text that is a file's name. */
const fileName = /^[^\s/\\][^/\\]{0,200}\.[a-z0-9]{1,8}$/i;

// No real mail has more.
const mostLinks = 20;

interface OpenAnchor {
  readonly url: string;
  readonly inChip: boolean;
  text: string;
}

/**
 * The files that a mail links instead of carrying them: Gmail's and Outlook's chips, and links to such a place whose
 * text is a file's name. What is quoted is left out: it came with another mail. Linear time.
 */
export function findLinkedFiles(html: string, tokens: readonly HtmlToken[]): readonly LinkAttachment[] {
  const reader = new LinkReader(html);
  for (const token of tokens) reader.read(token);
  const files = reader.files().slice(0, mostLinks);
  return linkFiles(files.map(({ url, text }) => ({ title: toLine(text), url, mediaType: '' }))).links;
}

/** Collects the anchors of files outside quotations. */
class LinkReader {
  private readonly html: string;
  private readonly found = new Map<string, OpenAnchor>();
  private anchor: OpenAnchor | null = null;
  private quotes = 0;
  private divs = 0;
  /** The depth of the innermost chip that is a `<div>`; 0 outside chips. */
  private chip = 0;

  constructor(html: string) {
    this.html = html;
  }

  read(token: HtmlToken): void {
    if (token.kind === 'text') this.readText(token.text);
    else if (token.name === 'blockquote') this.quotes = Math.max(0, this.quotes + (token.kind === 'open' ? 1 : -1));
    else if (token.name === 'div') this.readDiv(token);
    else if (token.name === 'a') this.readAnchor(token);
  }

  /** Each address once. */
  files(): OpenAnchor[] {
    return [...this.found.values()];
  }

  private readText(text: string): void {
    if (this.anchor !== null) this.anchor.text += text;
  }

  private readDiv(token: HtmlToken): void {
    if (token.kind === 'open') {
      this.divs += 1;
      if (isChip(readRawAttributes(this.html, token))) this.chip = this.divs;
    } else {
      if (this.divs === this.chip) this.chip = 0;
      this.divs = Math.max(0, this.divs - 1);
    }
  }

  private readAnchor(token: HtmlToken): void {
    if (this.anchor !== null && isFile(this.anchor)) this.found.set(this.anchor.url, this.anchor);
    this.anchor = token.kind === 'open' && this.quotes === 0 ? anchorOf(this.html, token, this.chip > 0) : null;
  }
}

function isChip(attributes: ReadonlyMap<string, string>): boolean {
  return chipClass.test(attributes.get('class') ?? '') || chipClass.test(attributes.get('id') ?? '');
}

function anchorOf(html: string, token: HtmlToken, inDivChip: boolean): OpenAnchor | null {
  const attributes = readRawAttributes(html, token);
  const url = decodeEntities(attributes.get('href') ?? '').trim();
  return hosts.test(url) ? { url, inChip: inDivChip || isChip(attributes), text: '' } : null;
}

function isFile({ inChip, text }: OpenAnchor): boolean {
  return inChip || fileName.test(toLine(text));
}

function toLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
