import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import type { SelectionItem, Widget } from './card.ts';
import { paragraph } from './widgets.ts';

/** What the task is: title and type. */
export function taskFields(state: DraftState, t: Translation): Widget[] {
  const { draft, entry } = state;
  const { draft: words, noSubject } = t.messages;
  return [
    { textInput: { name: fields.title, label: words.titleField, value: entry.title === '' ? noSubject : entry.title } },
    dropdown(fields.typeId, words.type, choiceItems(draft.types, entry.typeId)),
    ...learnedLine('type', state, t),
  ];
}

/** The status, and whether it is another than usual, because of what was learned or what the rep chose. */
export function statusFields(state: DraftState, t: Translation): { widgets: Widget[]; unusual: boolean } {
  const { draft, entry } = state;
  const list = dropdown(fields.statusId, t.messages.draft.status, choiceItems(draft.statuses, entry.statusId));
  const usual = draft.defaults.usual?.statusId ?? draft.defaults.statusId;
  return { widgets: [list, ...learnedLine('status', state, t)], unusual: entry.statusId !== usual };
}

/** Says that Relais learned a type or status other than the usual one; nothing once the rep chose another. */
function learnedLine(choice: 'type' | 'status', { kind, draft, entry }: DraftState, t: Translation): Widget[] {
  const { learned: words } = t.messages;
  const { defaults } = draft;
  const key = choice === 'type' ? 'typeId' : 'statusId';
  const rule = choice === 'type' ? defaults.typeFrom : defaults.statusFrom;
  if (entry[key] !== defaults[key] || entry[key] === defaults.usual?.[key]) return [];
  if (rule !== 'contact' && rule !== 'kind') return [];
  return [paragraph(words[choice] + (rule === 'contact' ? words.contact : words[kind]))];
}

function choiceItems(
  options: readonly { readonly id: string; readonly label: string }[],
  chosen: string,
): SelectionItem[] {
  return options.map(({ id, label }) => ({ text: label, value: id, selected: id === chosen }));
}

function dropdown(name: string, label: string, items: readonly SelectionItem[]): Widget {
  return { selectionInput: { name, label, type: 'DROPDOWN', items } };
}
