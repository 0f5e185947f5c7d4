import type { TaskEvent } from '../../../shared/tasks/task-change.ts';
import type { Text } from '../../i18n/language.tsx';

type Change = TaskEvent['changes'][number];

/** One change of a task as a line: what it was, what it became. */
export function changeWords({ field, from, to }: Change, { t, formats }: Pick<Text, 't' | 'formats'>): string {
  const label = `${t.task.fields[field]}${t.task.colon}`;
  if (field === 'description') return label + t.task.descriptionRewritten;
  if (field === 'contacts') return label + contactWords({ from, to }, t);
  if (field === 'dueOn' && (from === null) !== (to === null)) return dueWords({ from, to }, { t, formats });
  const formatValue = (value: string | null) => {
    if (value === null || value === '') return t.task.nothing;
    return field === 'dueOn' ? formats.date(value) : value;
  };
  return `${label}${formatValue(from)} → ${formatValue(to)}`;
}

/** A due date where there was none, or none where there was one. */
function dueWords({ from, to }: Pick<Change, 'from' | 'to'>, { t, formats }: Pick<Text, 't' | 'formats'>): string {
  return to === null ? t.task.dueRemoved(formats.date(from ?? '')) : t.task.dueAdded(formats.date(to));
}

/** A contact was added or taken away; neither is named when it is outside the reader's scope. */
function contactWords({ from, to }: Pick<Change, 'from' | 'to'>, t: Text['t']): string {
  const lines = [
    ...(from === null ? [] : [t.task.contactRemoved(from)]),
    ...(to === null ? [] : [t.task.contactAdded(to)]),
  ];
  return lines.length === 0 ? t.task.hidden : lines.join(', ');
}
