import { useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { EndpointName } from '../../../../shared/endpoints.ts';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import type { CallInput } from '../../../api/client.ts';
import { queryKeyOf, useChange, usePlace } from '../../../api/use-call.ts';

type ChoiceChange = 'createTaskType' | 'createTaskStatus' | 'changeTaskType' | 'changeTaskStatus' | 'putTaskDefaults';

/** The endpoints that also show types and statuses, whose queries are refetched. */
export const renewedByChoices: readonly EndpointName[] = ['getPreferences', 'listTasks', 'getTask'];

interface ChangeOfChoices<N extends ChoiceChange> {
  readonly change: UseMutationResult<TaskChoices, Error, CallInput<N>>;
  /** Makes the change; what is shown follows the answer. Throws CallError. */
  readonly make: (input: CallInput<N>) => Promise<TaskChoices>;
}

/** A change of types or statuses, each of which answers all of them. */
export function useChoiceChange<N extends ChoiceChange>(name: N): ChangeOfChoices<N> {
  const { environment } = usePlace();
  const client = useQueryClient();
  const change: UseMutationResult<TaskChoices, Error, CallInput<N>> = useChange(name, renewedByChoices);
  return {
    change,
    make: async (input) => {
      const choices = await change.mutateAsync(input);
      client.setQueryData(queryKeyOf(environment, 'getTaskChoices', {}), choices);
      return choices;
    },
  };
}

/** Optimistic update of the cached choices. */
export function useShowChoices(): (update: (choices: TaskChoices) => TaskChoices) => void {
  const { environment } = usePlace();
  const client = useQueryClient();
  return (update) =>
    client.setQueryData<TaskChoices>(queryKeyOf(environment, 'getTaskChoices', {}), (shown) =>
      shown === undefined ? undefined : update(shown),
    );
}
