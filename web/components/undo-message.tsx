import { Button, Group } from '@mantine/core';
import { useText } from '../i18n/language.tsx';

interface UndoMessageProps {
  readonly text: string;
  readonly onUndo: () => void;
}

/** Says what was done, with an Undo button. */
export function UndoMessage({ text, onUndo }: UndoMessageProps) {
  const { t } = useText();
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <span>{text}</span>
      <Button size="compact-sm" variant="subtle" onClick={onUndo}>
        {t.tasks.bulk.undo}
      </Button>
    </Group>
  );
}
