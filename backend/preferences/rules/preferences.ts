import type { TaskStatus, TaskType } from '../../../shared/task-choices/task-choice.ts';
import type { PagePreferences } from '../../../shared/preferences/page-preferences.ts';
import type { Preferences } from '../../../shared/preferences/preferences.ts';

/** The types and statuses that a new task can have, in the order of the environment. */
export interface Offered {
  readonly types: readonly TaskType[];
  readonly statuses: readonly TaskStatus[];
}

/** The preferences of a user who has saved none. */
export const initialPreferences: PagePreferences = {
  language: 'google',
  description: 'whole',
  timeZone: null,
  defaults: { mail: { typeId: null, statusId: null }, event: { typeId: null, statusId: null } },
};

/** Dotted paths of the types and statuses in the preferences that are not offered. */
export function findUnknownChoices({ defaults }: Preferences, offered: Offered): string[] {
  return (['mail', 'event'] as const).flatMap((kind) => [
    ...(isOffered(offered.types, defaults[kind].typeId) ? [] : [`defaults.${kind}.typeId`]),
    ...(isOffered(offered.statuses, defaults[kind].statusId) ? [] : [`defaults.${kind}.statusId`]),
  ]);
}

/** The preferences without types and statuses that are archived by now. */
export function withoutArchived<P extends Preferences>(preferences: P, offered: Offered): P {
  const keepOffered = ({ typeId, statusId }: Preferences['defaults']['mail']) => ({
    typeId: isOffered(offered.types, typeId) ? typeId : null,
    statusId: isOffered(offered.statuses, statusId) ? statusId : null,
  });
  const { mail, event } = preferences.defaults;
  return { ...preferences, defaults: { mail: keepOffered(mail), event: keepOffered(event) } };
}

function isOffered(choices: readonly { readonly id: string }[], id: string | null): boolean {
  return id === null || choices.some((choice) => choice.id === id);
}
