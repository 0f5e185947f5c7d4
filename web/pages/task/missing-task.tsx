import { Button } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyPage } from '../../components/empty-page.tsx';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';

/** The task does not exist, or the reader may not see it. Both look the same, so that nothing is given away. */
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
