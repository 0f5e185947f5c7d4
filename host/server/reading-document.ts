import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '../escape-html.ts';
import { limitNesting } from './html-nesting.ts';

/**
 * A body shown in a frame: no script, no network, no form; links open in a new window without a referrer.
 * `allow-same-origin` lets the page measure the height; with scripts refused twice (sandbox and policy) it opens nothing.
 */
export function documentPolicy(imageSources: string): string {
  return [
    "default-src 'none'",
    `img-src ${imageSources}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

const style = `
:root { color-scheme: light; }
body { margin: 0; padding: 2px; font: 15px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #1d2433; overflow-wrap: break-word; overflow: auto hidden; }
body > :first-child { margin-top: 0; }
body > :last-child { margin-bottom: 0; }
a { color: #2b50c8; }
a:focus-visible { outline: 2px solid #2b50c8; outline-offset: 2px; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
blockquote { margin: 12px 0; padding: 0 0 0 12px; border-left: 3px solid #d5dae5; color: #566076; }
.plain { white-space: pre-wrap; }
.plain blockquote { margin: 0; }
pre { white-space: pre-wrap; }
`;

/** A whole HTML document around sanitized markup. `title` is plain text. */
export function renderDocument({ title, body }: { title: string; body: string }): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

const layoutAttributes = ['align', 'valign', 'width', 'height', 'bgcolor', 'style', 'dir', 'lang'];

/**
 * Keep the readable part of foreign HTML. `image` gives the address under which a picture may load, or null to leave it
 * out; a picture that is left out leaves its alternative text.
 */
export function sanitizeBody(
  html: string,
  image: (source: string) => string | null,
): { html: string; refusedImages: number } {
  let refusedImages = 0;
  const clean = sanitizeHtml(limitNesting(html), {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'center', 'font', 'ins', 'del'],
    allowedAttributes: {
      '*': layoutAttributes,
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt', 'title'],
      font: ['color', 'size', 'face'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      table: ['border', 'cellpadding', 'cellspacing'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data', 'http'] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, attributes) => ({ tagName, attribs: harmlessStyle(attributes) }),
      a: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, target: '_blank', rel: 'noopener noreferrer' },
      }),
      img: (_tagName, attributes) => {
        const source = image((attributes['src'] ?? '').trim());
        if (source !== null) return { tagName: 'img', attribs: { ...attributes, src: source } };
        refusedImages += 1;
        return { tagName: 'span', attribs: {}, text: attributes['alt'] ?? '' };
      },
    },
  });
  return { html: clean, refusedImages };
}

/**
 * Declarations that could load something, by `url()` or by an escape that hides it, and those that lay one part of the
 * mail over another. What this misses, the frame's policy still refuses to load.
 */
const refusedDeclaration = /url|image|\\|@|^\s*(?:position|z-index|inset)\s*:/i;

function harmlessStyle(attributes: Record<string, string>): Record<string, string> {
  const { style } = attributes;
  if (style === undefined) return attributes;
  const kept = style.split(';').filter((declaration) => !refusedDeclaration.test(declaration));
  return { ...attributes, style: kept.join(';') };
}

/** Plain text as markup: escaped, links clickable, quoted lines set apart. */
export function plainTextBody(text: string): string {
  const blocks: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.trimEnd().split(/\r?\n/)) {
    const quoted = line.startsWith('>');
    const last = blocks.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else blocks.push({ quoted, lines: [line] });
  }
  const html = blocks.map(({ quoted, lines }) => {
    const content = lines.map((line) => linkUrls(quoted ? line.replace(/^>+ ?/, '') : line)).join('\n');
    return quoted ? `<blockquote>${content}</blockquote>` : `<div>${content}</div>`;
  });
  return `<div class="plain">${html.join('')}</div>`;
}

function linkUrls(line: string): string {
  return line
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 0
        ? escapeHtml(part)
        : `<a href="${escapeHtml(part)}" target="_blank" rel="noopener noreferrer">${escapeHtml(part)}</a>`,
    )
    .join('');
}
