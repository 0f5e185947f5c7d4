import { maxEnvironmentAliases, reservedEnvironmentNames } from '../../../shared/environments/environment-settings.ts';

/** What is known of a name that an environment asks for. */
export interface NameCase {
  readonly current: string;
  /** Its former names. */
  readonly aliases: readonly string[];
  readonly asked: string;
  /** Another environment has it, or had it. */
  readonly taken: boolean;
}

export type NameDecision = 'unchanged' | 'accepted' | 'name_taken' | 'reserved' | 'too_many_aliases';

/** A name belongs to one environment, former names too; back to an own former name is always possible. */
export function decideName({ current, aliases, asked, taken }: NameCase): NameDecision {
  if (asked === current) return 'unchanged';
  if (aliases.includes(asked)) return 'accepted';
  if (taken) return 'name_taken';
  if (isReservedName(asked)) return 'reserved';
  return aliases.length >= maxEnvironmentAliases ? 'too_many_aliases' : 'accepted';
}

export function isReservedName(name: string): boolean {
  return reservedEnvironmentNames.includes(name);
}
