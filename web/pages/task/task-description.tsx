import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { ImageOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { pathOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName } from '../../shell/environment-name.ts';
import { DescriptionFrame } from './description-frame.tsx';
import { isPlain } from './task-edit.ts';
import classes from './task-page.module.css';

/** A remote image as the sanitizer leaves it: see backend/platform/html/allow-list.ts. */
const remoteImage = /<img\s[^>]*\bdata-remote-src="/;

type View = 'html' | 'text';

/** The source's own words, as they looked or as plain text. */
export function TaskDescription({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const [view, setView] = useState<View>('html');
  const { html, text, truncated } = task.description;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-description">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4" id="task-description">
            {t.words.description}
          </Title>
          {isPlain(html) ? null : (
            <SegmentedControl
              size="xs"
              value={view}
              onChange={(chosen) => setView(chosen === 'text' ? 'text' : 'html')}
              aria-label={t.task.descriptionView}
              data={[
                { value: 'html', label: t.task.formatted },
                { value: 'text', label: t.task.plainText },
              ]}
            />
          )}
        </Group>
        {truncated ? (
          <Alert color="gray" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
            {t.task.truncated}
          </Alert>
        ) : null}
        {html === '' ? <Text c="dimmed">{t.task.noDescription}</Text> : null}
        {html !== '' && view === 'html' ? <Formatted task={task} /> : null}
        {html !== '' && view === 'text' ? <div className={classes['text'] ?? ''}>{text}</div> : null}
      </Stack>
    </Paper>
  );
}

function Formatted({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const environment = useEnvironmentName();
  const [remote, setRemote] = useState(false);
  const offered = !remote && remoteImage.test(task.description.html);
  const src = pathOf(
    'getTaskDescription',
    // The version in the URL busts the cache when the text has changed.
    { params: { taskId: task.id }, query: remote ? { remote: '1' } : {} },
    environment,
  );
  return (
    <>
      {offered ? (
        <Alert color="gray" icon={<ImageOff size={18} aria-hidden />} p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{t.task.remoteImages}</Text>
            <Button size="compact-sm" variant="default" onClick={() => setRemote(true)}>
              {t.task.showRemoteImages}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <DescriptionFrame key={`${src} ${task.version}`} title={task.title} src={src} />
    </>
  );
}
