import sanitizeHtml from 'sanitize-html';
import { limitNesting } from '../../../shared/text/html/html-nesting.ts';
import { unshownElements } from '../../../shared/text/html/shown-html.ts';
import { dropUnstored, isStorableDataImage } from '../../../shared/text/html/storable-html.ts';
import { dropUnreadableColors } from './lost-ground.ts';
import { sanitizeStyle } from './safe-style.ts';

const tags =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section ' +
  'small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr';

/** Elements that are dropped with their content, which is not text of the mail. */
const dropped = [...'script style textarea title noembed noframes iframe xmp plaintext'.split(' '), ...unshownElements];

const layout = ['style', 'align', 'valign', 'bgcolor', 'dir', 'lang', 'title', 'width', 'height'];

/** Tags nested deeper are removed and their text is kept, because code that reads the HTML recurses. */
const nestingLimit = 100;

/** The URLs of the attachments with a Content-ID, in the order of the source. Two bodies of one mail may each have one. */
export type InlineUrls = ReadonlyMap<string, readonly string[]>;

/**
 * Sanitizes untrusted HTML for showing inside our pages: text, tables, links and the task's own images remain, as far as a mail client
 * shows them. Nothing
 * loads from elsewhere: a remote image has its URL in `data-remote-src`.
 */
export function filterHtml(html: string, inlineUrls: InlineUrls): string {
  const takeUrl = takeInOrder(inlineUrls);
  const filtered = sanitizeHtml(limitNesting(dropUnstored(html)), {
    allowedTags: tags.split(' '),
    nonTextTags: dropped,
    allowedAttributes: {
      '*': layout,
      a: ['href', 'rel', 'target', 'title'],
      img: ['src', 'data-remote-src', 'alt', 'width', 'height', 'style', 'title'],
      table: [...layout, 'border', 'cellpadding', 'cellspacing'],
      td: [...layout, 'colspan', 'rowspan'],
      th: [...layout, 'colspan', 'rowspan', 'scope'],
      col: [...layout, 'span'],
      colgroup: [...layout, 'span'],
      font: ['color', 'face', 'size'],
      ol: [...layout, 'start', 'type', 'reversed'],
      ul: [...layout, 'type'],
      li: [...layout, 'value', 'type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // every src is rewritten below to an attachment's URL or a small data image
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    // sanitizeStyle parses styles; the library would run a CSS parser on each
    parseStyleAttributes: false,
    nestingLimit,
    transformTags: {
      '*': (tagName, attributes) => ({ tagName, attribs: withSafeStyle(attributes) }),
      body: carryBody,
      a: (tagName, attributes) => ({ tagName, attribs: sanitizeLink(attributes) }),
      img: (tagName, attributes) => ({ tagName, attribs: sanitizeImage(attributes, takeUrl) }),
    },
  });
  return dropUnreadableColors(filtered);
}

type Attributes = Record<string, string>;

function withSafeStyle(attributes: Attributes): Attributes {
  const { style, ...others } = attributes;
  const safe = style === undefined ? '' : sanitizeStyle(style);
  return safe === '' ? others : { ...others, style: safe };
}

/** The body's own colours and fonts are those of all its text: a `div` carries them. A body without them is dropped as a tag. */
function carryBody(tagName: string, { style = '', bgcolor, text }: Attributes): sanitizeHtml.Tag {
  const inherited = [...colorDeclaration('background-color', bgcolor), ...colorDeclaration('color', text), style];
  const safe = sanitizeStyle(inherited.join(';'));
  return safe === '' ? { tagName, attribs: {} } : { tagName: 'div', attribs: { style: safe } };
}

/** The colour of an attribute, whose `#` may be missing. */
function colorDeclaration(property: string, color: string | undefined): string[] {
  if (color === undefined) return [];
  return [`${property}:${/^[0-9a-f]{6}$/i.test(color) ? '#' : ''}${color.replaceAll(';', '')}`];
}

function sanitizeLink(attributes: Attributes): Attributes {
  const others = without(withSafeStyle(attributes), ['href', 'rel', 'target']);
  const url = withoutInvisible(attributes['href'] ?? '');
  if (!/^(?:https?:\/\/|mailto:|tel:)./i.test(url)) return others;
  return { ...others, href: url, rel: 'noopener noreferrer', target: '_blank' };
}

/** Each citation of a Content-ID takes the next of its URLs; the last one is taken again. */
function takeInOrder(inlineUrls: InlineUrls): (contentId: string) => string | null {
  const taken = new Map<string, number>();
  return (contentId) => {
    const urls = inlineUrls.get(contentId) ?? [];
    const next = taken.get(contentId) ?? 0;
    taken.set(contentId, next + 1);
    return urls[Math.min(next, urls.length - 1)] ?? null;
  };
}

function sanitizeImage(attributes: Attributes, takeUrl: (contentId: string) => string | null): Attributes {
  const others = without(withSafeStyle(attributes), ['src', 'data-remote-src']);
  const url = withoutInvisible(attributes['src'] ?? '');
  if (/^cid:/i.test(url)) {
    const stored = takeUrl(contentIdOf(url.slice('cid:'.length)));
    return stored === null ? others : { ...others, src: stored };
  }
  if (isStorableDataImage(url)) return { ...others, src: url };
  const remote = url.startsWith('//') ? `https:${url}` : url;
  return /^https?:\/\/./i.test(remote) ? { ...others, 'data-remote-src': remote } : others;
}

function without(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}

/** A `cid:` URL is the Content-ID percent-encoded (RFC 2392). */
function contentIdOf(written: string): string {
  const plain = written.replace(/^<|>$/g, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** Browsers ignore white space and control characters in a URL's scheme. */
function withoutInvisible(url: string): string {
  return url.trim().replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '');
}
