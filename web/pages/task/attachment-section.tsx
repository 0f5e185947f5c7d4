import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { FolderDown } from 'lucide-react';
import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { lazyPart } from '../../shell/newer-version.tsx';
import type { Attachment } from '../../../shared/tasks/task.ts';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { pathOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName } from '../../shell/environment-name.ts';
import { AttachmentLine } from './attachment-line.tsx';
import { previewKindOf } from './preview-kind.ts';
import { isShownInText } from './shown-in-text.ts';
import classes from './task-page.module.css';

const FilePreview = lazyPart(async () => (await import('./file-preview.tsx')).FilePreview);

/** The files and links of a task, and the one that is looked at (`?file=`). */
export function AttachmentSection({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const environment = useEnvironmentName();
  const { attachments } = task;
  const stored = attachments.filter(({ sha256 }) => sha256 !== null);
  const previewed = stored.filter((file) => previewKindOf(file) !== null);
  const file = stored.find(({ id }) => id === search.get('file'));
  const open = (shown: Attachment | null) =>
    setSearch(shown === null ? {} : { file: shown.id }, { replace: file !== undefined });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-attachments">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="task-attachments">
          {t.words.attachments}
          {attachments.length === 0 ? null : (
            <Text span c="gray.7" fw={400}>
              {` (${attachments.length})`}
            </Text>
          )}
        </Title>
        {stored.length > 1 ? (
          <Button
            component="a"
            href={pathOf('getTaskFiles', { params: { taskId: task.id } }, environment)}
            download
            variant="default"
            size="xs"
            leftSection={<FolderDown size={16} aria-hidden />}
            title={t.task.downloadAllHint}
          >
            {t.task.downloadAll}
          </Button>
        ) : null}
      </Group>
      {attachments.length === 0 ? <Text c="dimmed">{t.task.noAttachments}</Text> : null}
      <Stack component="ul" gap={0} className={classes['plain'] ?? ''}>
        {attachments.map((attachment) => (
          <AttachmentLine
            key={attachment.id}
            attachment={attachment}
            inText={isShownInText(attachment, task.description.html)}
            onPreview={() => open(attachment)}
          />
        ))}
      </Stack>
      {file === undefined ? null : (
        <Suspense>
          <FilePreview file={file} files={previewed} onShow={open} />
        </Suspense>
      )}
    </Paper>
  );
}
