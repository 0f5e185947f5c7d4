import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, DraftRequest } from '../../../shared/draft.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { TaskCreated } from '../../../shared/task.ts';
import { databases } from '../../support/database.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { taskForm, taskRequest } from '../../support/task-form.ts';

describe.each(databases)('POST /v1/drafts on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());

  function post(change: Partial<DraftRequest>, headers = camille) {
    const payload = { source: { kind: 'mail', keys: [`mail:${randomUUID()}`] }, addresses: [], ...change };
    return service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload });
  }

  const from = (...addresses: string[]) =>
    addresses.map((address) => ({ address, name: null, origin: 'from' as const }));

  it('says what became of every address', async () => {
    const answer = await post({
      addresses: from(
        ' JEANNE@Boreal.example ',
        'paul@zenith.example',
        'luc@fournil.example',
        'noa@demo.example',
        'camille@demo.example',
        'no-reply@boutique.example',
        'inconnu@boreal.example',
        'inconnu@nulle-part.example',
        'pas une adresse',
        'jeanne@boreal.example',
      ),
    });
    expect(answer.statusCode).toBe(200);
    const draft = answer.json<Draft>();
    expect(draft.addresses.map(({ address, state }) => [address, state])).toEqual([
      ['jeanne@boreal.example', 'matched'],
      ['paul@zenith.example', 'outside'],
      ['luc@fournil.example', 'notLinkable'],
      ['noa@demo.example', 'colleague'],
      ['camille@demo.example', 'self'],
      ['no-reply@boutique.example', 'automatic'],
      ['inconnu@boreal.example', 'suggested'],
      ['inconnu@nulle-part.example', 'unknown'],
      ['pas une adresse', 'unknown'],
    ]);
    expect(draft.contacts.filter(({ ticked }) => ticked).map(({ name }) => name)).toEqual(['Jeanne Roux']);
    expect(answer.body).not.toContain('Paul');
    expect(draft.limits).toEqual(service.context.limits);
    expect(draft.statuses.find(({ id }) => id === draft.defaults.statusId)?.closed).toBe(false);
    expect(draft.types.map(({ id }) => id)).toContain(draft.defaults.typeId);
  });

  it('mints another key each time', async () => {
    const keys = await Promise.all([post({}), post({}), post({})]);
    expect(new Set(keys.map((answer) => answer.json<Draft>().idempotencyKey)).size).toBe(3);
  });

  it('tells who may not create what is missing, instead of refusing', async () => {
    const draft = (await post({}, await service.bearer('alix@demo.example'))).json<Draft>();
    expect(draft.me.creation).toEqual({
      allowed: false,
      accounts: 'none',
      missingRights: ['sales', 'salesAllAccounts', 'taskList'],
    });
  });

  it('shows what was saved from this source before, to who may read it, until it is undone', async () => {
    const source = { kind: 'mail' as const, keys: [`mail:${randomUUID()}`] };
    const form = taskForm(taskRequest((await post({})).json<Draft>(), { source }));
    const saved = await service.app.inject({
      method: 'POST',
      url: '/v1/tasks',
      headers: { ...camille, ...form.headers },
      payload: form.payload,
    });
    const { task } = saved.json<TaskCreated>();
    const sacha = await service.bearer('sacha@demo.example');
    expect((await post({ source })).json<Draft>().savedBefore).toMatchObject([
      { id: task.id, number: task.number, author: { name: 'Camille' } },
    ]);
    expect((await post({ source }, sacha)).json<Draft>().savedBefore).toEqual([]);
    await service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: camille });
    expect((await post({ source })).json<Draft>().savedBefore).toEqual([]);
  });

  it.each([
    ['a NUL', 'jean\u0000ne@boreal.example', 'a\u0000b'],
    ['half a character', 'jeanne@boreal.example\ud800', '\udfff'],
    ['markup and SQL', `"'; drop table tasks; --"@x.example`, `<script>alert('x')</script>`],
    ['marks that turn text', 'a\u202Eb@boreal.example', '\u202Egpj.exe'],
    ['320 characters', `${'x'.repeat(64)}@${'y'.repeat(255)}`, 'z'.repeat(200)],
  ])('takes addresses and names with %s as data', async (_name, address, name) => {
    const answer = await post({
      addresses: [{ address, name, origin: 'to' }],
      source: { kind: 'mail', keys: [`mail:${address}`.replaceAll(/[\u0000-\u001f]/g, '')] },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Draft>().addresses).toHaveLength(1);
  });

  it('takes 1,000 addresses within a second, and refuses one more', async () => {
    const addresses = from(
      ...Array.from({ length: 1000 }, (_, index) => `person-${String(index)}@company-${String(index)}.example`),
    );
    const began = Date.now();
    const answer = await post({ addresses });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Draft>().addresses).toHaveLength(1000);
    expect(Date.now() - began).toBeLessThan(1000);
    const refused = await post({ addresses: [...addresses, ...from('one@more.example')] });
    expect(refused.json<Problem>()).toMatchObject({ status: 400, fields: [{ path: 'body.addresses' }] });
  });
});
