import type { ExportLanguage } from '../../shared/values/export-language.ts';
import type { TaskFilter, TaskRow } from '../../shared/tasks/task-list.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { listTasks } from './sql/list/list-tasks.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { CsvColumn } from '../platform/files/csv.ts';
import { askedFor } from '../audit/export-filter.ts';
import { done, invalid, type Outcome } from '../platform/outcome.ts';
import type { RecordPage } from '../platform/files/csv-export.ts';
import type { Context } from '../platform/context.ts';

const pageSize = 500;

/** The first page of an export, with a line in the audit trail. */
export function beginTaskExport(
  context: Context,
  principal: Principal,
  filter: TaskFilter,
): Promise<Outcome<RecordPage<TaskRow>>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const first = await readPage(environment, viewer, { filter, cursor: null });
    const asked = { action: 'tasks.exported', actorId: viewer.userId, changes: askedFor(filter) } as const;
    await writeAudit(environment, { ...asked, at: context.now() });
    return first;
  });
}

/** Every further page. */
export function nextTaskExportPage(
  context: Context,
  principal: Principal,
  page: { readonly filter: TaskFilter; readonly cursor: string },
): Promise<Outcome<RecordPage<TaskRow>>> {
  return asCaller(context, principal, (environment, { viewer }) => readPage(environment, viewer, page));
}

async function readPage(
  environment: EnvironmentHandle,
  viewer: Viewer,
  page: { readonly filter: TaskFilter; readonly cursor: string | null },
): Promise<Outcome<RecordPage<TaskRow>>> {
  const result = await listTasks(environment, { ...page, viewer, limit: pageSize });
  if (result === 'invalid_cursor') return invalid('query.cursor', 'is not a cursor of this list');
  return done({ rows: result.tasks, nextCursor: result.nextCursor });
}

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
 * The columns of the list, with headings in a language, named as on the pages. Contacts outside the scope are a count;
 * times are in an IANA time zone, in a form that spreadsheets parse.
 */
export function taskColumns(language: ExportLanguage, timeZone: string): readonly CsvColumn<TaskRow>[] {
  const text = words[language];
  const time = timeIn(timeZone);
  return [
    { heading: text.number, cell: ({ number }) => number },
    { heading: text.title, cell: ({ title }) => title },
    { heading: text.type, cell: ({ type }) => type.label },
    { heading: text.status, cell: ({ status }) => status.label },
    { heading: text.state, cell: ({ status }) => text.states[status.closed ? 'closed' : 'open'] },
    { heading: text.contacts, cell: contactNames },
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

function contactNames({ contacts }: TaskRow): string {
  return contacts.map(({ name, company }) => (company === null ? name : `${name} (${company})`)).join(', ');
}

/** An instant as `YYYY-MM-DD HH:mm:ss`, which is the Swedish format. */
function timeIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(Date.parse(instant));
}
