import { ActionIcon, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import type { Attachment } from '../../../shared/tasks/task.ts';
import { inEnvironment } from '../../api/client.ts';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName } from '../../shell/environment-name.ts';
import classes from './file-preview.module.css';
import { usePreview, type PreviewState } from './use-preview.ts';

interface FilePreviewProps {
  readonly file: Attachment;
  /** The files of the task that can be looked at, this one among them. */
  readonly files: readonly Attachment[];
  readonly onShow: (file: Attachment | null) => void;
}

/** Shows a file over the whole window, with buttons to the previous and the next one. */
export function FilePreview({ file, files, onShow }: FilePreviewProps) {
  const { t } = useText();
  const environment = useEnvironmentName();
  const url = inEnvironment(file.url, environment);
  const index = files.findIndex(({ id }) => id === file.id);
  const step = (by: number) => {
    const next = files[(index + by + files.length) % files.length];
    if (next !== undefined) onShow(next);
  };
  const close = () => onShow(null);
  return (
    <Modal.Root opened onClose={close} fullScreen>
      <Modal.Overlay />
      <Modal.Content aria-label={t.fileViewer.frame(file.name)} className={classes['content'] ?? ''}>
        <Group justify="space-between" wrap="nowrap" p="xs" className={classes['bar'] ?? ''}>
          <Text fw={600} truncate component="h2" size="md" m={0}>
            {file.name}
          </Text>
          <Group gap="xs" wrap="nowrap">
            {files.length > 1 && index >= 0 ? (
              <>
                <ActionIcon variant="default" size={36} onClick={() => step(-1)} aria-label={t.fileViewer.previous}>
                  <ChevronLeft size={18} aria-hidden />
                </ActionIcon>
                <Text size="sm" visibleFrom="xs" style={{ whiteSpace: 'nowrap' }}>
                  {t.fileViewer.position(index + 1, files.length)}
                </Text>
                <ActionIcon variant="default" size={36} onClick={() => step(1)} aria-label={t.fileViewer.next}>
                  <ChevronRight size={18} aria-hidden />
                </ActionIcon>
              </>
            ) : null}
            <ActionIcon
              component="a"
              href={url}
              download={file.name}
              variant="default"
              size={36}
              aria-label={t.task.downloadOf(file.name)}
            >
              <Download size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size={36} onClick={close} aria-label={t.fileViewer.close} data-autofocus>
              <X size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <ViewerFrame key={file.id} file={file} url={url} onClose={close} />
      </Modal.Content>
    </Modal.Root>
  );
}

interface ViewerFrameProps {
  readonly file: Attachment;
  readonly url: string;
  readonly onClose: () => void;
}

function ViewerFrame({ file, url, onClose }: ViewerFrameProps) {
  const { t } = useText();
  const { frame, state } = usePreview({ file, url, onClose });
  return (
    <div className={classes['stage'] ?? ''}>
      {state === 'loading' ? (
        <div className={classes['over'] ?? ''}>
          <Loader aria-label={t.fileViewer.loading} />
        </div>
      ) : null}
      {state === 'loading' || state === 'shown' ? (
        // Without allow-same-origin the frame has an opaque origin: a malicious file in it could reach nothing of ours.
        <iframe
          ref={frame}
          className={classes['frame'] ?? ''}
          title={t.fileViewer.frame(file.name)}
          src="/viewer.html"
          sandbox="allow-scripts"
          referrerPolicy="no-referrer"
        />
      ) : (
        <NotShown reason={state} file={file} url={url} />
      )}
    </div>
  );
}

interface NotShownProps {
  readonly reason: Exclude<PreviewState, 'loading' | 'shown'>;
  readonly file: Attachment;
  readonly url: string;
}

function NotShown({ reason, file, url }: NotShownProps) {
  const { t, formats } = useText();
  const { title, hint } = t.fileViewer.failures[reason];
  return (
    <Stack align="center" gap="xs" p="xl" ta="center" role="alert">
      <Text fw={600}>{title}</Text>
      <Text c="gray.7">{hint}</Text>
      <Button component="a" href={url} download={file.name} leftSection={<Download size={16} aria-hidden />} mt="sm">
        {`${t.words.download} (${formats.size(file.size ?? 0)})`}
      </Button>
    </Stack>
  );
}
