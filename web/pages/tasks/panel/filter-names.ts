import { useQueryClient } from '@tanstack/react-query';
import type { TaskRow } from '../../../../shared/tasks/task-list.ts';
import { usePlace, useRead } from '../../../api/use-call.ts';
import { useText } from '../../../i18n/language.tsx';
import { useSettings } from '../../../shell/settings.tsx';
import type { Choice } from './remote-select.tsx';

/** Returns the name of an id in a filter. */
export type NameOf = (id: string) => string;

const offered = { archived: false };

/** The types and statuses of tasks; with `all`, the archived ones too. */
export function useChoices(all: boolean) {
  const settings = useSettings();
  const { data } = useRead('getTaskChoices', {}, { enabled: all });
  return {
    types: data?.types ?? settings.types.map((type) => ({ ...type, ...offered })),
    statuses: data?.statuses ?? settings.statuses.map((status) => ({ ...status, ...offered })),
  };
}

/** Keeps the name of what was chosen, for as long as the page is open. */
export function useRememberName(): (choice: Choice) => void {
  const client = useQueryClient();
  const { environment } = usePlace();
  return ({ id, label }) => {
    client.setQueryData([environment, 'nameOf', id], label);
  };
}

/** Finds the names of the ids in a filter: those chosen on this page, or from the tasks that it lists. */
export function useNameOf(tasks: readonly TaskRow[], hasChoices: boolean): NameOf {
  const { t } = useText();
  const { me } = useSettings();
  const { types, statuses } = useChoices(hasChoices);
  const client = useQueryClient();
  const { environment } = usePlace();
  return (id) => {
    if (id === 'none') return t.words.nobody;
    if (id === me.user.id) return me.user.name;
    const label = [...types, ...statuses].find((choice) => choice.id === id)?.label;
    const remembered = client.getQueryData<string>([environment, 'nameOf', id]);
    return label ?? remembered ?? nameInTasks(tasks, id) ?? t.tasks.unnamed;
  };
}

function nameInTasks(tasks: readonly TaskRow[], id: string): string | undefined {
  const named = tasks.flatMap(({ contacts, author, assignee }) => [
    ...contacts,
    author,
    ...(assignee === null ? [] : [assignee]),
  ]);
  return named.find((each) => each.id === id)?.name;
}
