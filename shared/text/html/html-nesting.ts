import { impliedEnds } from './html-elements.ts';
import { isVoid, tokenizeHtml, type HtmlToken } from './html-tokens.ts';

/** Deeper than any real mail. */
const maxDepth = 400;

/**
 * Removes tags nested deeper than any real mail; keeps the text and all other tags. Parsers are quadratic in the depth:
 * 300,000 nested tags kept sanitize-html busy for half a minute.
 */
export function limitNesting(html: string): string {
  const nesting = new Nesting();
  const kept: string[] = [];
  for (const token of tokenizeHtml(html)) {
    if (token.kind !== 'hidden' && nesting.keeps(token)) kept.push(html.slice(token.start, token.end));
  }
  return nesting.exceeded ? kept.join('') : html;
}

class Nesting {
  exceeded = false;
  private readonly open: string[] = [];
  private readonly dropped = new Map<string, number>();

  keeps(token: HtmlToken): boolean {
    if (token.kind === 'text' || isVoid(token.name)) return true;
    return token.kind === 'open' ? this.opens(token.name) : this.closes(token.name);
  }

  private opens(name: string): boolean {
    const ended = impliedEnds.get(name) ?? [];
    while (ended.includes(this.open[this.open.length - 1] ?? '')) this.open.pop();
    if (this.open.length < maxDepth) {
      this.open.push(name);
      return true;
    }
    this.exceeded = true;
    this.dropped.set(name, (this.dropped.get(name) ?? 0) + 1);
    return false;
  }

  private closes(name: string): boolean {
    const waiting = this.dropped.get(name) ?? 0;
    if (waiting > 0) {
      this.dropped.set(name, waiting - 1);
      return false;
    }
    const depth = this.open.lastIndexOf(name);
    if (depth >= 0) this.open.length = depth;
    return true;
  }
}
