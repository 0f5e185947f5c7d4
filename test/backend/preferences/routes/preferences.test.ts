import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type {
  PagePreferences,
  PageSettings,
  PreferencesRequest,
} from '../../../../shared/preferences/page-preferences.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const nothing = { typeId: null, statusId: null };
const untouched: PagePreferences = {
  language: 'google',
  description: 'whole',
  timeZone: null,
  defaults: { mail: nothing, event: nothing },
};

describe.each(oneDatabase)('/v1/me/preferences on %s', (kind) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());

  const url = '/v1/me/preferences';
  const read = async (email: string) =>
    (await service.app.inject({ url, headers: await service.bearer(email) })).json<PageSettings>();
  const put = async (email: string, payload: object) =>
    service.app.inject({ method: 'PUT', url, headers: await service.bearer(email), payload });
  const draft = async (email: string, sourceKind: 'mail' | 'event') => {
    const payload = { source: { kind: sourceKind, keys: [`mail:${randomUUID()}`] }, addresses: [] };
    const headers = await service.bearer(email);
    return (await service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload })).json<Draft>();
  };

  it('are those of Google and of the environment at first, also for a user without rights', async () => {
    const settings = await read('alix@demo.example');
    expect(settings.preferences).toEqual(untouched);
    for (const sourceKind of ['mail', 'event'] as const) {
      const { usual } = (await draft('alix@demo.example', sourceKind)).defaults;
      expect(settings.environmentDefaults[sourceKind]).toEqual(usual);
    }
    expect(settings.me.user.email).toBe('alix@demo.example');
    expect(settings.types.map(({ label }) => label)).toEqual(['Appel', 'Email']);
    expect(settings.statuses.map(({ label, closed }) => [label, closed])).toEqual([
      ['À faire', false],
      ['Fait', true],
    ]);
  });

  it('are kept, replaced whole, and followed by drafts of that user only', async () => {
    const { types, statuses } = await read('camille@demo.example');
    const [typeId, statusId] = [types[1]?.id ?? '', statuses[1]?.id ?? ''];
    const first: PagePreferences = {
      language: 'en',
      description: 'new',
      timeZone: 'America/Montreal',
      defaults: { mail: { typeId, statusId }, event: nothing },
    };
    const answer = await put('camille@demo.example', first);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<PageSettings>().preferences).toEqual(first);
    expect((await read('camille@demo.example')).preferences).toEqual(first);

    const mail = await draft('camille@demo.example', 'mail');
    expect(mail.defaults).toMatchObject({ typeId, typeFrom: 'preference', statusId, statusFrom: 'preference' });
    expect(mail.preferences).toEqual({ language: 'en', description: 'new' });
    const environmentDefaults = {
      typeId: types[0]?.id,
      typeFrom: 'environment',
      statusId: statuses[0]?.id,
      statusFrom: 'environment',
    };
    expect((await draft('camille@demo.example', 'event')).defaults).toMatchObject(environmentDefaults);
    const other = await draft('sacha@demo.example', 'mail');
    expect(other.defaults).toMatchObject(environmentDefaults);
    expect(other.preferences).toEqual({ language: 'google', description: 'whole' });

    await put('camille@demo.example', untouched);
    expect((await read('camille@demo.example')).preferences).toEqual(untouched);
    expect((await draft('camille@demo.example', 'mail')).defaults).toMatchObject(environmentDefaults);
  });

  it('no longer name a type that was archived', async () => {
    const typeId = (await read('sacha@demo.example')).types.find(({ label }) => label === 'Email')?.id ?? '';
    await put('sacha@demo.example', { ...untouched, defaults: { mail: { typeId, statusId: null }, event: nothing } });
    await service.sql(`update task_types set archived_at = now() where label = 'Email'`);
    expect((await read('sacha@demo.example')).preferences).toEqual(untouched);
    expect((await draft('sacha@demo.example', 'mail')).defaults.typeFrom).toBe('environment');
    await service.sql(`update task_types set archived_at = null where label = 'Email'`);
    expect((await read('sacha@demo.example')).preferences.defaults.mail.typeId).toBe(typeId);
  });

  it.each<[string, object]>([
    [
      'body.defaults.mail.typeId',
      { ...untouched, defaults: { mail: { ...nothing, typeId: randomUUID() }, event: nothing } },
    ],
    [
      'body.defaults.event.statusId',
      { ...untouched, defaults: { mail: nothing, event: { ...nothing, statusId: randomUUID() } } },
    ],
    ['body.language', { ...untouched, language: 'de' }],
    ['body.description', { ...untouched, description: 'none' }],
    ['body.timeZone', { ...untouched, timeZone: 'Europe/Atlantis' }],
    ['body.timeZone', { ...untouched, timeZone: `Europe/${'a'.repeat(100)}` }],
    ['body.defaults.event', { ...untouched, defaults: { mail: nothing } }],
  ])('are refused whole when %s is wrong', async (path, payload) => {
    const answer = await put('noa@demo.example', payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>()).toMatchObject({ code: 'invalid_request', fields: [{ path }] });
    expect((await read('noa@demo.example')).preferences).toEqual(untouched);
  });

  it('keep the time zone when the add-on, which does not know it, replaces the rest', async () => {
    const ofAddOn: PreferencesRequest = { language: 'en', description: 'whole', defaults: untouched.defaults };
    expect((await put('admin@demo.example', { ...untouched, timeZone: 'Indian/Reunion' })).statusCode).toBe(200);
    const answer = await put('admin@demo.example', ofAddOn);
    expect(answer.json<PageSettings>().preferences).toMatchObject({ language: 'en', timeZone: 'Indian/Reunion' });
    await put('admin@demo.example', { ...untouched, timeZone: null });
    expect((await read('admin@demo.example')).preferences.timeZone).toBeNull();
  });

  it('are refused a type of another environment', async () => {
    const { types } = (
      await service.app.inject({ url, headers: await service.bearer('dominique@autre.example', 'autre') })
    ).json<PageSettings>();
    const defaults = { mail: { ...nothing, typeId: types[0]?.id ?? '' }, event: nothing };
    expect((await put('noa@demo.example', { ...untouched, defaults })).statusCode).toBe(400);
  });
});
