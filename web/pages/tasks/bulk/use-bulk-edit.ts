import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createElement, useState } from 'react';
import type { BulkChanged } from '../../../../shared/task-change.ts';
import type { TaskRow } from '../../../../shared/task-list.ts';
import { call } from '../../../api/client.ts';
import { queryKey, usePlace } from '../../../api/use-call.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { changeOf, inPieces, stepsBack, type BulkEdit, type BulkStep } from './bulk-edit.ts';
import { UndoMessage } from './undo-message.tsx';

/** No more tasks fit into one request. */
const most = 200;

interface BulkWork {
  readonly working: boolean;
  readonly run: (tasks: readonly TaskRow[], edit: BulkEdit) => Promise<void>;
}

/** Changes many tasks, says how many were changed and which were not, and takes it back when asked; `onRefused`: these stay. */
export function useBulkEdit(onRefused: (ids: readonly string[]) => void): BulkWork {
  const { t } = useText();
  const send = useSteps();
  const failureOf = useFailure();
  const [working, setWorking] = useState(false);
  const fail = (error: unknown) => {
    const { title, hint } = failureOf(error);
    notifications.show({ color: 'red', title, message: hint, autoClose: 10_000 });
  };
  const undo = async (steps: readonly BulkStep[]) => {
    try {
      const { changedIds } = await send(steps);
      notifications.show({ message: t.tasks.bulk.undone(changedIds.length) });
    } catch (error) {
      fail(error);
    }
  };
  const run = async (tasks: readonly TaskRow[], edit: BulkEdit) => {
    setWorking(true);
    try {
      const { changedIds, refusedIds } = await send([{ taskIds: tasks.map(({ id }) => id), edit }]);
      const back = stepsBack(
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
      if (changedIds.length > 0) announce(t.tasks.bulk.done(changedIds.length), () => void undo(back));
    } catch (error) {
      fail(error);
    } finally {
      setWorking(false);
    }
  };
  return { working, run };
}

function announce(text: string, onUndo: () => void): void {
  const id = notifications.show({
    autoClose: 12_000,
    message: createElement(UndoMessage, {
      text,
      onUndo: () => {
        notifications.hide(id);
        onUndo();
      },
    }),
  });
}

/** Sends steps one after the other and puts their answers together; the lists are read anew, whatever came of it. */
function useSteps(): (steps: readonly BulkStep[]) => Promise<BulkChanged> {
  const place = usePlace();
  const client = useQueryClient();
  return async (steps) => {
    const answers: BulkChanged[] = [];
    try {
      for (const { taskIds, edit } of steps) {
        for (const piece of inPieces(taskIds, most)) {
          answers.push(await call('changeTasks', { body: { taskIds: piece, change: changeOf(edit) } }, place));
        }
      }
    } finally {
      await Promise.all(
        (['listTasks', 'getTask'] as const).map((name) =>
          client.invalidateQueries({ queryKey: queryKey(place.environment, name) }),
        ),
      );
    }
    return {
      changedIds: answers.flatMap((answer) => answer.changedIds),
      refusedIds: answers.flatMap((answer) => answer.refusedIds),
    };
  };
}
