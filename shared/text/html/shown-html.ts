import { decodeEntities } from './html-entities.ts';
import { ElementStack, impliedEnds } from './html-elements.ts';
import { mayHide, readHiding, type Hiding } from './hiding-style.ts';
import { breaksLine, isVoid, readRawAttributes, tokenizeHtml, type HtmlToken } from './html-tokens.ts';
import { StyleSheet } from './style-sheet.ts';

/** Elements whose content is no text of a mail: the service drops them with it. */
export const unshownElements = new Set(
  'option select frameset object applet template svg math audio video canvas'.split(' '),
);

/**
 * Tokenizes HTML; what a mail client does not show (`hidden`, `display: none`, a font of size nought …) has the kind
 * `hidden`, as comments, scripts and styles have. Linear time.
 */
export function tokenizeShownHtml(html: string): readonly HtmlToken[] {
  return hideUnshown(html, tokenizeHtml(html));
}

/** Whether HTML has words that a mail client does not show. */
export function hidesWords(html: string, tokens = tokenizeHtml(html)): boolean {
  const shown = hideUnshown(html, tokens);
  return tokens.some(({ kind, text }, index) => kind !== shown[index]?.kind && /[\p{L}\p{N}]/u.test(text));
}

/** The same tokens, one by one, those that are not shown with the kind `hidden`. */
function hideUnshown(html: string, tokens: readonly HtmlToken[]): readonly HtmlToken[] {
  const reader = new ShownReader(html);
  return tokens.map((token) => (reader.shows(token) ? token : { ...token, kind: 'hidden', text: '' }));
}

/** What holds for the text inside an element. */
interface Shown {
  readonly gone: boolean;
  readonly invisible: boolean;
  readonly sizeless: boolean;
}

const unstyled: Hiding = { gone: false, invisible: null, sizeless: null };

/** Follows the elements of HTML, each of which has what it says itself or what holds around it. */
class ShownReader {
  private readonly html: string;
  private readonly elements = new ElementStack();
  private readonly sheet = new StyleSheet();
  /** One for each open element, below that of the mail itself. */
  private readonly states: Shown[] = [{ gone: false, invisible: false, sizeless: false }];

  constructor(html: string) {
    this.html = html;
  }

  /** Whether a token is shown; called with each token in order. */
  shows(token: HtmlToken): boolean {
    if (token.kind === 'open') return this.open(token);
    if (token.kind === 'close') return this.close(token);
    if (token.kind === 'hidden') this.readSheet(token);
    const { gone, invisible, sizeless } = this.around();
    return token.kind === 'hidden' || !(gone || invisible || sizeless);
  }

  private around(): Shown {
    return this.states[this.states.length - 1] ?? { gone: false, invisible: false, sizeless: false };
  }

  private open(token: HtmlToken): boolean {
    while (endsBefore(token.name, this.elements.innermost)) this.closeElement(this.elements.innermost);
    const around = this.around();
    const hiding = around.gone ? unstyled : this.hidingOf(token);
    const state: Shown = {
      gone: around.gone || hiding.gone,
      invisible: hiding.invisible ?? around.invisible,
      sizeless: hiding.sizeless ?? around.sizeless,
    };
    if (this.elements.open(token.name, 0) !== null) this.states.push(state);
    // Its own size is no matter to an image.
    return !(state.gone || (isVoid(token.name) && state.invisible));
  }

  private close({ name }: HtmlToken): boolean {
    const { gone } = this.around();
    const closed = this.closeElement(name);
    return closed === null ? !gone : !closed.gone;
  }

  /** The state inside the element that was closed; null when none of that name was open. */
  private closeElement(name: string): Shown | null {
    const depth = this.elements.close(name)?.depth;
    if (depth === undefined) return null;
    const state = this.states[depth] ?? null;
    this.states.length = depth;
    return state;
  }

  private hidingOf(token: HtmlToken): Hiding {
    if (unshownElements.has(token.name)) return { ...unstyled, gone: true };
    // Most tags say nothing: attributes are read when one may hide.
    if (!mayBeStyled.test(this.html.slice(token.start, Math.min(token.end, token.start + longestTag)))) return unstyled;
    const attributes = readRawAttributes(this.html, token);
    if (attributes.has('hidden')) return { ...unstyled, gone: true };
    const classes = (attributes.get('class') ?? '').split(/\s+/);
    const own = decodeEntities(attributes.get('style') ?? '');
    const style = `${this.sheet.styleOf(classes, attributes.get('id') ?? '')};${own}`;
    const hiding = mayHide(style) ? readHiding(style) : unstyled;
    return token.name === 'font' && attributes.has('size') ? { ...hiding, sizeless: false } : hiding;
  }

  private readSheet({ name, start, end }: HtmlToken): void {
    if (name !== 'style') return;
    const written = this.html.slice(start, end);
    const close = written.lastIndexOf('</');
    this.sheet.add(written.slice(written.indexOf('>') + 1, close < 0 ? undefined : close));
  }
}

const mayBeStyled = /\s(?:hidden|style|class|id|size)\b/i;
/** Characters of a tag in which an attribute is looked for; a `data:` image may have a megabyte. */
const longestTag = 20_000;

/** Whether an opening tag ends an element that is open: HTML leaves such closing tags out. */
function endsBefore(name: string, innermost: string): boolean {
  if (innermost === 'p' && breaksLine(name) && name !== 'br') return true;
  return innermost !== '' && (impliedEnds.get(name) ?? []).includes(innermost);
}
