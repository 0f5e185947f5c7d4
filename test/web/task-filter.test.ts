import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createdPeriods,
  duePeriods,
  filterWithPeriodsSchema,
  taskFilterSchema,
  taskSorts,
  type FilterWithPeriods,
} from '../../shared/tasks/task-list.ts';
import { addressOfFilter, filterOfAddress } from '../../web/pages/tasks/filter/filter-address.ts';
import { clearFilter, isNarrowed, partsOf, patchFilter } from '../../web/pages/tasks/filter/filter-change.ts';
import { queryOfFilter } from '../../web/pages/tasks/filter/filter-query.ts';
import { patchOfCreation, daysOfCreation } from '../../web/pages/tasks/filter/own-days.ts';

const a = '00000000-0000-4000-8000-00000000000a';
const b = '00000000-0000-4000-8000-00000000000b';
const today = { day: '2026-11-23', timeZone: 'Europe/Paris' };

const filters: fc.Arbitrary<FilterWithPeriods> = fc
  .record(
    {
      view: fc.constantFrom('mine', 'accounts', 'transverse'),
      state: fc.constantFrom('open', 'closed'),
      typeIds: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }).map((ids) => ids.join(',')),
      statusIds: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }).map((ids) => ids.join(',')),
      contactId: fc.uuid(),
      accountId: fc.uuid(),
      authorId: fc.uuid(),
      assigneeId: fc.oneof(fc.uuid(), fc.constant('none')),
      source: fc.constantFrom('mail', 'event', 'manual'),
      created: fc.constantFrom(...createdPeriods),
      createdFrom: fc.constant('2026-11-22T23:00:00.000Z'),
      createdBefore: fc.constant('2026-11-23T23:00:00.000Z'),
      due: fc.constantFrom(...duePeriods),
      dueFrom: fc.constant('2026-11-23'),
      dueTo: fc.constant('2026-11-30'),
      text: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((text) => text.length <= 200),
      sort: fc.constantFrom(...taskSorts),
    },
    { requiredKeys: [] },
  )
  .map((filter) => filterWithPeriodsSchema.parse(filter));

describe('the address of a filter', () => {
  it('leads back to the filter', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterOfAddress(new URLSearchParams(addressOfFilter(filter).toString()))).toEqual(filter);
      }),
    );
  });

  it('is empty for open tasks, which come first', () => {
    expect(addressOfFilter({ state: 'open' }).toString()).toBe('');
    expect(filterOfAddress(new URLSearchParams(''))).toEqual({ state: 'open' });
  });

  it.each([
    ['state=all', {}],
    ['state=closed', { state: 'closed' }],
    ['state=deleted', { state: 'open' }],
    ['view=theirs&text=devis', { state: 'open', text: 'devis' }],
    ['typeIds=1,2', { state: 'open' }],
    [`typeIds=${a},${b}`, { state: 'open', typeIds: `${a},${b}` }],
    ['dueFrom=2026-02-30', { state: 'open' }],
    ['created=sometime&due=overdue', { state: 'open', due: 'overdue' }],
    [`text=${'x'.repeat(201)}`, { state: 'open' }],
    ['text=', { state: 'open' }],
    ['limit=100&cursor=x&unknown=1&__proto__=1', { state: 'open' }],
    ['sort=due&sort=nonsense', { state: 'open', sort: 'due' }],
  ])('%s', (address, filter) => {
    expect(filterOfAddress(new URLSearchParams(address))).toEqual(filter);
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(filterWithPeriodsSchema.shape)), fc.string()),
        (values) => {
          const filter = filterOfAddress(new URLSearchParams(values));
          expect(filterWithPeriodsSchema.safeParse(filter).success).toBe(true);
        },
      ),
    );
  });
});

