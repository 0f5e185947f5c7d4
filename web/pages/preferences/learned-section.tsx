import { Button, Group, Paper, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { LearnedChoice } from '../../../shared/preferences/preferences.ts';
import { useChange } from '../../api/use-call.ts';
import { useNotice } from '../../components/use-notice.ts';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import { PageSection } from '../../components/page-section.tsx';

/** What the add-on proposes because the user chose it before. */
export function LearnedSection() {
  const { t } = useText();
  const { learned } = useSettings();
  return (
    <PageSection title={t.preferences.learned} hint={t.preferences.learnedHint}>
      {learned.length === 0 ? (
        <Text size="sm">{t.preferences.nothingLearned}</Text>
      ) : (
        <LearnedTable learned={learned} />
      )}
    </PageSection>
  );
}

function LearnedTable({ learned }: { readonly learned: readonly LearnedChoice[] }) {
  const { t, formats } = useText();
  const { ask, busy } = useForgetting();
  const { words, preferences } = t;
  return (
    <>
      <Paper withBorder>
        <Table.ScrollContainer
          minWidth={520}
          maxHeight={420}
          type="native"
          tabIndex={0}
          aria-label={preferences.learnedTable}
        >
          <Table verticalSpacing="xs" stickyHeader>
            <Table.Caption hidden>{preferences.learnedTable}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                {[words.contact, preferences.from, words.type, words.status, preferences.savedAt].map((name) => (
                  <Table.Th key={name} scope="col">
                    {name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {learned.map(({ contact, sourceKind, type, status, savedAt }) => (
                <Table.Tr key={`${sourceKind} ${contact?.id ?? ''}`}>
                  <Table.Td>
                    {contact?.name ?? preferences.anyContact}
                    {(contact?.company ?? null) === null ? null : (
                      <Text size="xs" c="gray.7">
                        {contact?.company}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{words.sources[sourceKind]}</Table.Td>
                  <Table.Td>{type.label}</Table.Td>
                  <Table.Td>{status.label}</Table.Td>
                  <Table.Td>{formats.day(savedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      <Group>
        <Button variant="default" onClick={ask} loading={busy}>
          {preferences.forget}
        </Button>
      </Group>
    </>
  );
}

function useForgetting(): { ask: () => void; busy: boolean } {
  const { t } = useText();
  const forget = useChange('forgetLearned', ['getPreferences']);
  const notice = useNotice();
  const ask = () =>
    modals.openConfirmModal({
      title: t.preferences.forgetTitle,
      children: <Text size="sm">{t.preferences.forgetHint}</Text>,
      labels: { confirm: t.preferences.forget, cancel: t.words.cancel },
      withCloseButton: false,
      onConfirm: () =>
        forget.mutate(
          {},
          {
            onSuccess: () => notice.done(t.preferences.forgotten),
            onError: notice.failed,
          },
        ),
    });
  return { ask, busy: forget.isPending };
}
