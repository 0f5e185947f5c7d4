import type { ExportLanguage } from '../../shared/values/export-language.ts';
import type { TaskFilter, TaskRow } from '../../shared/tasks/task-list.ts';
import { readTaskPage } from './sql/list/read-task-page.ts';
import { asCaller } from '../access/caller.ts';
import type { CsvColumn } from '../platform/files/csv.ts';
import type { ExportedList } from '../audit/export-list.ts';

const pageSize = 500;

/** The tasks that the caller may read and that match the filter, as a CSV file. */
export const taskExport: ExportedList<TaskFilter, TaskRow> = {
  action: 'tasks.exported',
  as: asCaller,
  readRows: async (environment, page, { viewer }) => {
    const result = await readTaskPage(environment, { ...page, viewer, limit: pageSize });
    return result === 'invalid_cursor' ? result : { rows: result.tasks, nextCursor: result.nextCursor };
  },
};

const words = {
  fr: {
    number: 'Numéro',
    title: 'Titre',
    type: 'Type',
    status: 'Statut',
    state: 'État',
    contacts: 'Contacts',
    hidden: 'Contacts hors de vos comptes',
    assignee: 'Attribuée à',
    author: 'Auteur',
    due: 'Échéance',
    created: 'Enregistrée le',
    updated: 'Modifiée le',
    source: 'Origine',
    attachments: 'Pièces jointes',
    sources: { mail: 'Mail', event: 'Rendez-vous', manual: 'À la main' },
    states: { open: 'Ouverte', closed: 'Close' },
  },
  en: {
    number: 'Number',
    title: 'Title',
    type: 'Type',
    status: 'Status',
    state: 'State',
    contacts: 'Contacts',
    hidden: 'Contacts outside your accounts',
    assignee: 'Assigned to',
    author: 'Author',
    due: 'Due date',
    created: 'Saved',
    updated: 'Changed',
    source: 'Source',
    attachments: 'Attachments',
    sources: { mail: 'Mail', event: 'Meeting', manual: 'By hand' },
    states: { open: 'Open', closed: 'Closed' },
  },
} as const;

/**
 * The columns of the list, with the headings of the pages in this language. Contacts outside the scope are a count;
 * times are in an IANA time zone, in a form that spreadsheets parse.
 */
export function buildTaskColumns(language: ExportLanguage, timeZone: string): readonly CsvColumn<TaskRow>[] {
  const text = words[language];
  const time = createTimeFormat(timeZone);
  return [
    { heading: text.number, cell: ({ number }) => number },
    { heading: text.title, cell: ({ title }) => title },
    { heading: text.type, cell: ({ type }) => type.label },
    { heading: text.status, cell: ({ status }) => status.label },
    { heading: text.state, cell: ({ status }) => text.states[status.closed ? 'closed' : 'open'] },
    { heading: text.contacts, cell: listContactNames },
    { heading: text.hidden, cell: ({ hiddenContacts }) => hiddenContacts },
    { heading: text.assignee, cell: ({ assignee }) => assignee?.name ?? '' },
    { heading: text.author, cell: ({ author }) => author.name },
    { heading: text.due, cell: ({ dueOn }) => dueOn },
    { heading: `${text.created} (${timeZone})`, cell: ({ createdAt }) => time(createdAt) },
    { heading: `${text.updated} (${timeZone})`, cell: ({ updatedAt }) => time(updatedAt) },
    { heading: text.source, cell: ({ source }) => text.sources[source] },
    { heading: text.attachments, cell: ({ attachmentCount }) => attachmentCount },
  ];
}

function listContactNames({ contacts }: TaskRow): string {
  return contacts.map(({ name, company }) => (company === null ? name : `${name} (${company})`)).join(', ');
}

/** An instant as `YYYY-MM-DD HH:mm:ss`, which is the Swedish format. */
function createTimeFormat(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(Date.parse(instant));
}
