import { Alert, List, Text } from '@mantine/core';
import { GitMerge } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import type { OtherChange } from './task-edit.ts';

/** What somebody else changed while the form was open. */
export function ConflictNotice({ changes }: { readonly changes: readonly OtherChange[] }) {
  const { t, formats } = useText();
  if (changes.length === 0) return null;
  const formatValue = ({ field }: OtherChange, value: string | null) => {
    if (value === null) return t.task.nothing;
    return field === 'dueOn' ? formats.date(value) : value;
  };
  return (
    <Alert role="alert" color="gray" icon={<GitMerge size={18} aria-hidden />} title={t.task.conflictTitle}>
      <Text size="sm" mb="xs">
        {t.task.conflictHint}
      </Text>
      <List size="sm">
        {changes.map((change) => (
          <List.Item key={change.field} style={{ overflowWrap: 'anywhere' }}>
            {change.field === 'description'
              ? t.task.conflictDescription
              : t.task.conflictTheirs(
                  t.task.fields[change.field],
                  formatValue(change, change.from),
                  formatValue(change, change.to),
                )}
            {change.both ? (
              <Text size="sm" fw={600}>
                {t.task.conflictBoth}
              </Text>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
