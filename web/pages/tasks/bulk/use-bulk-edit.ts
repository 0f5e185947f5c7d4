import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { maxTasksPerChange, type BulkChanged, type BulkUndone } from '../../../../shared/tasks/task-change.ts';
import type { TaskRow } from '../../../../shared/tasks/task-list.ts';
import { call } from '../../../api/client.ts';
import { queryKeyOf, usePlace } from '../../../api/use-call.ts';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';
import { changeOf, splitInPieces, type BulkEdit } from './bulk-edit.ts';

interface BulkWork {
  readonly working: boolean;
  readonly run: (tasks: readonly TaskRow[], edit: BulkEdit) => Promise<void>;
}

/**
 * Changes many tasks, reports how many were changed and which were refused, and offers undo; `onRefused` gets the
 * refused ones. Undo leaves alone what somebody changed meanwhile, and names it.
 */
export function useBulkEdit(onRefused: (ids: readonly string[]) => void): BulkWork {
  const { t } = useText();
  const { change, undo } = useBulkCalls();
  const notice = useNotice();
  const [working, setWorking] = useState(false);
  const warn = (title: string, message: string) =>
    notifications.show({ color: 'orange', title, message, autoClose: 12_000 });
  const takeBack = async (changed: BulkChanged['changed'], tasks: readonly TaskRow[]) => {
    const { answers, failure } = await undo(changed);
    const undone = answers.flatMap(({ undoneIds }) => undoneIds);
    const kept = answers.flatMap(({ changedSinceIds, refusedIds }) => [...changedSinceIds, ...refusedIds]);
    const numbers = tasks.filter(({ id }) => kept.includes(id)).map(({ number }) => number);
    if (undone.length > 0) notice.done(t.tasks.bulk.undone(undone.length));
    if (numbers.length > 0) warn(t.tasks.bulk.kept(numbers.length), t.tasks.bulk.keptHint(numbers));
    if (failure !== null) notice.failed(failure.error);
  };
  const run = async (tasks: readonly TaskRow[], edit: BulkEdit) => {
    setWorking(true);
    const { answers, failure } = await change(tasks, edit);
    const changed = answers.flatMap((answer) => answer.changed);
    const refusedIds = answers.flatMap((answer) => answer.refusedIds);
    const replaced = changed.filter(({ former }) => Object.keys(former).length > 0);
    if (failure === null || answers.length > 0) onRefused(refusedIds);
    if (refusedIds.length > 0) warn(t.tasks.bulk.refused(refusedIds.length), t.tasks.bulk.refusedHint);
    if (changed.length > 0) {
      const done = t.tasks.bulk.done(changed.length);
      if (replaced.length > 0) notice.undoable(done, () => void takeBack(replaced, tasks));
      else notice.done(done);
    }
    if (failure !== null) notice.failed(failure.error);
    setWorking(false);
  };
  return { working, run };
}

interface Answers<Answer> {
  readonly answers: readonly Answer[];
  /** The first failure; what was answered before and after it counts. */
  readonly failure: { readonly error: unknown } | null;
}

interface BulkCalls {
  readonly change: (tasks: readonly TaskRow[], edit: BulkEdit) => Promise<Answers<BulkChanged>>;
  readonly undo: (changed: BulkChanged['changed']) => Promise<Answers<BulkUndone>>;
}

/** Sends batches in sequence; the lists are refetched in any case. */
function useBulkCalls(): BulkCalls {
  const place = usePlace();
  const client = useQueryClient();
  const sendAll = async <Item, Answer>(items: readonly Item[], send: (piece: Item[]) => Promise<Answer>) => {
    const answers: Answer[] = [];
    let failure: Answers<Answer>['failure'] = null;
    for (const piece of splitInPieces(items, maxTasksPerChange)) {
      try {
        answers.push(await send(piece));
      } catch (error) {
        failure ??= { error };
      }
    }
    await Promise.all(
      (['listTasks', 'getTask'] as const).map((name) =>
        client.invalidateQueries({ queryKey: queryKeyOf(place.environment, name) }),
      ),
    );
    return { answers, failure };
  };
  return {
    change: (tasks, edit) =>
      sendAll(
        tasks.map(({ id }) => id),
        (taskIds) => call('changeTasks', { body: { taskIds, change: changeOf(edit) } }, place),
      ),
    undo: (changed) => sendAll(changed, (piece) => call('undoChanges', { body: { changed: piece } }, place)),
  };
}
