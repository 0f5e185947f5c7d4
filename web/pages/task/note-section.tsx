import { Button, Paper } from '@mantine/core';
import { StickyNote } from 'lucide-react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import { NoteForm } from './note-form.tsx';

export interface NoteSectionProps {
  readonly task: TaskDetail;
  /** Whether the form is open; null: it never was. */
  readonly open: boolean | null;
  readonly onOpen: (open: boolean) => void;
  /** False: the task was removed while the note was written. */
  readonly saveable: boolean;
}

/** The button and the form that add a note or a file. */
export function NoteSection({ task, open, onOpen, saveable }: NoteSectionProps) {
  const { t } = useText();
  if (open !== true) {
    return (
      <Button
        variant="default"
        // The form replaced this button and had the focus.
        autoFocus={open === false}
        leftSection={<StickyNote size={16} aria-hidden />}
        onClick={() => onOpen(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t.task.addNote}
      </Button>
    );
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={t.task.addNote}>
      <NoteForm task={task} saveable={saveable} onDone={() => onOpen(false)} />
    </Paper>
  );
}
