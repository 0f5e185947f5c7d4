import type { AuditChange } from '../../../../shared/audit/audit.ts';
import type { Text } from '../../../i18n/language.tsx';

type Words = Pick<Text, 't' | 'formats'>;

/** An action in words. An action of a later version, which has none, keeps its name. */
export function actionWords(action: string, { t }: Pick<Words, 't'>): string {
  const known: Readonly<Record<string, string>> = t.audit.actions;
  return known[action] ?? action;
}

/** A change of the trail in the parts that a line shows. */
export interface ShownChange {
  readonly field: string;
  /** Null: only `to` is said. */
  readonly from: string | null;
  readonly to: string;
}

/** Fields of which only the new value is shown: it says enough. The export has both values. */
const onlyAfter: ReadonlySet<string> = new Set(['order']);

/** Fields whose lines say what was added or removed, not what was there before. */
const listed: ReadonlySet<string> = new Set(['contacts', 'account']);

/** One change in words; a field that a later version writes keeps its name. */
export function changeWords({ field, from, to }: AuditChange, words: Words): ShownChange {
  const { t } = words;
  const label = fieldWords(field, words);
  if (field === 'description') return { field: label, from: null, to: t.audit.rewritten };
  const shown = { from: valueWords(field, from, words), to: valueWords(field, to, words) };
  if (listed.has(field)) {
    const lines = [
      ...(from === null ? [] : [t.audit.removed(shown.from)]),
      ...(to === null ? [] : [t.audit.added(shown.to)]),
    ];
    return { field: label, from: null, to: lines.length === 0 ? t.audit.nothing : lines.join(', ') };
  }
  return { field: label, from: from === null || onlyAfter.has(field) ? null : shown.from, to: shown.to };
}

function fieldWords(field: string, { t }: Words): string {
  const filtered = /^filter\.(.+)$/.exec(field)?.[1];
  return filtered === undefined
    ? (t.audit.fields[field] ?? field)
    : t.audit.filter(t.audit.filterNames[filtered] ?? filtered);
}

function valueWords(field: string, value: string | null, { t, formats }: Words): string {
  if (value === null || value === '') return t.audit.unset[field] ?? t.audit.nothing;
  return value === 'yes' || value === 'no' ? t.audit[value] : fieldValue(field, value, { t, formats });
}

/** A filter of an export as the list of tasks names it. */
function filterWords(field: string, value: string, t: Text['t']): string {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'filter.state': t.tasks.states,
    'filter.view': t.tasks.views,
    'filter.source': t.words.sources,
  };
  return named[field]?.[value] ?? value;
}

function fieldValue(field: string, value: string, { t, formats }: Words): string {
  switch (field) {
    case 'dueOn':
      return formats.date(value);
    case 'maxFileBytes':
      return formats.size(Number(value));
    case 'language':
      return t.audit.languages[value] ?? value;
    case 'defaultRights':
      return value.replace(/\w+/g, (right) => t.audit.fields[right] ?? right);
    case 'filter.state':
    case 'filter.view':
    case 'filter.source':
      return filterWords(field, value, t);
    case 'domains':
      return value
        .replace(/ restricts\b/g, ` ${t.audit.domainWords.restricts}`)
        .replace(/ admits\b/g, ` ${t.audit.domainWords.admits}`)
        .replace(/ shared\b/g, ` ${t.audit.domainWords.shared}`);
    default:
      return value;
  }
}
