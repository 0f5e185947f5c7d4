import { ActionIcon, Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import {
  Download,
  ExternalLink,
  Eye,
  File,
  FileArchive,
  FileSpreadsheet,
  FileText,
  Image,
  Link2,
  Music,
  Video,
  type LucideIcon,
} from 'lucide-react';
import { createElement } from 'react';
import type { Attachment } from '../../../shared/tasks/task.ts';
import { inEnvironment } from '../../api/client.ts';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName } from '../../shell/environment-name.ts';
import classes from './attachment-line.module.css';
import { previewKindOf } from './preview-kind.ts';

interface AttachmentLineProps {
  readonly attachment: Attachment;
  /** The description shows it too. */
  readonly inText: boolean;
  readonly onPreview: () => void;
}

/** A file with what can be done with it, or a link to where it is. */
export function AttachmentLine({ attachment, inText, onPreview }: AttachmentLineProps) {
  return (
    <li className={classes['line'] ?? ''}>
      {attachment.sha256 === null ? (
        <LinkAttachment attachment={attachment} />
      ) : (
        <StoredFile attachment={attachment} inText={inText} onPreview={onPreview} />
      )}
    </li>
  );
}

function LinkAttachment({ attachment: { name, url } }: { readonly attachment: Attachment }) {
  const { t } = useText();
  return (
    <Group wrap="nowrap" gap="sm">
      <Link2 size={18} aria-hidden className={classes['icon'] ?? ''} />
      <Anchor href={url} target="_blank" rel="noopener noreferrer" size="sm" className={classes['name'] ?? ''}>
        {name === '' ? url : name} <ExternalLink size={13} aria-hidden />
      </Anchor>
      <Text size="xs" c="gray.7">
        {t.task.driveLink}
      </Text>
    </Group>
  );
}

function StoredFile({ attachment, inText, onPreview }: AttachmentLineProps) {
  const { t, formats } = useText();
  const environment = useEnvironmentName();
  const shown = previewKindOf(attachment) !== null;
  const url = inEnvironment(attachment.url, environment);
  const { name } = attachment;
  return (
    <Group wrap="nowrap" gap="sm">
      <FileIcon mediaType={attachment.mediaType} />
      {shown ? (
        <UnstyledButton className={classes['name'] ?? ''} onClick={onPreview} aria-label={t.task.previewOf(name)}>
          {name}
        </UnstyledButton>
      ) : (
        <Anchor href={url} download={name} size="sm" className={classes['name'] ?? ''}>
          {name}
        </Anchor>
      )}
      <Text size="xs" c="gray.7" className={classes['size'] ?? ''}>
        {inText ? `${t.task.inText} · ` : ''}
        {formats.size(attachment.size ?? 0)}
      </Text>
      <Group gap={4} wrap="nowrap" justify="flex-end" className={classes['actions'] ?? ''}>
        {shown ? (
          <ActionIcon
            variant="subtle"
            color="gray.7"
            onClick={onPreview}
            aria-label={t.task.previewOf(name)}
            visibleFrom="xs"
          >
            <Eye size={16} aria-hidden />
          </ActionIcon>
        ) : null}
        <ActionIcon
          component="a"
          href={url}
          download={name}
          variant="subtle"
          color="gray.7"
          aria-label={t.task.downloadOf(name)}
        >
          <Download size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}

const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, Image],
  [/^video\//, Video],
  [/^audio\//, Music],
  [/(?:zip|compressed|x-tar|x-7z|x-rar)/, FileArchive],
  [/(?:spreadsheet|excel|csv)/, FileSpreadsheet],
  [/^text\/|pdf|word|document/, FileText],
];

function FileIcon({ mediaType }: Pick<Attachment, 'mediaType'>) {
  const type = mediaType.toLowerCase();
  return createElement(icons.find(([form]) => form.test(type))?.[1] ?? File, {
    size: 18,
    'aria-hidden': true,
    className: classes['icon'] ?? '',
  });
}
