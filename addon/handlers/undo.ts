import { idSchema } from '../../shared/ids.ts';
import { undoTask } from '../api/relais.ts';
import { readLinkedEnvironment } from '../google/properties.ts';
import { failureFor } from '../state/failure.ts';
import { functionNames } from '../state/functions.ts';
import { errorCard } from '../views/error-card.ts';
import { undoneCard } from '../views/saved-card.ts';
import { changed, push, startOver, type Answer } from './answer.ts';
import type { Context } from './context.ts';

/** Takes a saved task back. */
export function undo({ event, t }: Context): Answer {
  const taskId = idSchema.safeParse(event.parameters['taskId']);
  const environment = readLinkedEnvironment();
  if (!taskId.success) return push(errorCard(failureFor('invalid_request'), t));
  if (environment === null) return push(errorCard(failureFor('not_linked'), t));
  const undone = undoTask(environment, taskId.data);
  if (undone.ok) return changed(startOver(undoneCard(undone.value, t)));
  const attempt = { function: functionNames.undo, parameters: { taskId: taskId.data }, carriesEntry: false };
  return push(errorCard(undone.failure, t, { attempt }));
}
