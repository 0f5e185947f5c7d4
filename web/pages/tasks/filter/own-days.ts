import type { FilterWithPeriods } from '../../../../shared/tasks/task-list.ts';
import { dayAt } from '../../../components/today.ts';
import { nextDay, startOfDay, type Days } from './periods.ts';
import type { FilterPatch } from './filter-change.ts';

/** The first and the last day of the creation range. */
export function daysOfCreation({ createdFrom, createdBefore }: FilterWithPeriods, timeZone: string): Days {
  return {
    from: createdFrom === undefined ? null : dayAt(Date.parse(createdFrom), timeZone),
    // `createdBefore` is exclusive, so its last day is the one before.
    to: createdBefore === undefined ? null : dayAt(Date.parse(createdBefore) - 1, timeZone),
  };
}

/** The creation range from the start of the first day to the end of the last. */
export function patchOfCreation({ from, to }: Days, timeZone: string): FilterPatch {
  return {
    createdFrom: from === null ? undefined : startOfDay(from, timeZone),
    createdBefore: to === null ? undefined : startOfDay(nextDay(to), timeZone),
  };
}
