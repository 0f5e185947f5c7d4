import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Building2, LogOut, MonitorOff, Settings2 } from 'lucide-react';
import { Link } from 'react-router';
import { useText } from '../i18n/language.tsx';
import { usePagePath } from './environment-name.ts';
import { useSettings } from './settings.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in, and what concerns them alone. */
export function UserMenu() {
  const { t } = useText();
  const to = usePagePath();
  const { user } = useSettings().me;
  const { here, everywhere } = useSignOut();
  return (
    <Menu position="bottom-end" width={260} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t.shell.account(user.name)}</VisuallyHidden>
          <Avatar name={user.name} color="relais" variant="filled" radius="xl" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="dark">
            {user.name}
          </Text>
          <Text size="xs" c="gray.7" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to={to('/preferences')} leftSection={<Settings2 size={16} aria-hidden />}>
          {t.shell.preferences}
        </Menu.Item>
        <Menu.Item component={Link} to="/?all" leftSection={<Building2 size={16} aria-hidden />}>
          {t.shell.otherEnvironment}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={here} leftSection={<LogOut size={16} aria-hidden />}>
          {t.shell.signOut}
        </Menu.Item>
        <Menu.Item onClick={everywhere} leftSection={<MonitorOff size={16} aria-hidden />}>
          {t.shell.signOutEverywhere}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
