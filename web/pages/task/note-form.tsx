import { readServiceClock } from '../../components/service-clock.ts';
import { Button, Group, Progress, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { MessageRequest } from '../../../shared/tasks/requests.ts';
import { maxTitleLength } from '../../../shared/tasks/task.ts';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { queryKeyOf, useRead } from '../../api/use-call.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { FileField } from '../../components/file-field.tsx';
import { findFileFault } from '../../components/file-limits.ts';
import { useUnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useNotice } from '../../components/use-notice.ts';
import { announceFiles, useUpload } from '../../components/use-upload.ts';
import { useText } from '../../i18n/language.tsx';
import { useEnvironmentName } from '../../shell/environment-name.ts';
import { KeptText } from './kept-text.tsx';
import { renewedByTask } from './use-task-action.ts';

interface NoteFormProps {
  readonly task: TaskDetail;
  readonly saveable: boolean;
  readonly onDone: () => void;
}

/** A note with files, added below the task's text as a mail of its thread would be. */
export function NoteForm({ task, saveable, onDone }: NoteFormProps) {
  const { t } = useText();
  const { note, set, limits, empty, ready, submit, guard, busy, share, error, unreadable } = useNote(task, onDone);
  return (
    <form onSubmit={submit} noValidate>
      {guard}
      <Stack gap="sm">
        {saveable ? null : <KeptText text={`${note.title}\n\n${note.text}`} />}
        <TextInput
          label={t.task.noteTitle}
          value={note.title}
          maxLength={maxTitleLength}
          required
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <Textarea
          label={t.task.noteText}
          value={note.text}
          autosize
          minRows={3}
          maxRows={16}
          maxLength={limits?.maxDescriptionLength ?? 200_000}
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
          autoFocus
        />
        <FileField
          label={t.task.noteFiles}
          files={note.files}
          onChange={(files) => set({ files })}
          limits={limits}
          unreadable={unreadable}
        />
        {error === null ? null : <FailureNotice error={error} />}
        {busy ? <Progress value={share * 100} aria-label={t.files.sending(Math.round(share * 100))} /> : null}
        <Group justify="flex-end">
          {empty ? (
            <Text size="sm" c="gray.7">
              {t.task.noteEmpty}
            </Text>
          ) : null}
          <Button variant="default" onClick={onDone} disabled={busy}>
            {t.words.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready || !saveable}>
            {t.task.noteAdd}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Note {
  readonly title: string;
  readonly text: string;
  readonly files: readonly File[];
}

function useNote(task: TaskDetail, onDone: () => void) {
  const { t, formats } = useText();
  const renew = useRenewedTask();
  const notice = useNotice();
  const [note, setNote] = useState<Note>(() => {
    const title = t.task.noteDefaultTitle(formats.day(new Date(readServiceClock()).toISOString()));
    return { title, text: '', files: [] };
  });
  const limits = useRead('getTaskChoices', {}).data?.limits;
  const sending = useUpload('addMessage');
  const empty = note.text.trim() === '' && note.files.length === 0;
  const { guard, release } = useUnsavedGuard(!empty);
  const ready =
    !empty && note.title.trim() !== '' && (limits === undefined || findFileFault(note.files, limits) === null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready) return;
    const message = { input: { params: { taskId: task.id } }, task: messageOf(note), files: note.files };
    sending.send(message, {
      done: async () => {
        release();
        notice.done(t.task.noteAdded);
        await renew();
        onDone();
      },
      // The task may be gone, which this form then says.
      failed: () => void renew(),
    });
  };
  const set = (members: Partial<Note>) => setNote((before) => ({ ...before, ...members }));
  return { ...sending, note, set, limits, empty, ready, submit, guard };
}

function messageOf({ title, text, files }: Note): Omit<MessageRequest, 'idempotencyKey'> {
  return {
    title: title.trim(),
    description: { html: null, text, truncated: false },
    source: { kind: 'manual', keys: [] },
    files: announceFiles(files),
    links: [],
    omissions: [],
  };
}

function useRenewedTask(): () => Promise<unknown> {
  const client = useQueryClient();
  const environment = useEnvironmentName();
  return () =>
    Promise.all(renewedByTask.map((name) => client.invalidateQueries({ queryKey: queryKeyOf(environment, name) })));
}
