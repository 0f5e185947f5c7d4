import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { maxTasksPerChange, type BulkChanged } from '../../../../shared/tasks/task-change.ts';
import type { TaskRow } from '../../../../shared/tasks/task-list.ts';
import { call } from '../../../api/client.ts';
import { queryKeyOf, usePlace } from '../../../api/use-call.ts';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';
import { changeOf, splitInPieces, listUndoSteps, type BulkEdit, type BulkStep } from './bulk-edit.ts';

interface BulkWork {
  readonly working: boolean;
  readonly run: (tasks: readonly TaskRow[], edit: BulkEdit) => Promise<void>;
}

/**
 * Changes many tasks, reports how many were changed and which were refused, and offers undo; `onRefused` gets the
 * refused ones.
 */
export function useBulkEdit(onRefused: (ids: readonly string[]) => void): BulkWork {
  const { t } = useText();
  const send = useSteps();
  const notice = useNotice();
  const [working, setWorking] = useState(false);
  const undo = async (steps: readonly BulkStep[]) => {
    try {
      const { changedIds } = await send(steps);
      notice.done(t.tasks.bulk.undone(changedIds.length));
    } catch (error) {
      notice.failed(error);
    }
  };
  const run = async (tasks: readonly TaskRow[], edit: BulkEdit) => {
    setWorking(true);
    try {
      const { changedIds, refusedIds } = await send([{ taskIds: tasks.map(({ id }) => id), edit }]);
      const back = listUndoSteps(
        edit.field,
        tasks.filter(({ id }) => changedIds.includes(id)),
      );
      onRefused(refusedIds);
      if (refusedIds.length > 0) {
        notifications.show({
          color: 'orange',
          title: t.tasks.bulk.refused(refusedIds.length),
          message: t.tasks.bulk.refusedHint,
          autoClose: 12_000,
        });
      }
      if (changedIds.length > 0) notice.undoable(t.tasks.bulk.done(changedIds.length), () => void undo(back));
    } catch (error) {
      notice.failed(error);
    } finally {
      setWorking(false);
    }
  };
  return { working, run };
}

/** Sends the steps in sequence and merges their results; the lists are refetched in any case. */
function useSteps(): (steps: readonly BulkStep[]) => Promise<BulkChanged> {
  const place = usePlace();
  const client = useQueryClient();
  return async (steps) => {
    const answers: BulkChanged[] = [];
    try {
      for (const { taskIds, edit } of steps) {
        for (const piece of splitInPieces(taskIds, maxTasksPerChange)) {
          answers.push(await call('changeTasks', { body: { taskIds: piece, change: changeOf(edit) } }, place));
        }
      }
    } finally {
      await Promise.all(
        (['listTasks', 'getTask'] as const).map((name) =>
          client.invalidateQueries({ queryKey: queryKeyOf(place.environment, name) }),
        ),
      );
    }
    return {
      changedIds: answers.flatMap((answer) => answer.changedIds),
      refusedIds: answers.flatMap((answer) => answer.refusedIds),
    };
  };
}
