import { textOf } from './text-of.ts';
import type { ShowMessage, ViewerReport } from './viewer-message.ts';

/** Written to be run by a browser: here it is read. */
const runnable = /html|svg|javascript/;

/** A text as text, whatever it is written in; no markup in it means anything. */
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
