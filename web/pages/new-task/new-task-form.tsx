import { Button, Group, Paper, Progress, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { maxOfferedContacts } from '../../../shared/contacts/contact.ts';
import { maxTitleLength } from '../../../shared/tasks/task.ts';
import type { TaskChoices } from '../../../shared/task-choices/task-choices.ts';
import { queryKeyOf } from '../../api/use-call.ts';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { FileField } from '../../components/file-field.tsx';
import { findFileFault } from '../../components/file-limits.ts';
import { TaskChoiceFields } from '../../components/task-choice-fields.tsx';
import { useUnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useNotice } from '../../components/use-notice.ts';
import { useUpload } from '../../components/use-upload.ts';
import { UserPicker } from '../../components/user-picker.tsx';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName, usePagePath } from '../../shell/environment-name.ts';
import { useSettings } from '../../shell/settings.tsx';
import { CreationFailure } from './creation-failure.tsx';
import { emptyTask, isStarted, requestOf, type NewTask } from './new-task.ts';

/** The form of a new task. The entry stays until the task is created. */
export function NewTaskForm({ choices }: { readonly choices: TaskChoices }) {
  const { t } = useText();
  const to = usePagePath();
  const { accounts } = useSettings().me.creation;
  const { task, set, tried, submit, guard, busy, share, error, unreadable } = useNewTask(choices);
  return (
    <form onSubmit={submit} noValidate>
      {guard}
      <Paper withBorder p="md" maw={900}>
        <Stack gap="md">
          <TextInput
            label={t.newTask.titleField}
            value={task.title}
            maxLength={maxTitleLength}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
            error={tried && task.title.trim() === '' ? t.newTask.titleMissing : null}
            required
            autoFocus
          />
          <TaskChoiceFields value={task} onChange={set} />
          {accounts === 'none' ? null : (
            <ContactPicker
              label={t.newTask.contacts}
              value={task.contacts}
              onChange={(contacts) => set({ contacts })}
              max={maxOfferedContacts}
            />
          )}
          {task.contacts.length > 0 ? null : (
            <Text size="sm" c="gray.7">
              {accounts === 'none' ? t.newTask.transverseOnly : t.newTask.transverse}
            </Text>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              type="date"
              label={t.words.dueOn}
              value={task.dueOn ?? ''}
              min="1000-01-01"
              max="9999-12-31"
              onChange={({ currentTarget: { value } }) => set({ dueOn: value === '' ? null : value })}
            />
            {accounts === 'none' ? null : (
              <UserPicker
                label={t.words.assignee}
                value={task.assignee}
                onChange={(assignee) => set({ assignee })}
                clearable={false}
              />
            )}
          </SimpleGrid>
          <Textarea
            label={t.newTask.description}
            value={task.description}
            onChange={({ currentTarget }) => set({ description: currentTarget.value })}
            autosize
            minRows={5}
            maxRows={24}
            maxLength={choices.limits.maxDescriptionLength}
          />
          <FileField
            label={t.newTask.files}
            files={task.files}
            onChange={(files) => set({ files })}
            limits={choices.limits}
            unreadable={unreadable}
          />
          {error === null ? null : <CreationFailure error={error} contacts={task.contacts} />}
          {busy ? <Progress value={share * 100} aria-label={t.files.sending(Math.round(share * 100))} /> : null}
          <Group justify="flex-end">
            <Button component={Link} to={to('/tasks')} variant="default" disabled={busy}>
              {t.words.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {t.newTask.save}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </form>
  );
}

function useNewTask(choices: TaskChoices) {
  const { t } = useText();
  const to = usePagePath();
  const navigate = useNavigate();
  const client = useQueryClient();
  const environment = useEnvironmentName();
  const { me } = useSettings();
  const [task, setTask] = useState<NewTask>(() => emptyTask(choices, me));
  const [tried, setTried] = useState(false);
  const sending = useUpload('createTask');
  const notice = useNotice();
  const { guard, release } = useUnsavedGuard(isStarted(task));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (task.title.trim() === '' || findFileFault(task.files, choices.limits) !== null) return;
    sending.send(
      { input: {}, task: requestOf(task), files: task.files },
      {
        done: async ({ task: { id, number } }) => {
          release();
          notice.done(t.newTask.created(number));
          void client.invalidateQueries({ queryKey: queryKeyOf(environment, 'listTasks') });
          await navigate(to(`/tasks/${id}`), { replace: true });
        },
      },
    );
  };
  const set = (members: Partial<NewTask>) => setTask((before) => ({ ...before, ...members }));
  return { ...sending, task, set, tried, submit, guard };
}
