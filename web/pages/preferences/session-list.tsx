import { Badge, Button, Group, Loader, Text } from '@mantine/core';
import { Monitor, Smartphone } from 'lucide-react';
import type { WebSessionRow } from '../../../shared/identity/web-session.ts';
import { useChange, useRead } from '../../api/use-call.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useNotice } from '../../components/use-notice.ts';
import { useText } from '../../i18n/language.tsx';
import { useSignOut } from '../../shell/use-sign-out.ts';
import { PageSection } from '../../components/page-section.tsx';
import classes from './session-list.module.css';

/** The browsers that the person is signed in with, and signing them out. */
export function SessionList() {
  const { t } = useText();
  const { everywhere } = useSignOut();
  const list = useRead('listWebSessions', {});
  return (
    <PageSection title={t.signIn.sessions} hint={t.signIn.sessionsHint}>
      {list.error === null ? null : <FailureNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending ? <Loader aria-label={t.words.loading} /> : null}
      <ul className={classes['list'] ?? ''}>
        {list.data?.sessions.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} />
          </li>
        ))}
      </ul>
      <Group>
        <Button variant="default" onClick={everywhere}>
          {t.shell.signOutEverywhere}
        </Button>
      </Group>
    </PageSection>
  );
}

function SessionLine({ session }: { readonly session: WebSessionRow }) {
  const { t, formats } = useText();
  const notice = useNotice();
  const { here } = useSignOut();
  const end = useChange('endOneWebSession', ['listWebSessions']);
  const browser = session.browser ?? t.signIn.unknownBrowser;
  const seen = formats.ago(session.lastSeenAt);
  const Icon = /iPhone|iPad|Android/.test(browser) ? Smartphone : Monitor;
  const endIt = () =>
    end.mutate(
      { params: { webSessionId: session.id } },
      {
        onSuccess: () => notice.done(t.signIn.ended),
        onError: notice.failed,
      },
    );
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap">
        <Icon size={20} aria-hidden />
        <div>
          <Group gap="xs">
            <Text fw={600}>{browser}</Text>
            {session.current ? (
              <Badge variant="dot" color="teal" tt="none" fw={550}>
                {t.signIn.thisBrowser}
              </Badge>
            ) : null}
          </Group>
          <Text size="sm" c="gray.7">
            {t.signIn.seen(seen)}, {t.signIn.since(formats.dateTime(session.createdAt))}
          </Text>
        </div>
      </Group>
      <Button
        size="xs"
        variant="default"
        loading={end.isPending}
        aria-label={t.signIn.endOneLabel(browser, seen)}
        onClick={session.current ? here : endIt}
      >
        {t.signIn.endOne}
      </Button>
    </Group>
  );
}