describe('what the service is asked for', () => {
  it.each<[FilterWithPeriods, object]>([
    [
      { state: 'open', sort: 'due' },
      { state: 'open', sort: 'due' },
    ],
    [{ created: 'today' }, { createdFrom: '2026-11-22T23:00:00.000Z', createdBefore: '2026-11-23T23:00:00.000Z' }],
    [{ due: 'overdue' }, { dueTo: '2026-11-22', state: 'open' }],
    [
      { due: 'overdue', state: 'closed' },
      { dueTo: '2026-11-22', state: 'closed' },
    ],
    [
      { due: 'nextWeek', text: 'devis' },
      { dueFrom: '2026-11-30', dueTo: '2026-12-06', text: 'devis' },
    ],
  ])('%j', (filter, query) => {
    expect(queryOfFilter(filter, today)).toEqual(query);
  });

  it('is a filter of the service, whatever the page holds', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(taskFilterSchema.safeParse(queryOfFilter(filter, today)).success).toBe(true);
      }),
    );
  });
});

describe('a change of the filter', () => {
  it.each<[FilterWithPeriods, Parameters<typeof patchFilter>[1], FilterWithPeriods]>([
    [{ state: 'open' }, { text: 'devis' }, { state: 'open', text: 'devis' }],
    [{ state: 'open', text: 'devis' }, { text: '' }, { state: 'open' }],
    [{ state: 'open', view: 'mine' }, { view: undefined }, { state: 'open' }],
    // A chosen status is shown whether it closes or not.
    [{ state: 'open' }, { statusIds: a }, { statusIds: a }],
    [{ statusIds: a }, { state: 'open' }, { statusIds: a, state: 'open' }],
  ])('%j with %j', (filter, patch, changed) => {
    expect(patchFilter(filter, patch)).toEqual(changed);
  });
});

describe('the parts of a filter', () => {
  it('are removed one by one, until nothing is left of them', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        let left = filter;
        const count = partsOf(filter).length;
        for (let removed = 0; removed < count; removed += 1) left = partsOf(left)[0]?.without ?? left;
        expect(partsOf(left)).toEqual([]);
        expect(left).toEqual({ ...clearFilter(filter), ...(filter.text === undefined ? {} : { text: filter.text }) });
      }),
    );
  });

  it('of a list are its items', () => {
    const parts = partsOf({ state: 'open', typeIds: `${a},${b}`, source: 'mail' });
    expect(parts).toEqual([
      { key: 'typeIds', value: a, without: { state: 'open', typeIds: b, source: 'mail' } },
      { key: 'typeIds', value: b, without: { state: 'open', typeIds: a, source: 'mail' } },
      { key: 'source', value: 'mail', without: { state: 'open', typeIds: `${a},${b}` } },
    ]);
  });

  it.each<[FilterWithPeriods, boolean]>([
    [{}, false],
    [{ state: 'open', view: 'mine', sort: 'due' }, false],
    [{ text: 'devis' }, true],
    [{ due: 'overdue' }, true],
  ])('%j is narrowed: %s', (filter, narrowed) => {
    expect(isNarrowed(filter)).toBe(narrowed);
    expect(isNarrowed(clearFilter(filter))).toBe(false);
  });
});

describe('days of saving of one’s own', () => {
  it('last from the first midnight to the one after the last day, also when the clocks change', () => {
    const patch = patchOfCreation({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Paris');
    expect(patch).toEqual({ createdFrom: '2026-10-24T22:00:00.000Z', createdBefore: '2026-10-25T23:00:00.000Z' });
    expect(daysOfCreation(patchFilter({}, patch), 'Europe/Paris')).toEqual({ from: '2026-10-25', to: '2026-10-25' });
  });

  it.each([[{ from: '2026-11-01', to: null }], [{ from: null, to: '2026-11-30' }], [{ from: null, to: null }]])(
    '%j',
    (days) => {
      expect(daysOfCreation(patchFilter({}, patchOfCreation(days, 'America/New_York')), 'America/New_York')).toEqual(
        days,
      );
    },
  );
});
