import type { Capture } from '../../shared/capture-ledger/capture-ledger.ts';
import type { CsvColumn } from '../platform/files/csv.ts';
import type { ExportLanguage } from '../../shared/values/export-language.ts';

/** Only the headings are translated. Cells hold codes and instants, because programs and pivot tables read them. */
const headings = {
  fr: {
    at: 'Date (UTC)',
    user: 'Utilisateur',
    email: 'Adresse',
    operation: 'Opération',
    outcome: 'Issue',
    reason: 'Motif',
    channel: 'Depuis',
    source: 'Source',
    files: 'Fichiers',
    bytes: 'Octets',
    task: 'Tâche',
    request: 'Requête',
  },
  en: {
    at: 'Date (UTC)',
    user: 'User',
    email: 'Address',
    operation: 'Operation',
    outcome: 'Outcome',
    reason: 'Reason',
    channel: 'From',
    source: 'Source',
    files: 'Files',
    bytes: 'Bytes',
    task: 'Task',
    request: 'Request',
  },
} as const satisfies Record<ExportLanguage, Record<string, string>>;

/** The columns of the capture ledger. */
export function captureColumns(language: ExportLanguage): CsvColumn<Capture>[] {
  const words = headings[language];
  return [
    { heading: words.at, cell: ({ at }) => at },
    { heading: words.user, cell: ({ user }) => user.name },
    { heading: words.email, cell: ({ user }) => user.email },
    { heading: words.operation, cell: ({ operation }) => operation },
    { heading: words.outcome, cell: ({ outcome }) => outcome },
    { heading: words.reason, cell: ({ reason }) => reason },
    { heading: words.channel, cell: ({ channel }) => channel },
    { heading: words.source, cell: ({ source }) => source },
    { heading: words.files, cell: ({ files }) => files },
    { heading: words.bytes, cell: ({ bytes }) => bytes },
    { heading: words.task, cell: ({ task }) => task?.number ?? null },
    { heading: words.request, cell: ({ requestId }) => requestId },
  ];
}
