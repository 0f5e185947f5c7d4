import {
  maxClosedTaskMonths,
  maxRemovedTaskDays,
  mebibyte,
  reservedEnvironmentNames,
  type EnvironmentChange,
  type EnvironmentSettings,
} from '../../../../shared/environments/environment-settings.ts';
import { environmentNameSchema } from '../../../../shared/ids.ts';
import type { Right } from '../../../../shared/access/rights.ts';

/** A Workspace domain as it is listed; `domain` as it was typed or as people read it. */
export interface DomainEdit {
  readonly domain: string;
  readonly restricts: boolean;
  readonly admits: boolean;
  readonly shared: boolean;
}

/** The form of the settings: numbers as they are typed. */
export interface EnvironmentEdit {
  readonly displayName: string;
  readonly name: string;
  readonly domains: readonly DomainEdit[];
  /** One on each line. */
  readonly ownAddresses: string;
  readonly defaultRights: readonly Right[];
  readonly language: EnvironmentSettings['language'];
  /** MiB; empty: as much as the service takes. */
  readonly maxFile: string;
  readonly removedDays: string;
  /** Null: closed tasks are kept without limit. */
  readonly closedMonths: string | null;
}

export type EditField = 'displayName' | 'name' | 'maxFile' | 'removedDays' | 'closedMonths';
export type EditFault =
  'displayNameMissing' | 'nameForm' | 'nameReserved' | 'maxFileForm' | 'removedDaysForm' | 'closedMonthsForm';

export function editOf(settings: EnvironmentSettings): EnvironmentEdit {
  const { displayName, name, domains, ownAddresses, defaultRights, language, retention, maxFileBytes } = settings;
  return {
    displayName,
    name,
    domains: domains.map(({ readable, ...does }) => ({ ...does, domain: readable })),
    ownAddresses: ownAddresses.join('\n'),
    defaultRights,
    language,
    maxFile: maxFileBytes === null ? '' : String(Math.floor(maxFileBytes / mebibyte)),
    removedDays: String(retention.removedTaskDays),
    closedMonths: retention.closedTaskMonths === null ? null : String(retention.closedTaskMonths),
  };
}

/** Whether the form says something else than the settings. */
export function isChanged(settings: EnvironmentSettings, edit: EnvironmentEdit): boolean {
  return JSON.stringify(editOf(settings)) !== JSON.stringify(edit);
}

/** What is wrong with what was typed, by field. */
export function faultsOf(
  edit: EnvironmentEdit,
  settings: Pick<EnvironmentSettings, 'name' | 'aliases' | 'serviceMaxFileBytes'>,
): Partial<Record<EditField, EditFault>> {
  const { displayName, name, maxFile, removedDays, closedMonths } = edit;
  const known = name === settings.name || settings.aliases.includes(name);
  return {
    ...(displayName.trim() === '' && { displayName: 'displayNameMissing' as const }),
    ...(!known && findNameFault(name)),
    ...(maxFile !== '' &&
      !isWhole(maxFile, toMebibytes(settings.serviceMaxFileBytes)) && { maxFile: 'maxFileForm' as const }),
    ...(!isWhole(removedDays, maxRemovedTaskDays) && { removedDays: 'removedDaysForm' as const }),
    ...(closedMonths !== null &&
      !isWhole(closedMonths, maxClosedTaskMonths) && { closedMonths: 'closedMonthsForm' as const }),
  };
}

/** The members that differ, as the service takes them; the form has no fault. */
export function changeOf(settings: EnvironmentSettings, edit: EnvironmentEdit): EnvironmentChange {
  const before = editOf(settings);
  const differs = (field: keyof EnvironmentEdit) => JSON.stringify(before[field]) !== JSON.stringify(edit[field]);
  return {
    ...(differs('displayName') && { displayName: edit.displayName }),
    ...(differs('name') && { name: edit.name }),
    ...(differs('domains') && { domains: [...edit.domains] }),
    ...(differs('ownAddresses') && { ownAddresses: listLines(edit.ownAddresses) }),
    ...(differs('defaultRights') && { defaultRights: [...edit.defaultRights] }),
    ...(differs('language') && { language: edit.language }),
    ...(differs('maxFile') && { maxFileBytes: maxFileBytesOf(edit) }),
    ...((differs('removedDays') || differs('closedMonths')) && { retention: retentionOf(edit) }),
  };
}

/** What stands on each line, or between commas or semicolons, as addresses are pasted. */
export function listLines(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function maxFileBytesOf({ maxFile }: EnvironmentEdit): number | null {
  return maxFile === '' ? null : Number(maxFile) * mebibyte;
}

function retentionOf({ removedDays, closedMonths }: EnvironmentEdit): EnvironmentSettings['retention'] {
  return {
    removedTaskDays: Number(removedDays),
    closedTaskMonths: closedMonths === null ? null : Number(closedMonths),
  };
}

/** The periods that become shorter, so that older tasks are erased. Null: the period is as long as before, longer, or none. */
export interface ShorterPeriods {
  readonly removedDays: number | null;
  readonly closedMonths: number | null;
}

/** Null when no period becomes shorter. */
export function findShorterPeriods(
  { retention }: Pick<EnvironmentSettings, 'retention'>,
  { removedDays, closedMonths }: EnvironmentEdit,
): ShorterPeriods | null {
  const periods = {
    removedDays: findShorter(removedDays, maxRemovedTaskDays, retention.removedTaskDays),
    closedMonths: findShorter(closedMonths ?? '', maxClosedTaskMonths, retention.closedTaskMonths ?? Infinity),
  };
  return periods.removedDays === null && periods.closedMonths === null ? null : periods;
}

function findShorter(typed: string, most: number, before: number): number | null {
  return isWhole(typed, most) && Number(typed) < before ? Number(typed) : null;
}

export function toMebibytes(bytes: number): number {
  return Math.floor(bytes / mebibyte);
}

function findNameFault(name: string): { name: EditFault } | undefined {
  if (!environmentNameSchema.safeParse(name).success) return { name: 'nameForm' };
  return reservedEnvironmentNames.includes(name) ? { name: 'nameReserved' } : undefined;
}

function isWhole(text: string, most: number): boolean {
  return /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}
