import { Anchor, Stack, Text } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import { sourceLinksOf } from './source-links.ts';

/** The source of the task, with a link to it. */
export function SourceLinks({ task }: { readonly task: TaskDetail }) {
  const { t, timeZone } = useText();
  const { user } = useSettings().me;
  const links = sourceLinksOf(task, { user, timeZone });
  return (
    <Stack gap={4} align="flex-start">
      <span>{t.words.sources[task.sourceKind]}</span>
      {links.map(({ kind, url }) => (
        <Anchor key={url} href={url} target="_blank" rel="noopener noreferrer" size="sm">
          {t.task.links[kind]} <ExternalLink size={13} aria-hidden />
        </Anchor>
      ))}
      {task.sourceKind === 'mail' && links.length === 0 ? (
        <Text size="xs" c="gray.7">
          {t.task.noLink}
        </Text>
      ) : null}
      {task.addedMessages > 0 ? (
        <Text size="xs" c="gray.7">
          {t.task.addedMessages(task.addedMessages)}
        </Text>
      ) : null}
    </Stack>
  );
}
