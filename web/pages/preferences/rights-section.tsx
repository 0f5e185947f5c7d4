import { List, Paper, Stack, Text, Title } from '@mantine/core';
import type { Me } from '../../../shared/user.ts';
import { useText, type Text as Words } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';

/** Who the user is here, and what their rights allow. */
export function RightsSection() {
  const { t } = useText();
  const { me } = useSettings();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="my-rights">
      <Stack gap="sm">
        <Title order={2} size="h4" id="my-rights">
          {t.preferences.myRights}
        </Title>
        <div>
          <Text fw={600}>{me.user.name}</Text>
          <Text size="sm" c="gray.7">
            {me.user.email} · {me.environment.displayName}
          </Text>
        </div>
        <List size="sm" spacing={4}>
          {rightsInWords(me, t).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </Stack>
    </Paper>
  );
}

function rightsInWords({ creation, rights, admin }: Me, { preferences: { rights: words } }: Words['t']): string[] {
  const creating = { none: words.transverse, attached: words.attached, all: words.all }[creation.accounts];
  return [
    creation.allowed ? creating : words.none,
    ...(rights.includes('taskList') ? [words.taskList] : []),
    ...(admin ? [words.admin] : []),
  ];
}
