import { Center, Drawer, Group, Loader, Stack, Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { useState } from 'react';
import type { AdminUser } from '../../../../shared/users/admin-users.ts';
import { useRead } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { StateBadge } from './state-badge.tsx';
import { UserAccess } from './user-access.tsx';
import { UserAccounts } from './user-accounts.tsx';
import { UserForm } from './user-form.tsx';

interface UserDrawerProps {
  /** Null: it is closed. */
  readonly userId: string | null;
  readonly onClose: () => void;
}

/** One user beside the list: their rights, their access, their accounts. */
export function UserDrawer({ userId, onClose }: UserDrawerProps) {
  const { t } = useText();
  const { modals } = useModals();
  // The drawer keeps its content while it slides away.
  const [shown, setShown] = useState(userId);
  if (userId !== null && userId !== shown) setShown(userId);
  return (
    <Drawer
      opened={userId !== null}
      onClose={onClose}
      // Escape closes a dialog above the drawer, and not the drawer too.
      closeOnEscape={modals.length === 0}
      position="right"
      size={560}
      title={t.words.user}
      closeButtonProps={{ 'aria-label': t.words.close }}
    >
      {shown === null ? null : <OpenUser key={shown} userId={shown} />}
    </Drawer>
  );
}

function OpenUser({ userId }: { readonly userId: string }) {
  const { t } = useText();
  const { data: user, error, refetch } = useRead('getUser', { params: { userId } });
  if (user !== undefined) return <UserParts user={user} />;
  if (error !== null) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Center py="xl">
      <Loader aria-label={t.words.loading} />
    </Center>
  );
}

function UserParts({ user }: { readonly user: AdminUser }) {
  return (
    // Room at the end, so that a notice does not cover the last buttons.
    <Stack gap="lg" pb={72}>
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={650} size="lg" style={{ overflowWrap: 'anywhere' }}>
            {user.name}
          </Text>
          <Text size="sm" c="gray.7" style={{ overflowWrap: 'anywhere' }}>
            {user.email}
          </Text>
        </div>
        <StateBadge state={user.state} />
      </Group>
      <UserForm user={user} />
      <UserAccounts user={user} />
      <UserAccess user={user} />
    </Stack>
  );
}
