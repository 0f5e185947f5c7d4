import { Center, Loader } from '@mantine/core';
import { useRead } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useText } from '../../../i18n/language.tsx';
import { EnvironmentForm } from './environment-form.tsx';

/** How the environment is run. */
export function EnvironmentPage() {
  const { t } = useText();
  const { data: settings, error, refetch } = useRead('getEnvironmentSettings', {});
  return (
    <>
      <PageHeader title={t.environment.title} hint={t.environment.hint} />
      {settings === undefined && error !== null ? <FailureNotice error={error} onRetry={() => void refetch()} /> : null}
      {settings === undefined && error === null ? (
        <Center py="xl">
          <Loader aria-label={t.words.loading} />
        </Center>
      ) : null}
      {settings === undefined ? null : <EnvironmentForm settings={settings} />}
    </>
  );
}
