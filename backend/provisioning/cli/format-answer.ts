import type { EnvironmentSummary } from '../../environments/sql/list.ts';
import type { OperatedUser } from '../users.ts';

/** The answer of a command, printed as text or as JSON. */
export type AdminAnswer =
  | { readonly environments: readonly EnvironmentSummary[] }
  | { readonly created: EnvironmentSummary; readonly admin: string; readonly page: string }
  | { readonly renamed: EnvironmentSummary; readonly page: string }
  | { readonly deleted: EnvironmentSummary }
  | { readonly added: OperatedUser; readonly page: string }
  | { readonly changed: OperatedUser };

/** The answer as text of one or more lines. */
export function formatAnswer(answer: AdminAnswer): string {
  if ('environments' in answer) return formatTable(answer.environments);
  if ('created' in answer) {
    const { created, admin, page } = answer;
    return `Created ${created.name} (${created.displayName}). ${admin} is its admin: sign in at ${page}`;
  }
  if ('renamed' in answer) {
    const { renamed, page } = answer;
    return `Renamed to ${renamed.name}. These names go on working: ${renamed.aliases.join(', ')}. Its pages: ${page}`;
  }
  if ('deleted' in answer) {
    const { deleted } = answer;
    return `Deleted ${deleted.name} (${deleted.displayName}) with ${formatCount(deleted.users, 'user')} and ${formatCount(deleted.tasks, 'task')}.`;
  }
  if ('added' in answer) return `Added ${describeUser(answer.added)}. Sign-in: ${answer.page}`;
  return `Changed ${describeUser(answer.changed)}.`;
}

function formatCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function describeUser({ email, name, rights, admin, enabled }: OperatedUser): string {
  const may = [...rights, ...(admin ? ['admin'] : [])];
  return `${name} <${email}>: ${may.length === 0 ? 'no rights' : may.join(', ')}${enabled ? '' : ', disabled'}`;
}

function formatTable(environments: readonly EnvironmentSummary[]): string {
  if (environments.length === 0) return 'No environment yet: npm run admin -- environment create …';
  const rows = [
    ['NAME', 'DISPLAY NAME', 'USERS', 'ADMINS', 'TASKS', 'FORMER NAMES'],
    ...environments.map(({ name, displayName, users, admins, tasks, aliases }) =>
      [name, displayName, users, admins, tasks, aliases.join(', ')].map(String),
    ),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
