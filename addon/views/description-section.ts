import { descriptionChoiceSchema } from '../../shared/values/source.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import type { Widget } from './card.ts';
import { line, paragraph } from './widgets.ts';

/** How the text that the task keeps starts, and that the images in it are kept. */
export function textLines(state: DraftState, t: Translation): Widget[] {
  return [...preview(state, t), ...inlineImageLine(state, t)];
}

/** Which text the task keeps; only mails have quoted history. */
export function textChoice({ kind, text, entry }: DraftState, t: Translation): Widget[] {
  if (kind === 'event') return [];
  const { description: words } = t.messages;
  const labels = { whole: words.whole, new: words.newText(text.leftOut) };
  const items = descriptionChoiceSchema.options.map((option) => ({
    text: labels[option],
    value: option,
    selected: option === entry.description,
  }));
  return [{ selectionInput: { name: fields.description, label: words.label, type: 'DROPDOWN', items } }];
}

/** Both texts mostly start alike; with replies below quoted text, both starts are shown. */
function preview({ text: { wholeStart, newStart } }: DraftState, t: Translation): Widget[] {
  const { description: words } = t.messages;
  if (wholeStart === '') return [line(words.empty, words.preview)];
  const shared = newStart.endsWith('…') ? newStart.slice(0, -1) : newStart;
  if (wholeStart.startsWith(shared)) return [line(newStart, words.preview)];
  return [line(wholeStart, words.previewOfWhole), line(newStart, words.previewOfNew)];
}

function inlineImageLine({ inlineImageCount }: DraftState, t: Translation): Widget[] {
  return inlineImageCount === 0 ? [] : [paragraph(t.messages.description.inlineImages(inlineImageCount))];
}
