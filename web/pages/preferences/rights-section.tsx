import { List, Text } from '@mantine/core';
import type { Me } from '../../../shared/access/user.ts';
import { useText, type Text as Words } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import { PageSection } from '../../components/page-section.tsx';

/** Who the user is here, and what their rights allow. */
export function RightsSection() {
  const { t } = useText();
  const { me } = useSettings();
  return (
    <PageSection title={t.preferences.myRights}>
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
    </PageSection>
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
