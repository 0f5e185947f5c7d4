import { Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import { AttachmentSection } from './attachment-section.tsx';
import { ContactSection } from './contact-section.tsx';
import { EditTask } from './edit-task.tsx';
import { NoteSection } from './note-section.tsx';
import { OmissionSection } from './omission-section.tsx';
import { OtherTasks } from './other-tasks.tsx';
import { RemovedNotice } from './removed-notice.tsx';
import { TaskDescription } from './task-description.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHeading } from './task-heading.tsx';
import { TaskHistory } from './task-history.tsx';
import classes from './task-page.module.css';

/** Everything of a task that was read, or its form while it is edited (`?edit`). */
export function OpenTask({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  useDocumentTitle(`${task.title} · ${t.shell.product}`);
  const editing = search.has('edit') && task.writable && task.undoneAt === null;
  // The form replaces the button that opened it; when it closes, that button gets the focus back.
  const [edited, setEdited] = useState(false);
  const setEditing = (edit: boolean) => {
    setEdited(true);
    setSearch(edit ? { edit: '' } : {}, { replace: !edit });
  };
  return (
    <Stack gap="md" component="article">
      <TaskHeading task={task} editing={editing} edited={edited} onEdit={() => setEditing(true)} />
      <RemovedNotice task={task} />
      {editing ? <EditTask task={task} onDone={() => setEditing(false)} /> : <TaskSections task={task} />}
    </Stack>
  );
}

function TaskSections({ task }: { readonly task: TaskDetail }) {
  return (
    <div className={classes['columns'] ?? ''}>
      <Stack gap="md" miw={0}>
        <TaskFacts task={task} />
        <ContactSection task={task} />
      </Stack>
      <Stack gap="md" miw={0} className={classes['content'] ?? ''}>
        <TaskDescription task={task} />
        <AttachmentSection task={task} />
        <OmissionSection omissions={task.omissions} />
        {task.writable && task.undoneAt === null ? <NoteSection task={task} /> : null}
        <TaskHistory taskId={task.id} />
      </Stack>
      <OtherTasks tasks={task.otherTasks ?? []} />
    </div>
  );
}
