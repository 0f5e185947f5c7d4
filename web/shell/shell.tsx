import { ActionIcon, AppShell, Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, ScrollRestoration, useLocation, type Location } from 'react-router';
import { useText } from '../i18n/language.tsx';
import { usePagePath } from './environment-name.ts';
import { Navigation } from './navigation.tsx';
import { useSettings } from './settings.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** Ctrl+Enter sends the form in which one types, from a field of several lines too. */
function submitForm({ target }: KeyboardEvent): void {
  if (target instanceof HTMLElement) target.closest('form')?.requestSubmit();
}

/** The frame of every page of an environment: its name, the navigation, and the menu of the user. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const to = usePagePath();
  const { me } = useSettings();
  const main = useFocusOfNewPages();
  const [opened, { toggle, close }] = useDisclosure(false);
  // Escape keeps its meaning for the page.
  useHotkeys(
    [
      ['Escape', close, { preventDefault: false }],
      ['mod+Enter', submitForm],
    ],
    [],
  );
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header className={classes['header'] ?? ''}>
        <a href="#content" className={classes['skip'] ?? ''}>
          {t.shell.skip}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={opened ? t.shell.closeMenu : t.shell.openMenu}
              aria-expanded={opened}
            />
            <Link to={to('/tasks')} className={classes['home'] ?? ''} aria-label={t.shell.product}>
              <img src="/logo.png" alt="" width={28} height={28} />
              <Text component="span" fw={700} visibleFrom="xs">
                {t.shell.product}
              </Text>
            </Link>
            <Text c="gray.7" truncate>
              {me.environment.displayName}
            </Text>
          </Group>
          <Group gap="sm" wrap="nowrap">
            {me.creation.allowed ? <NewTaskLink /> : null}
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        p="sm"
        aria-label={t.shell.navigation}
        className={classes['navbar'] ?? ''}
        data-closed={opened ? undefined : true}
      >
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes['main'] ?? ''} ref={main}>
        <ScrollRestoration getKey={placeOf} />
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

/** Moves the focus to a new page once the element that led to it is gone, for keyboards and screen readers. */
function useFocusOfNewPages() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname && document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
    shown.current = pathname;
  }, [pathname]);
  return main;
}

/** React Router's key is the same after a reload whatever the URL, and would restore another page's scroll position. */
function placeOf({ key, pathname, search }: Location): string {
  return key === 'default' ? pathname + search : key;
}

/** A narrow page has room for the icon only. */
function NewTaskLink() {
  const { t } = useText();
  const to = usePagePath()('/tasks/new');
  return (
    <>
      <Button component={Link} to={to} leftSection={<Plus size={16} aria-hidden />} visibleFrom="xs">
        {t.shell.newTask}
      </Button>
      <ActionIcon component={Link} to={to} variant="filled" size={36} hiddenFrom="xs" aria-label={t.shell.newTask}>
        <Plus size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
