import { Badge, Group, Table, Text } from '@mantine/core';
import type { AdminUser } from '../../../../shared/users/admin-users.ts';
import { useIsFuture } from '../../../components/is-future.ts';
import { RowLink } from '../../../components/row-link.tsx';
import { TableFrame } from '../../../components/table-frame.tsx';
import { useText } from '../../../i18n/language.tsx';
import { useAddress } from '../use-address.ts';
import { StateBadge } from './state-badge.tsx';
import classes from './users.module.css';

interface UserTableProps {
  readonly users: readonly AdminUser[];
  readonly busy: boolean;
}

/** Users, one a line; what a narrow page has no columns for stands below the name. */
export function UserTable({ users, busy }: UserTableProps) {
  const { t } = useText();
  const { columns } = t.users;
  return (
    <div className={classes['frame'] ?? ''}>
      <TableFrame label={t.users.title} busy={busy} className={busy ? classes['fading'] : ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.user}</Table.Th>
            <Table.Th className={classes['rights'] ?? ''}>{columns.rights}</Table.Th>
            <Table.Th className={classes['state'] ?? ''}>{columns.state}</Table.Th>
            <Table.Th className={classes['seen'] ?? ''}>{columns.lastSeen}</Table.Th>
            <Table.Th className={classes['count'] ?? ''} ta="right">
              {columns.accounts}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <UserLine key={user.id} user={user} />
          ))}
        </Table.Tbody>
      </TableFrame>
    </div>
  );
}

function UserLine({ user }: { readonly user: AdminUser }) {
  const { formats } = useText();
  const { to } = useAddress();
  return (
    <Table.Tr data-disabled={user.state === 'disabled' || undefined}>
      <Table.Td className={classes['user'] ?? ''}>
        <RowLink to={to({ user: user.id })} preventScrollReset className={classes['link']}>
          {user.name}
        </RowLink>
        <Text size="xs" c="gray.7" className={classes['address'] ?? ''}>
          {user.email}
        </Text>
        <Group gap={4} mt={4} className={classes['below'] ?? ''}>
          <StateBadge state={user.state} />
          <RightBadges user={user} />
        </Group>
      </Table.Td>
      <Table.Td className={classes['rights'] ?? ''}>
        <Group gap={4}>
          <RightBadges user={user} />
        </Group>
      </Table.Td>
      <Table.Td className={classes['state'] ?? ''}>
        <StateBadge state={user.state} />
      </Table.Td>
      <Table.Td className={classes['seen'] ?? ''}>
        <LastSeen user={user} />
      </Table.Td>
      <Table.Td className={classes['count'] ?? ''} ta="right">
        {formats.number(user.accounts)}
      </Table.Td>
    </Table.Tr>
  );
}

/** The rights in short. `salesAllAccounts` implies `sales`, which is then left out. */
function RightBadges({ user }: { readonly user: AdminUser }) {
  const { t } = useText();
  const shown = user.rights.filter((right) => right !== 'sales' || !user.rights.includes('salesAllAccounts'));
  if (shown.length === 0 && !user.admin) {
    return (
      <Text component="span" size="sm" c="gray.7">
        {t.users.noRight}
      </Text>
    );
  }
  return (
    <>
      {shown.map((right) => (
        <Badge key={right} variant="light" c="relais.8" tt="none" fw={550}>
          {right === 'salesAllAccounts'
            ? `${t.users.shortRights.sales} · ${t.users.shortRights.salesAllAccounts}`
            : t.users.shortRights[right]}
        </Badge>
      ))}
      {user.admin ? (
        <Badge variant="outline" color="relais" tt="none" fw={600}>
          {t.users.shortAdmin}
        </Badge>
      ) : null}
    </>
  );
}

function LastSeen({ user }: { readonly user: AdminUser }) {
  const { t, formats } = useText();
  const { invitation } = user;
  const open = useIsFuture(invitation?.expiresAt ?? null);
  if (user.lastSeenAt !== null) {
    return <span title={formats.dateTime(user.lastSeenAt)}>{formats.ago(user.lastSeenAt)}</span>;
  }
  if (invitation === null) return <span className={classes['quiet'] ?? ''}>{t.users.never}</span>;
  return (
    <span className={classes['quiet'] ?? ''}>
      {open ? t.users.invitedOn(formats.day(invitation.sentAt)) : t.users.invitationExpired}
    </span>
  );
}
