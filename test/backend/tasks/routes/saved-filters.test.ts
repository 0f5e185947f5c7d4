import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { FilterWithPeriods, SavedFilter } from '../../../../shared/tasks/task-list.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

type Bearer = Record<'authorization', string>;

describe.each(oneDatabase)('saved filters on %s', (kind) => {
  let service: TestService;
  let camille: Bearer;
  let noa: Bearer;

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    noa = await service.bearer('noa@demo.example');
  });
  afterAll(() => service.close());

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    request: { id?: string; body?: object; as?: Bearer },
  ) => {
    const answer = await service.app.inject({
      method,
      url: `/v1/saved-filters${request.id === undefined ? '' : `/${request.id}`}`,
      headers: request.as ?? camille,
      ...(request.body === undefined ? {} : { payload: request.body }),
    });
    return { status: answer.statusCode, ...answer.json<{ filters: SavedFilter[] } & Partial<Problem>>() };
  };
  const save = (name: string, filter: FilterWithPeriods = {}, as = camille) =>
    call('POST', { body: { name, filter }, as });
  const idOf = (filters: SavedFilter[], name: string) => filters.find((filter) => filter.name === name)?.id ?? '';

  it('are saved by name, changed and deleted, each for its own user', async () => {
    const filter: FilterWithPeriods = { view: 'mine', state: 'open', sort: 'due', due: 'overdue', text: 'devis' };
    expect((await save('Bientôt', { due: 'thisWeek' })).status).toBe(201);
    const { filters } = await save(' À relancer\n', filter);
    expect(filters.map(({ name }) => name).sort()).toEqual(['Bientôt', 'À relancer'].sort());
    expect(filters.find(({ name }) => name === 'À relancer')?.filter).toEqual(filter);
    expect((await call('GET', { as: noa })).filters).toEqual([]);

    const id = idOf(filters, 'À relancer');
    const renamed = await call('PUT', { id, body: { name: 'À appeler', filter: { view: 'accounts' } } });
    expect(renamed).toMatchObject({ status: 200 });
    expect(renamed.filters).toContainEqual({ id, name: 'À appeler', filter: { view: 'accounts' } });
    expect(await call('PUT', { id, body: { name: 'À appeler', filter: {} } })).toMatchObject({ status: 200 });

    for (const method of ['PUT', 'DELETE'] as const) {
      const body = method === 'PUT' ? { body: { name: 'X', filter: {} } } : {};
      expect(await call(method, { id, ...body, as: noa })).toMatchObject({ status: 404, code: 'not_found' });
      expect(await call(method, { id: randomUUID(), ...body })).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect((await call('DELETE', { id })).filters.map(({ name }) => name)).toEqual(['Bientôt']);
    expect(await call('DELETE', { id })).toMatchObject({ status: 404 });
  });

  it('have names of their own', async () => {
    const first = await save('Une fois', {}, noa);
    expect(await save('Une fois', {}, noa)).toMatchObject({ status: 409, code: 'name_taken' });
    expect((await save('Une fois')).status).toBe(201);
    await save('Autre', {}, noa);
    const body = { name: 'Autre', filter: {} };
    const id = idOf(first.filters, 'Une fois');
    expect(await call('PUT', { id, body, as: noa })).toMatchObject({ status: 409, code: 'name_taken' });
  });

  it('are at most 50', async () => {
    const sacha = await service.bearer('sacha@demo.example');
    for (let index = 0; index < 50; index += 1) expect((await save(`F${index}`, {}, sacha)).status).toBe(201);
    expect(await save('Un de plus', {}, sacha)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it.each([
    { name: '', filter: {} },
    { name: ' \u202e ', filter: {} },
    { name: 'x'.repeat(81), filter: {} },
    { name: 'x' },
    { name: 'x', filter: { unknown: 'x' } },
    { name: 'x', filter: { view: 'theirs' } },
    { name: 'x', filter: { typeIds: 'x' } },
    { name: 'x', filter: { createdFrom: '2026-02-30T00:00:00.000Z' } },
    { name: 'x', filter: { text: 'x'.repeat(201) } },
    { name: 'x', filter: { contactId: "'; drop table tasks" } },
  ])('refuse %j', async (body) => {
    expect(await call('POST', { body })).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});
