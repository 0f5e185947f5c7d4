import { ActionIcon, Button, FileButton, Group, Input, Text } from '@mantine/core';
import { Paperclip, X } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import type { UploadLimits } from '../../shared/values/upload-limits.ts';
import { useText } from '../i18n/language.tsx';
import { findFileFault, type FileFault } from './file-limits.ts';
import classes from './file-field.module.css';

interface FileFieldProps {
  readonly label: string;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
  /** Undefined until loaded: no file is refused before. */
  readonly limits: UploadLimits | undefined;
  /** The name of a file that could not be read for sending. */
  readonly unreadable: string | null;
}

/** Files to send, chosen or dropped; files over a limit are marked before sending. */
export function FileField({ label, files, onChange, limits, unreadable }: FileFieldProps) {
  const { t, formats } = useText();
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const add = (more: readonly File[]) => {
    onChange([...files, ...more]);
    // Otherwise a removed file could not be chosen again.
    reset.current?.();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <div role="group" aria-label={label}>
      <Input.Label component="div" mb={4} aria-hidden>
        {label}
      </Input.Label>
      <div
        className={classes['zone'] ?? ''}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton multiple onChange={add} resetRef={reset}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<Paperclip size={16} aria-hidden />}>
              {t.files.choose}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="gray.7">
          {limits === undefined
            ? t.files.drop
            : t.files.dropWithin(formats.size(limits.maxFileBytes), formats.size(limits.maxTotalBytes))}
        </Text>
      </div>
      <ul className={classes['files'] ?? ''}>
        {files.map((file, index) => (
          <li key={`${index} ${file.name}`}>
            <Group wrap="nowrap" gap="sm" justify="space-between">
              <Text size="sm" className={classes['name'] ?? ''}>
                {file.name}{' '}
                <Text span size="xs" c="gray.7">
                  {formats.size(file.size)}
                </Text>
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray.7"
                aria-label={t.files.remove(file.name)}
                onClick={() => onChange(files.filter((other) => other !== file))}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <FileFaultText files={files} limits={limits} unreadable={unreadable} />
    </div>
  );
}

function FileFaultText({ files, limits, unreadable }: Pick<FileFieldProps, 'files' | 'limits' | 'unreadable'>) {
  const { t, formats } = useText();
  const lost = files.find(({ name }) => name === unreadable);
  const refused = limits === undefined ? null : findFileFault(files, limits);
  const fault: FileFault | null = lost === undefined ? refused : { kind: 'unreadable', name: lost.name };
  return (
    <Text size="sm" c="red.8" role="status">
      {fault === null ? '' : t.files.fault(fault, formats)}
    </Text>
  );
}
