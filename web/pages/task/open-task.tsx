import { Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import { AttachmentSection } from './attachment-section.tsx';
import { ContactSection } from './contact-section.tsx';
import { EditTask } from './edit-task.tsx';
import { MissingTask } from './missing-task.tsx';
import { NoteSection, type NoteSectionProps } from './note-section.tsx';
import { OmissionSection } from './omission-section.tsx';
import { OtherTasks } from './other-tasks.tsx';
import { RemovedNotice } from './removed-notice.tsx';
import { TaskDescription } from './task-description.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHeading } from './task-heading.tsx';
import { TaskHistory } from './task-history.tsx';
import classes from './task-page.module.css';

interface OpenTaskProps {
  readonly task: TaskDetail;
  /** Erased, or out of the reader's sight, since it was read. */
  readonly missing: boolean;
}

/**
 * Everything of a task that was read, or its form while it is edited (`?edit`). A form that is open stays open with what
 * was typed, even when the task is deleted, erased or can no longer be written.
 */
export function OpenTask({ task, missing }: OpenTaskProps) {
  const { t } = useText();
  useDocumentTitle(`${task.title} · ${t.shell.product}`);
  const saveable = task.writable && task.undoneAt === null && !missing;
  const { editing, edited, setEditing } = useEditing(saveable);
  const [noting, setNoting] = useState<boolean | null>(null);
  const writing = noting === true;
  if (missing && !editing && !writing) return <MissingTask />;
  return (
    <Stack gap="md" component="article">
      <TaskHeading task={task} editing={editing} edited={edited} onEdit={() => setEditing(true)} />
      <RemovedNotice task={task} />
      {editing ? (
        <EditTask task={task} saveable={saveable} onDone={() => setEditing(false)} />
      ) : (
        <TaskSections task={task} note={saveable || writing ? { open: noting, onOpen: setNoting, saveable } : null} />
      )}
    </Stack>
  );
}

/** Whether the form of the task is open, and whether it was. It opens only for a task that can be saved. */
function useEditing(saveable: boolean) {
  const [search, setSearch] = useSearchParams();
  const asked = search.has('edit');
  const [begun, setBegun] = useState(false);
  const editing = asked && (begun || saveable);
  if (begun !== editing) setBegun(editing);
  // The form replaces the button that opened it; when it closes, that button gets the focus back.
  const [edited, setEdited] = useState(false);
  const setEditing = (edit: boolean) => {
    setEdited(true);
    setSearch(edit ? { edit: '' } : {}, { replace: !edit });
  };
  return { editing, edited, setEditing };
}

interface TaskSectionsProps {
  readonly task: TaskDetail;
  /** Null: a note can neither be added nor is one being written. */
  readonly note: Omit<NoteSectionProps, 'task'> | null;
}

function TaskSections({ task, note }: TaskSectionsProps) {
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
        {note === null ? null : <NoteSection task={task} {...note} />}
        <TaskHistory taskId={task.id} />
      </Stack>
      <OtherTasks tasks={task.otherTasks ?? []} />
    </div>
  );
}
