import { Center, Loader, SimpleGrid, Stack } from '@mantine/core';
import { useRead } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useText } from '../../../i18n/language.tsx';
import { ChoiceSection } from './choice-section.tsx';
import { DefaultChoices } from './default-choices.tsx';

/** What tasks are made with: types, statuses, and what new ones start with. */
export function TaskChoicesPage() {
  const { t } = useText();
  const { data: choices, error, refetch } = useRead('getTaskChoices', {});
  return (
    <>
      <PageHeader title={t.taskChoices.title} hint={t.taskChoices.hint} />
      {error === null || choices !== undefined ? null : <FailureNotice error={error} onRetry={() => void refetch()} />}
      {choices === undefined ? (
        error === null && (
          <Center py="xl">
            <Loader aria-label={t.words.loading} />
          </Center>
        )
      ) : (
        <Stack gap="lg" maw={1200}>
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            <ChoiceSection name="types" choices={choices} />
            <ChoiceSection name="statuses" choices={choices} />
          </SimpleGrid>
          <DefaultChoices choices={choices} />
        </Stack>
      )}
    </>
  );
}
