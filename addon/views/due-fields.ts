import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { cutAtWord } from '../state/cut.ts';
import { listDueChoices, type DueChoice } from '../state/due-choices.ts';
import { fields, noDueDate, otherDate } from '../state/save-form.ts';
import type { SelectionItem, Widget } from './card.ts';
import { line } from './widgets.ts';

// Width of a list in the side panel.
const maxWords = 40;

/** When the task is due: none unless the rep says so. What the text says stands below the list. */
export function dueFields(state: DraftState, t: Translation): Widget[] {
  const { today, datePicker, meetingDay, text, entry } = state;
  const { due: words } = t.messages;
  const chosen = entry.dueOn === otherDate ? null : entry.dueOn;
  const choices = listDueChoices({ today, meetingDay, dates: text.dates, withPicker: datePicker, chosen });
  const item = (text: string, value: string, selected: boolean): SelectionItem => ({ text, value, selected });
  const items = [
    item(words.none, noDueDate, entry.dueOn === null),
    ...choices.map((choice) => item(choiceText(choice, today, t), choice.day, choice.day === entry.dueOn)),
    ...(datePicker ? [item(words.other, otherDate, entry.dueOn === otherDate)] : []),
  ];
  return [
    { selectionInput: { name: fields.due, label: words.label, type: 'DROPDOWN', items } },
    ...foundLine(choices, today, t),
  ];
}

function choiceText({ day, name, words }: DueChoice, today: string, t: Translation): string {
  const { due, separator } = t.messages;
  const date = dateText(day, today, t);
  const parts = name === null ? [date] : [due[name], date];
  if (words !== null) parts.push(due.inText(cutAtWord(words, maxWords)));
  return parts.join(separator);
}

/** The dates that were found in the text, to be seen without opening the list. */
function foundLine(choices: readonly DueChoice[], today: string, t: Translation): Widget[] {
  const found = choices.flatMap(({ day, words }) => (words === null ? [] : [{ day, words }]));
  if (found.length === 0) return [];
  const { due, separator, quoted } = t.messages;
  const lines = found.map(({ day, words }) => quoted(cutAtWord(words, maxWords)) + separator + dateText(day, today, t));
  return [line(lines.join('\n'), found.length === 1 ? due.found : due.foundSeveral)];
}

function dateText(day: string, today: string, t: Translation): string {
  return day.slice(0, 4) === today.slice(0, 4) ? t.shortDate(day) : t.shortDateWithYear(day);
}
