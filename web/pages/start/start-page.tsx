import { Button, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { Link, Navigate, useSearchParams } from 'react-router';
import type { EnvironmentRef } from '../../../shared/access/user.ts';
import { isSignedOut } from '../../api/queries.ts';
import { codeOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-call.ts';
import { PageLoading } from '../../components/page-loading.tsx';
import { useText } from '../../i18n/language.tsx';
import { pagePathOf } from '../../shell/environment-name.ts';
import { FailurePage } from '../../shell/failure-page.tsx';
import { PlainPage } from '../../shell/plain-page.tsx';
import { SignInPrompt } from '../../shell/sign-in-prompt.tsx';
import { useSignOut } from '../../shell/use-sign-out.ts';
import classes from './start-page.module.css';

/** The start page: the environments of the person. If there is only one, it redirects there. */
export function StartPage() {
  const session = useRead('getWebSession', {});
  // A link from inside an environment asks for the list, so it is shown even with one environment.
  const showsAll = useSearchParams()[0].has('all');

  if (isSignedOut(session.error)) return <SignInPrompt expired={codeOf(session.error) === 'session_expired'} />;
  if (session.data === undefined) {
    return session.error === null ? (
      <PageLoading />
    ) : (
      <FailurePage error={session.error} onRetry={() => void session.refetch()} />
    );
  }
  const { environments, email } = session.data;
  const [only] = environments;
  if (only !== undefined && environments.length === 1 && !showsAll) {
    return <Navigate replace to={pagePathOf(only.name, '/tasks')} />;
  }
  return <EnvironmentChoice environments={environments} email={email} />;
}

interface EnvironmentChoiceProps {
  readonly environments: readonly EnvironmentRef[];
  readonly email: string;
}

function EnvironmentChoice({ environments, email }: EnvironmentChoiceProps) {
  const { t } = useText();
  const { here, otherAccount } = useSignOut();
  const isNone = environments.length === 0;
  return (
    <PlainPage
      title={isNone ? t.signIn.noEnvironmentTitle : t.signIn.chooseTitle}
      hint={isNone ? t.signIn.noEnvironmentHint(email) : t.signIn.chooseHint(email)}
    >
      {isNone ? null : (
        <Stack component="ul" gap="xs" w="100%" className={classes['list'] ?? ''}>
          {environments.map(({ name, displayName }) => (
            <li key={name}>
              <UnstyledButton component={Link} to={pagePathOf(name, '/tasks')} className={classes['choice'] ?? ''}>
                <span>
                  <Text component="span" display="block" fw={600}>
                    {displayName}
                  </Text>
                  <Text component="span" display="block" size="sm" c="gray.7">
                    {name}
                  </Text>
                </span>
                <ChevronRight size={18} aria-hidden />
              </UnstyledButton>
            </li>
          ))}
        </Stack>
      )}
      <Stack gap="xs" w="100%">
        <Button variant={isNone ? 'filled' : 'default'} onClick={otherAccount}>
          {t.signIn.otherAccount}
        </Button>
        <Button variant="subtle" onClick={here}>
          {t.shell.signOut}
        </Button>
      </Stack>
    </PlainPage>
  );
}
