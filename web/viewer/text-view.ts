import { textOf } from './text-of.ts';
import type { ShowMessage, ViewerReport } from './viewer-message.ts';

/** Media types that a browser would run: shown as source, with a note. */
const runnable = /html|svg|javascript/;

/** Shows any text as plain text; mark-up in it has no effect. */
export function showText({ bytes, mediaType, words }: ShowMessage, root: HTMLElement): Promise<ViewerReport> {
  const text = textOf(new Uint8Array(bytes), mediaType);
  if (text === null) return Promise.resolve('broken');
  const shown = document.createElement('pre');
  shown.className = 'stage text';
  shown.tabIndex = 0;
  shown.textContent = text;
  const parts: HTMLElement[] = [shown];
  if (runnable.test(mediaType)) {
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = words.sourceShown;
    parts.unshift(note);
  }
  root.replaceChildren(...parts);
  return Promise.resolve('shown');
}
