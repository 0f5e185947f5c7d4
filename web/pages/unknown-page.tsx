import { Button } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyPage } from '../components/empty-page.tsx';
import { useText } from '../i18n/language.tsx';
import { pagePathOf, useEnvironmentName } from '../shell/environment-name.ts';
import { PlainPage } from '../shell/plain-page.tsx';

/** Shown at an address without a page. */
export function UnknownPage() {
  const { t } = useText();
  const environment = useEnvironmentName();
  const text = { title: t.shell.unknownPage, hint: t.shell.unknownPageHint };
  return environment === null ? (
    <PlainPage {...text}>
      <Button component={Link} to="/">
        {t.shell.toStart}
      </Button>
    </PlainPage>
  ) : (
    <EmptyPage {...text} icon={FileQuestion}>
      <Button component={Link} to={pagePathOf(environment, '/tasks')} variant="light">
        {t.shell.toTasks}
      </Button>
    </EmptyPage>
  );
}
