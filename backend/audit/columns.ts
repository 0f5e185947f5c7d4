import type { AuditChange } from '../../shared/audit/audit.ts';
import type { AuditEvent } from '../../shared/audit/audit-trail.ts';
import type { Capture, ExportLanguage } from '../../shared/capture-ledger/capture-ledger.ts';
import type { CsvColumn } from '../platform/files/csv.ts';

/** The exports hold codes and instants: they are read by programs and pivot tables, whatever the language of the headings. */
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
    actor: 'Auteur',
    actorEmail: 'Adresse de l’auteur',
    action: 'Action',
    concerned: 'Utilisateur concerné',
    concernedEmail: 'Adresse de l’utilisateur concerné',
    subject: 'Objet',
    changes: 'Changements',
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
    actor: 'Actor',
    actorEmail: 'Address of the actor',
    action: 'Action',
    concerned: 'User concerned',
    concernedEmail: 'Address of the user concerned',
    subject: 'Subject',
    changes: 'Changes',
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

/** The columns of the audit trail. */
export function auditColumns(language: ExportLanguage): CsvColumn<AuditEvent>[] {
  const words = headings[language];
  return [
    { heading: words.at, cell: ({ at }) => at },
    { heading: words.actor, cell: ({ actor }) => actor?.name ?? null },
    { heading: words.actorEmail, cell: ({ actor }) => actor?.email ?? null },
    { heading: words.action, cell: ({ action }) => action },
    { heading: words.task, cell: ({ task }) => task?.number ?? task?.id ?? null },
    { heading: words.concerned, cell: ({ user }) => user?.name ?? null },
    { heading: words.concernedEmail, cell: ({ user }) => user?.email ?? null },
    { heading: words.subject, cell: ({ subject }) => subject },
    { heading: words.changes, cell: ({ changes }) => changes.map(changeText).join('\n') },
  ];
}

function changeText({ field, from, to }: AuditChange): string {
  return `${field}: ${from ?? '∅'} → ${to ?? '∅'}`;
}
