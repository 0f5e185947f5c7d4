import { Button, Paper } from '@mantine/core';
import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import { NoteForm } from './note-form.tsx';

/** The button and the form that add a note or a file. */
export function NoteSection({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<boolean | null>(null);
  if (open !== true) {
    return (
      <Button
        variant="default"
        // The form replaced this button and had the focus.
        autoFocus={open === false}
        leftSection={<StickyNote size={16} aria-hidden />}
        onClick={() => setOpen(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t.task.addNote}
      </Button>
    );
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={t.task.addNote}>
      <NoteForm task={task} onDone={() => setOpen(false)} />
    </Paper>
  );
}
