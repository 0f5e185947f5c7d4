import type { Translation } from '../i18n/translation.ts';
import type { DraftState } from '../state/draft-state.ts';
import { cutAtWord } from '../state/cut.ts';
import { listDueChoices, type DueChoice } from '../state/due-choices.ts';
import { fields, noDueDate } from '../state/save-form.ts';
import type { Widget } from './card.ts';

// Width of a list in the side panel.
const maxWords = 40;

/** When the task is due: none unless the rep says so; an exact date where Google has a date picker. */
export function dueFields({ today, phone, meetingDay, text, entry }: DraftState, t: Translation): Widget[] {
  const { due: words } = t.messages;
  const withPicker = !phone;
  const choices = listDueChoices({ today, meetingDay, dates: text.dates, withPicker, chosen: entry.dueOn });
  const items = choices.map((choice) => ({
    text: choiceText(choice, today, t),
    value: choice.day,
    selected: choice.day === entry.dueOn,
  }));
  const none = { text: words.none, value: noDueDate, selected: entry.dueOn === null };
  const list = { name: fields.due, label: words.label, type: 'DROPDOWN', items: [none, ...items] } as const;
  if (phone) return [{ selectionInput: list }];
  // The picker is always empty: a picked day is an item of the list, where it can be replaced.
  return [
    { selectionInput: list },
    { dateTimePicker: { name: fields.dueDate, label: words.exact, type: 'DATE_ONLY' } },
  ];
}

function choiceText({ day, name, words }: DueChoice, today: string, t: Translation): string {
  const { due, separator } = t.messages;
  const date = day.slice(0, 4) === today.slice(0, 4) ? t.shortDate(day) : t.shortDateWithYear(day);
  const parts = name === null ? [date] : [due[name], date];
  if (words !== null) parts.push(due.inText(cutAtWord(words, maxWords)));
  return parts.join(separator);
}
