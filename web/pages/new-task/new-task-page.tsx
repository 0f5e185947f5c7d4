import { Center, Loader } from '@mantine/core';
import { ShieldX } from 'lucide-react';
import { useRead } from '../../api/use-call.ts';
import { EmptyPage } from '../../components/empty-page.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import { NewTaskForm } from './new-task-form.tsx';

/** Creates a task by hand, for users who may. */
export function NewTaskPage() {
  const { t } = useText();
  const { creation } = useSettings().me;
  const choices = useRead('getTaskChoices', {}, { enabled: creation.allowed });
  if (!creation.allowed) {
    const rights = creation.missingRights.map((right) => t.words.rights[right]).join(t.words.between);
    return <EmptyPage icon={ShieldX} title={t.newTask.refused} hint={t.newTask.refusedHint(rights)} />;
  }
  return (
    <>
      <PageHeader title={t.newTask.title} hint={t.newTask.hint} />
      {choices.error === null ? null : <FailureNotice error={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.data === undefined ? null : <NewTaskForm choices={choices.data} />}
      {choices.isPending ? (
        <Center mih={240}>
          <Loader aria-label={t.words.loading} />
        </Center>
      ) : null}
    </>
  );
}
