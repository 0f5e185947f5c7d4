import type { FilterWithPeriods, TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Today } from '../../../components/today.ts';
import { daysOf, nextDay, startOfDay } from './periods.ts';

/** The query for the service: relative periods are resolved to days and instants of today. */
export function queryOfFilter({ created, due, ...filter }: FilterWithPeriods, today: Today): TaskFilter {
  return {
    ...filter,
    ...(created === undefined ? {} : filterByCreation(created, today)),
    ...(due === undefined ? {} : filterByDue(due, today)),
    // Closed tasks are never overdue.
    ...(due === 'overdue' && filter.state === undefined ? { state: 'open' } : {}),
  };
}

function filterByCreation(period: NonNullable<FilterWithPeriods['created']>, { day, timeZone }: Today): TaskFilter {
  const { from, to } = daysOf(period, day);
  return {
    ...(from === null ? {} : { createdFrom: startOfDay(from, timeZone) }),
    ...(to === null ? {} : { createdBefore: startOfDay(nextDay(to), timeZone) }),
  };
}

function filterByDue(period: NonNullable<FilterWithPeriods['due']>, { day }: Today): TaskFilter {
  const { from, to } = daysOf(period, day);
  return { ...(from === null ? {} : { dueFrom: from }), ...(to === null ? {} : { dueTo: to }) };
}
