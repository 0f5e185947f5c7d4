import { Button } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyPage } from '../components/empty-page.tsx';
import { useText } from '../i18n/language.tsx';
import { pagePath, useEnvironmentName } from '../shell/environment-name.ts';

/** Where there is no page. */
export function UnknownPage() {
  const { t } = useText();
  const environment = useEnvironmentName();
  return (
    <EmptyPage icon={FileQuestion} title={t.shell.unknownPage} hint={t.shell.unknownPageHint}>
      <Button component={Link} to={environment === null ? '/' : pagePath(environment, '/tasks')} variant="light">
        {environment === null ? t.shell.toStart : t.shell.toTasks}
      </Button>
    </EmptyPage>
  );
}
