import { Alert, Button, Group, Paper, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { maxOfferedContacts } from '../../../shared/contacts/contact.ts';
import { maxTitleLength } from '../../../shared/tasks/task.ts';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { codeOf } from '../../api/problem.ts';
import { useChange } from '../../api/use-call.ts';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { TaskChoiceFields } from '../../components/task-choice-fields.tsx';
import { useUnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useNotice } from '../../components/use-notice.ts';
import { UserPicker } from '../../components/user-picker.tsx';
import { useText } from '../../i18n/language.tsx';
import { KeptText } from './kept-text.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import {
  diffTask,
  editOf,
  isPlain,
  listOtherChanges,
  rebaseEdit,
  type OtherChange,
  type TaskEdit,
} from './task-edit.ts';
import { renewedByTask } from './use-task-action.ts';

interface EditTaskProps {
  readonly task: TaskDetail;
  /** False: the task was removed while it was edited. */
  readonly saveable: boolean;
  readonly onDone: () => void;
}

/** The form of a task. Concurrent changes of others are shown; the user's edit is kept. */
export function EditTask({ task, saveable, onDone }: EditTaskProps) {
  const { t } = useText();
  const form = useTaskForm(task, onDone);
  const { edit, set } = form;
  return (
    <form onSubmit={form.submit} noValidate>
      {form.guard}
      <Paper withBorder p="md">
        <Stack gap="md">
          {saveable ? null : <KeptText text={`${edit.title}\n\n${edit.description ?? task.description.text}`} />}
          <ConflictNotice changes={form.others} />
          <TextInput
            label={t.words.title}
            value={edit.title}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
            maxLength={maxTitleLength}
            error={edit.title.trim() === '' ? t.task.titleMissing : null}
            required
            autoFocus
          />
          <TaskChoiceFields value={edit} onChange={set} kept={{ type: task.type, status: task.status }} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              type="date"
              label={t.words.dueOn}
              value={edit.dueOn ?? ''}
              min="1000-01-01"
              max="9999-12-31"
              onChange={({ currentTarget: { value } }) => set({ dueOn: value === '' ? null : value })}
            />
            <UserPicker label={t.words.assignee} value={edit.assignee} onChange={(assignee) => set({ assignee })} />
          </SimpleGrid>
          <ContactPicker
            label={t.task.addContact}
            value={edit.contacts}
            onChange={(contacts) => set({ contacts })}
            max={maxOfferedContacts}
          />
          <DescriptionField task={task} value={edit.description} onChange={(description) => set({ description })} />
          {form.error === null ? null : <FailureNotice error={form.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t.words.cancel}
            </Button>
            <Button type="submit" loading={form.busy} disabled={edit.title.trim() === '' || !saveable}>
              {t.words.save}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}

function useTaskForm(task: TaskDetail, onDone: () => void) {
  const { t } = useText();
  const change = useChange('changeTask', renewedByTask);
  const notice = useNotice();
  const [base, setBase] = useState(task);
  const [edit, setEdit] = useState<TaskEdit>(() => editOf(task));
  const [others, setOthers] = useState<readonly OtherChange[]>([]);
  // Optimistic lock: the task was refetched in a newer version, so the edit is rebased on it.
  if (task.version !== base.version && !change.isPending) {
    setOthers(listOtherChanges(base, edit, task));
    setEdit(rebaseEdit(base, edit, task));
    setBase(task);
  }
  const changed = diffTask(base, edit);
  const { guard, release } = useUnsavedGuard(Object.keys(changed).length > 0);
  const conflict = codeOf(change.error) === 'task_changed';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (edit.title.trim() === '') return;
    if (Object.keys(changed).length === 0) {
      onDone();
      return;
    }
    setOthers([]);
    change.mutate(
      { params: { taskId: task.id }, body: { version: base.version, ...changed } },
      {
        onSuccess: () => {
          release();
          notice.done(t.task.changed);
          onDone();
        },
      },
    );
  };
  return {
    edit,
    others,
    guard,
    submit,
    busy: change.isPending,
    error: conflict ? null : change.error,
    set: (members: Partial<TaskEdit>) => setEdit((before) => ({ ...before, ...members })),
  };
}

interface DescriptionFieldProps {
  readonly task: TaskDetail;
  readonly value: string | null;
  readonly onChange: (description: string | null) => void;
}

/** The description as plain text, once the user gives up its formatting. */
function DescriptionField({ task, value, onChange }: DescriptionFieldProps) {
  const { t } = useText();
  const { html, text } = task.description;
  const plain = isPlain(html);
  if (value === null && !plain) {
    return (
      <Alert color="gray" icon={<TriangleAlert size={18} aria-hidden />} title={t.words.description}>
        <Stack gap="xs" align="flex-start">
          {t.task.descriptionLoss}
          <Button size="xs" variant="default" onClick={() => onChange(text)}>
            {t.task.editDescription}
          </Button>
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Textarea
        w="100%"
        label={t.words.description}
        value={value ?? text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={200_000}
      />
      {plain ? null : (
        <Button size="xs" variant="default" onClick={() => onChange(null)}>
          {t.task.keepDescription}
        </Button>
      )}
    </Stack>
  );
}
