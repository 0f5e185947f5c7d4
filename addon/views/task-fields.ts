import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { fields } from '../state/save-form.ts';
import type { SelectionItem, Widget } from './card.ts';
import { paragraph } from './widgets.ts';

/** What the task is: title, type, status. */
export function taskFields(state: DraftState, t: Translation): Widget[] {
  const { draft, entry } = state;
  const { draft: words, noSubject } = t.messages;
  return [
    { textInput: { name: fields.title, label: words.titleField, value: entry.title === '' ? noSubject : entry.title } },
    dropdown(fields.typeId, words.type, choiceItems(draft.types, entry.typeId)),
    dropdown(fields.statusId, words.status, choiceItems(draft.statuses, entry.statusId)),
    ...learnedLine(state, t),
  ];
}

/** Where type and status come from when Relais learned them; nothing once the rep chose others. */
function learnedLine({ kind, draft: { defaults }, entry }: DraftState, t: Translation): Widget[] {
  const { learned: words } = t.messages;
  const type = entry.typeId === defaults.typeId ? defaults.typeFrom : null;
  const status = entry.statusId === defaults.statusId ? defaults.statusFrom : null;
  const lines = (['contact', 'kind'] as const).flatMap((rule) => {
    const reason = rule === 'contact' ? words.contact : words[kind];
    if (type === rule && status === rule) return [words.both + reason];
    if (type === rule) return [words.type + reason];
    return status === rule ? [words.status + reason] : [];
  });
  return lines.length === 0 ? [] : [paragraph(lines.join('\n'))];
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
