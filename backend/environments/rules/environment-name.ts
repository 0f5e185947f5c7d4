import { maxEnvironmentAliases, reservedEnvironmentNames } from '../../../shared/environments/environment-settings.ts';

/** A requested name with the facts to decide on it. */
export interface NameCase {
  readonly current: string;
  /** Its former names. */
  readonly aliases: readonly string[];
  readonly asked: string;
  /** Another environment has this name, or had it. */
  readonly taken: boolean;
}

export type NameDecision = 'unchanged' | 'accepted' | 'name_taken' | 'reserved' | 'too_many_aliases';

/**
 * Decides on a requested name. Names and former names belong to one environment; going back to an own former name is
 * always allowed.
 */
export function decideName({ current, aliases, asked, taken }: NameCase): NameDecision {
  if (asked === current) return 'unchanged';
  if (aliases.includes(asked)) return 'accepted';
  if (taken) return 'name_taken';
  if (isReservedName(asked)) return 'reserved';
  return aliases.length >= maxEnvironmentAliases ? 'too_many_aliases' : 'accepted';
}

/** Whether the name is reserved for Relais or Google. */
export function isReservedName(name: string): boolean {
  return reservedEnvironmentNames.includes(name);
}
