import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { codeOf } from '../api/problem.ts';
import { isSignedOut } from '../api/queries.ts';
import { useRead } from '../api/use-call.ts';
import { PageLoading } from '../components/page-loading.tsx';
import { useText } from '../i18n/language.tsx';
import { EntryRefused, isEntryRefused } from './entry-refused.tsx';
import { useEnvironmentName } from './environment-name.ts';
import { FailurePage } from './failure-page.tsx';
import { FormerName } from './former-name.tsx';
import { SessionEnded } from './session-ended.tsx';
import { SettingsProvider } from './settings.tsx';
import { Shell } from './shell.tsx';
import { SignInPrompt } from './sign-in-prompt.tsx';

/** Everything of an environment: shown to its users only, at the environment's present name. */
export function EnvironmentGate() {
  const { t } = useText();
  const named = useEnvironmentName();
  const settings = useRead('getPreferences', {});
  useEffect(() => {
    document.title = t.shell.product;
  }, [t]);

  if (settings.data === undefined && isSignedOut(settings.error)) {
    return <SignInPrompt expired={codeOf(settings.error) === 'session_expired'} />;
  }
  if (isEntryRefused(settings.error)) return <EntryRefused error={settings.error} />;
  if (settings.data === undefined) {
    return settings.error === null ? (
      <PageLoading />
    ) : (
      <FailurePage error={settings.error} onRetry={() => void settings.refetch()} />
    );
  }
  const { name } = settings.data.me.environment;
  return (
    <SettingsProvider settings={settings.data}>
      {named === null || named === name ? null : <FormerName from={named} to={name} />}
      <Shell>
        <Outlet />
      </Shell>
      {isSignedOut(settings.error) ? <SessionEnded /> : null}
    </SettingsProvider>
  );
}
