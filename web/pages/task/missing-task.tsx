import { Button } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyPage } from '../../components/empty-page.tsx';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';

/** There is no such task, or none that the reader may know of: both say the same. */
export function MissingTask() {
  const { t } = useText();
  const to = usePagePath();
  return (
    <EmptyPage icon={FileQuestion} title={t.task.missing} hint={t.task.missingHint}>
      <Button component={Link} to={to('/tasks')} variant="light">
        {t.shell.toTasks}
      </Button>
    </EmptyPage>
  );
}
