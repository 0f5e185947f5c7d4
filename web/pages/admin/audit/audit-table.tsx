import { Anchor, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEvent } from '../../../../shared/audit/audit-trail.ts';
import { TableFrame } from '../../../components/table-frame.tsx';
import { useText } from '../../../i18n/language.tsx';
import { usePagePath } from '../../../shell/environment-name.ts';
import { AuditChanges } from './audit-change.tsx';
import classes from './audit.module.css';
import { actionWords } from './audit-words.ts';

const wide = classes['wide'] ?? '';
const narrow = classes['narrow'] ?? '';

interface AuditTableProps {
  readonly events: readonly AuditEvent[];
  readonly busy: boolean;
}

/** What was done, one thing a line. */
export function AuditTable({ events, busy }: AuditTableProps) {
  const { t } = useText();
  return (
    <TableFrame label={t.audit.table} busy={busy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={wide}>{t.audit.when}</Table.Th>
          <Table.Th className={wide}>{t.audit.actor}</Table.Th>
          <Table.Th>{t.audit.what}</Table.Th>
          <Table.Th className={wide}>{t.audit.changes}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map((event) => (
          <AuditLine key={event.id} event={event} />
        ))}
      </Table.Tbody>
    </TableFrame>
  );
}

function AuditLine({ event }: { readonly event: AuditEvent }) {
  const text = useText();
  const { t, formats } = text;
  const actor = event.actor?.name ?? t.audit.operator;
  return (
    <Table.Tr>
      <Table.Td valign="top" className={`${wide} ${classes['line'] ?? ''}`}>
        <time dateTime={event.at}>{formats.dateTime(event.at)}</time>
      </Table.Td>
      <Table.Td valign="top" className={`${wide} ${classes['actor'] ?? ''}`}>
        {actor}
        <Text size="xs" c="dimmed" className={classes['name'] ?? ''}>
          {event.actor?.email}
        </Text>
      </Table.Td>
      <Table.Td valign="top" className={classes['what'] ?? ''}>
        <Text size="xs" c="dimmed" className={narrow}>
          <time dateTime={event.at}>{formats.dateTime(event.at)}</time> · {actor}
        </Text>
        <Text size="sm" fw={600}>
          {actionWords(event.action, text)}
        </Text>
        <About event={event} />
        <div className={narrow}>
          <AuditChanges changes={event.changes} />
        </div>
      </Table.Td>
      <Table.Td valign="top" className={wide}>
        <AuditChanges changes={event.changes} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What it was done to: a task, a user, something with a name. */
function About({ event: { task, user, subject } }: { readonly event: AuditEvent }) {
  const { t } = useText();
  const to = usePagePath();
  return (
    <Stack gap={0} align="flex-start">
      {task === null ? null : task.number === null ? (
        <Text size="sm" c="dimmed">
          {t.audit.erasedTask}
        </Text>
      ) : (
        <Anchor component={Link} to={to(`/tasks/${task.id}`)} size="sm">
          {t.audit.taskLink(task.number)}
        </Anchor>
      )}
      {user === null ? null : (
        <Anchor component={Link} to={to(`/admin/users?user=${user.id}`)} size="sm">
          {user.name}
        </Anchor>
      )}
      {subject === null ? null : (
        <Text size="sm" className={classes['name'] ?? ''}>
          {subject}
        </Text>
      )}
    </Stack>
  );
}
