import { Divider, NavLink, Stack, Text } from '@mantine/core';
import {
  Building2,
  ClipboardList,
  ListChecks,
  ListTodo,
  ScrollText,
  Settings2,
  SquareActivity,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useText } from '../i18n/language.tsx';
import { usePagePath } from './environment-name.ts';
import { useSettings } from './settings.tsx';

interface Entry {
  readonly path: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The pages that the user can go to; `onGo` closes the menu of a narrow screen. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const { t } = useText();
  const { me } = useSettings();
  const work: Entry[] = [
    { path: '/tasks', label: t.shell.tasks, icon: ListTodo },
    { path: '/preferences', label: t.shell.preferences, icon: Settings2 },
  ];
  const administration: Entry[] = [
    { path: '/admin/users', label: t.shell.users, icon: Users },
    { path: '/admin/accounts', label: t.shell.accounts, icon: ClipboardList },
    { path: '/admin/task-choices', label: t.shell.taskChoices, icon: ListChecks },
    { path: '/admin/environment', label: t.shell.environment, icon: Building2 },
    { path: '/admin/captures', label: t.shell.captures, icon: SquareActivity },
    { path: '/admin/audit', label: t.shell.audit, icon: ScrollText },
  ];
  return (
    <Stack gap={2}>
      <Entries entries={work} onGo={onGo} />
      {me.admin ? (
        <>
          <Divider my="sm" />
          <Text size="xs" fw={600} c="gray.7" tt="uppercase" px="sm" pb={4}>
            {t.shell.administration}
          </Text>
          <Entries entries={administration} onGo={onGo} />
        </>
      ) : null}
    </Stack>
  );
}

function Entries({ entries, onGo }: { readonly entries: readonly Entry[]; readonly onGo: () => void }) {
  const { pathname } = useLocation();
  const to = usePagePath();
  return entries.map(({ path, label, icon: Icon }) => (
    <NavLink
      key={path}
      component={RouterLink}
      to={to(path)}
      label={label}
      leftSection={<Icon size={18} aria-hidden />}
      active={pathname.startsWith(to(path))}
      onClick={onGo}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  ));
}
