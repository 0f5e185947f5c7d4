import { withoutFiller } from '../filler.ts';
import { encodeEntities } from './html-entities.ts';
import { readRawAttributes, type HtmlToken } from './html-tokens.ts';
import { tokenizeShownHtml } from './shown-html.ts';

/** Longest `data:` image in characters: enough for an icon, not for a file. */
const maxDataImage = 64 * 1024;
const dataImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*$/i;

/** Whether the service keeps an image that stands in the HTML itself. */
export function isStorableDataImage(url: string): boolean {
  return url.length <= maxDataImage && dataImage.test(url);
}

/** A sign that would be mark-up with the text behind what is dropped: "a <", "a &". */
const beginsMarkup = /<|&[#\w]*$/;

/** A shorter tag weighs nothing. */
const shortTag = 1000;
/** Styles and other attributes of this length are dropped; text and links may be longer. */
const longAttribute = 4000;

/**
 * Drops from HTML what the service does not keep and a mail client does not show: hidden elements and filler, comments,
 * styles, scripts, images of the text and other attributes as long as files. What remains is what a length is measured
 * of. Linear time.
 */
export function dropUnstored(html: string): string {
  return tokenizeShownHtml(html)
    .map((token) => writeStored(html, token))
    .join('');
}

function writeStored(html: string, token: HtmlToken): string {
  const written = html.slice(token.start, token.end);
  // Without the start of `<![CDATA[<script>` parsers would read the rest of it otherwise.
  if (token.kind === 'hidden') return token.name === '' && /^<[!?](?!--)/.test(written) ? written : '';
  if (token.kind === 'text') {
    const text = withoutFiller(token.text);
    return text === token.text && !beginsMarkup.test(written) ? written : encodeEntities(text);
  }
  return token.kind === 'close' || written.length <= shortTag ? written : writeTag(html, token);
}

function writeTag(html: string, token: HtmlToken): string {
  const kept = [...readRawAttributes(html, token)].filter(([name, value]) => isStored(name, value));
  return `<${token.name}${kept.map(([name, value]) => ` ${name}="${value.split('"').join('&quot;')}"`).join('')}>`;
}

function isStored(name: string, value: string): boolean {
  if (name === 'src') return /^\s*data:/i.test(value) ? isStorableDataImage(value.trim()) : true;
  return value.length <= longAttribute || ['href', 'alt', 'title'].includes(name);
}
