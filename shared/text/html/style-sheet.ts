import { mayHide, withoutCssComments } from './hiding-style.ts';

/**
 * The rules of a mail's style sheets that may hide an element by its class or id alone (".preheader { display: none }").
 * A class that a rule for some screens names too (`@media`) is left alone: it may be shown on this one.
 */
export class StyleSheet {
  private readonly styles = new Map<string, string>();
  private readonly conditional = new Set<string>();

  /** Adds the content of a `style` element. Linear time. */
  add(css: string): void {
    let depth = 0;
    for (const piece of withoutCssComments(css).split('}')) {
      const parts = piece.split('{');
      if (parts.length === 1) depth = Math.max(0, depth - 1);
      else {
        depth += parts.length - 2;
        this.addRule(parts[parts.length - 2] ?? '', parts[parts.length - 1] ?? '', depth > 0);
      }
    }
  }

  /** The declarations for an element of these classes and this id; '' when there are none. */
  styleOf(classes: readonly string[], id: string): string {
    if (this.styles.size === 0) return '';
    const keys = [...classes.map((name) => `.${name}`), `#${id}`].filter((key) => !this.conditional.has(key));
    return keys.map((key) => this.styles.get(key) ?? '').join(';');
  }

  /** A style that is too long to be read grows no further. */
  private addStyle(key: string, style: string): void {
    const before = this.styles.get(key) ?? '';
    if (mayHide(before) || before === '') this.styles.set(key, `${before};${style}`);
  }

  private addRule(selectors: string, style: string, conditional: boolean): void {
    if (!mayHide(style)) return;
    for (const selector of selectors.split(',')) {
      const key = /[.#][\w-]+$/.exec(selector.trim())?.[0] ?? '';
      if (conditional) this.conditional.add(key);
      else if (key !== '' && key === selector.trim()) this.addStyle(key, style);
    }
  }
}
