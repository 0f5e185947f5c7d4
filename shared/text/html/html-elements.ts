import { isVoid } from './html-tokens.ts';

/** Optional end tags (HTML §13.1.2.4): an opening tag of the key closes an open element of the values. */
export const impliedEnds = new Map<string, readonly string[]>([
  ['p', ['p']],
  ['li', ['li', 'p']],
  ['dt', ['dt', 'dd', 'p']],
  ['dd', ['dt', 'dd', 'p']],
  ['td', ['td', 'th', 'p']],
  ['th', ['td', 'th', 'p']],
  ['tr', ['td', 'th', 'tr', 'p']],
]);

/**
 * The stack of open elements. Closing tags that match none are ignored; one that matches closes the elements inside it.
 * Linear time at any nesting.
 */
export class ElementStack {
  private readonly stack: { name: string; index: number }[] = [];
  /** Open elements by name, so that an unmatched closing tag costs no search. */
  private readonly counts = new Map<string, number>();

  /** `index` is the tag's own number. Returns the element's depth, from 1; null for an element without content. */
  open(name: string, index: number): number | null {
    if (isVoid(name)) return null;
    this.stack.push({ name, index });
    this.count(name, 1);
    return this.stack.length;
  }

  /** Returns the closed element: its depth and the number of its opening tag; null when none of that name was open. */
  close(name: string): { depth: number; opener: number } | null {
    if ((this.counts.get(name) ?? 0) === 0) return null;
    for (let element = this.stack.pop(); element !== undefined; element = this.stack.pop()) {
      this.count(element.name, -1);
      if (element.name === name) return { depth: this.stack.length + 1, opener: element.index };
    }
    return null;
  }

  /** The name of the element that was opened last and is still open; '' when none is. */
  get innermost(): string {
    return this.stack[this.stack.length - 1]?.name ?? '';
  }

  private count(name: string, change: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + change);
  }
}
