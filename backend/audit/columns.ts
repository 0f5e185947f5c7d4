import type { AuditChange } from '../../shared/audit/audit.ts';
import type { AuditEvent } from '../../shared/audit/audit-trail.ts';
import type { ExportLanguage } from '../../shared/values/export-language.ts';
import type { CsvColumn } from '../platform/files/csv.ts';

/** Only the headings are translated. Cells hold codes and instants, because programs and pivot tables read them. */
const headings = {
  fr: {
    at: 'Date (UTC)',
    task: 'Tâche',
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
    task: 'Task',
    actor: 'Actor',
    actorEmail: 'Address of the actor',
    action: 'Action',
    concerned: 'User concerned',
    concernedEmail: 'Address of the user concerned',
    subject: 'Subject',
    changes: 'Changes',
  },
} as const satisfies Record<ExportLanguage, Record<string, string>>;

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
