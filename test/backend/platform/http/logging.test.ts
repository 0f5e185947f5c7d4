import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../../../backend/platform/http/logging.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

describe('the log', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  it('has a line per request, with neither token nor address nor body nor name in any', async () => {
    const session = await service.signIn('camille@demo.example');
    const headers = { authorization: `Bearer ${session.token}` };
    const identityToken = await service.issuer.sign({ email: 'intrus@demo.example', name: 'Intrus' });
    const files = [{ name: 'confidentiel.pdf', bytes: Buffer.from('contenu-du-fichier') }];
    const draft = await openDraft(service, headers, ['jeanne@boreal.example']);
    const request = taskRequest(
      draft,
      { title: 'titre-secret', description: { html: 'corps-secret', text: null, truncated: false } },
      files,
    );
    const form = taskForm(request, files);
    const post = () => postTask(service, headers, form);
    const { task } = (await post()).json<TaskCreated>();
    await post();
    for (const url of [
      `/v1/tasks/${task.id}?jeton=secret-de-requete`,
      '/camille@demo.example',
      '/v1/tasks?cursor=secret-de-requete',
      '/v1/tasks?text=titre-secret',
      '/v1/tasks.csv?text=titre-secret',
      '/v1/users?query=jeanne%40boreal.example',
      `/v1/tasks/${task.id}/attachments.zip`,
      `/v1/invitations/${'secret'.padEnd(64, '0')}`,
      '/sign-in?to=/e/demo/tasks%3Ftext=titre-secret',
      task.attachments[0]?.url ?? '',
      `/v1/tasks/${randomUUID()}`,
    ]) {
      await service.app.inject({ url, headers });
    }
    await service.app.inject({ method: 'POST', url: '/v1/sessions', payload: { environment: 'demo', identityToken } });
    await service.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      payload: { environment: 'demo', identityToken: `${identityToken}x` },
    });
    await service.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      headers: { 'content-type': 'application/json' },
      payload: '{"corps-secret',
    });
    const page = await service.browser('camille@demo.example');
    const search = () => service.app.inject({ url: '/e/demo/v1/tasks?text=titre-secret', headers: page });
    await search();
    await service.sql('alter table attachments rename to away; alter table task_search rename to task_search_away');
    const broken = [await post(), await search()];
    await service.sql('alter table away rename to attachments; alter table task_search_away rename to task_search');

    expect(broken.map(({ statusCode }) => statusCode)).toEqual([500, 500]);
    const text = service.logged.join('');
    const secrets = [
      session.token,
      session.token.split('.')[2] ?? '',
      page.cookie.split('=')[1] ?? '',
      identityToken.split('.')[1] ?? '',
      identityToken.split('.')[2] ?? '',
      '@demo.example',
      '@boreal.example',
      'secret',
      'confidentiel',
      'contenu-du-fichier',
      'Jeanne',
      'Intrus',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    const lines = service.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        requestId: expect.any(String) as string,
        req: { method: 'POST', path: '/v1/tasks' },
        status: 201,
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'internal', err: expect.anything() as object }),
    );
  });
});

describe('a logged error', () => {
  it('keeps types, codes and places of the whole chain, and no message', () => {
    const cause = Object.assign(new TypeError('key (email)=(camille@demo.example)'), { code: '23505' });
    const description = describeError(new Error('params: camille@demo.example', { cause }));
    expect(description).toMatchObject({ type: 'Error', message: '', cause: { type: 'TypeError', code: '23505' } });
    expect(description.stack).toMatch(/logging\.test\.ts/);
    expect(JSON.stringify(description)).not.toContain('camille');
  });

  it('survives a message of several lines that look like places, and a chain without end', () => {
    const error = new Error('first\n    at secret (x:1:1)');
    error.cause = error;
    const description = describeError(error);
    expect(JSON.stringify(description)).not.toContain('secret');
    expect(JSON.stringify(description).length).toBeLessThan(20_000);
  });
});
