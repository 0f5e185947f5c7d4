import { Alert, List } from '@mantine/core';
import { FileX2 } from 'lucide-react';
import type { Omission } from '../../../shared/tasks/task.ts';
import { useText } from '../../i18n/language.tsx';

/** The files of the source that the task does not have, each with its reason. */
export function OmissionSection({ omissions }: { readonly omissions: readonly Omission[] }) {
  const { t, formats } = useText();
  if (omissions.length === 0) return null;
  return (
    <Alert color="gray" variant="light" icon={<FileX2 size={18} aria-hidden />} title={t.task.omissions}>
      <List size="sm">
        {omissions.map(({ name, size, reason }, index) => (
          <List.Item key={`${index} ${name}`} style={{ overflowWrap: 'anywhere' }}>
            {size === null ? name : `${name} (${formats.size(size)})`}, {t.task.reasons[reason]}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
