import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import type { PageProblem } from '../../../../shared/page-errors.ts';
import type { Environments, Session } from '../../../../shared/identity/session.ts';
import type { Me } from '../../../../shared/access/user.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const url = '/v1/admin/environment';
const admin = 'admin@demo.example';
const mebibyte = 1024 * 1024;
const none = { restricts: false, admits: false };

describe.each(databases)('the settings of an environment on %s', (kind) => {
  let service: TestService;
  /** A session of the admin that began before anything was changed, as that of an open card. */
  let session: Session;

  beforeAll(async () => {
    service = await startTestService({ kind });
    session = await service.signIn(admin);
  });
  afterAll(() => service.close());
  beforeEach(() =>
    service.sql(`
      delete from environment_aliases; delete from environment_domains; delete from admitting_domains;
      delete from own_addresses;
      update environments set name = case display_name when 'Autre' then 'autre' else 'demo' end;
      update environments set display_name = 'Démo', default_sales = false, default_sales_all_accounts = false,
        default_task_list = false where name = 'demo';
      update environment_settings set language = 'fr', max_file_bytes = null, removed_task_days = 30, closed_task_months = null;
      delete from audit_events`),
  );

  const headers = () => ({ authorization: `Bearer ${session.token}` });
  const read = async () => (await service.app.inject({ url, headers: headers() })).json<EnvironmentSettings>();
  const patch = (payload: object) => service.app.inject({ method: 'PATCH', url, headers: headers(), payload });
  const changed = async (payload: object): Promise<EnvironmentSettings> => {
    const answer = await patch(payload);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await read()).toEqual(answer.json());
    return answer.json<EnvironmentSettings>();
  };
  const refused = async (payload: object) => {
    const before = await read();
    const answer = await patch(payload);
    expect(await read()).toEqual(before);
    return { status: answer.statusCode, problem: answer.json<PageProblem>() };
  };
  const audit = async () => {
    const lines = await asOwner(service.database, (engine) =>
      engine.withConnection((connection) =>
        connection.query<{ line: { action: string; details: object } }>({
          name: '',
          text: `select json_build_object('action', action, 'details', details) as line from audit_events order by at`,
          values: [],
        }),
      ),
    );
    return lines.map(({ line }) => line).filter(({ action }) => !action.startsWith('user.'));
  };
  const offered = async (email: string, hd: string) => {
    const identityToken = await service.issuer.sign({ email, name: email, hd });
    const answer = await service.app.inject({ method: 'POST', url: '/v1/environments', payload: { identityToken } });
    return answer.json<Environments>().environments.map(({ name }) => name);
  };
  const signInAs = (email: string, hd: string, environment = 'demo') => service.signIn(email, environment, { hd });

  it('are those of a new environment at first', async () => {
    expect(await read()).toEqual({
      name: 'demo',
      displayName: 'Démo',
      aliases: [],
      domains: [],
      ownAddresses: [],
      defaultRights: [],
      language: 'fr',
      retention: { removedTaskDays: 30, closedTaskMonths: null },
      maxFileBytes: null,
      serviceMaxFileBytes: service.context.limits.maxFileBytes,
      userDomains: [{ domain: 'demo.example', users: 5 }],
      callerDomain: 'demo.example',
    });
  });

  it('list what is the company’s own: addresses in one form, and domains that customers share', async () => {
    const settings = await changed({
      domains: [{ domain: 'telecom.example', ...none, shared: true }],
      ownAddresses: [' Ventes+relais@Orange.FR ', 'ventes@orange.fr', 'équipe@café.example', 'achats@gmail.com'],
    });
    expect(settings.domains).toMatchObject([{ domain: 'telecom.example', shared: true }]);
    expect(settings.ownAddresses).toEqual(['achats@gmail.com', 'ventes@orange.fr', 'équipe@xn--caf-dma.example']);
    expect(await audit()).toMatchObject([
      {
        details: {
          changes: [
            { field: 'domains', from: '', to: 'telecom.example shared' },
            { field: 'ownAddresses', from: '', to: settings.ownAddresses.join(', ') },
          ],
        },
      },
    ]);
    expect((await changed({ ownAddresses: [] })).ownAddresses).toEqual([]);
    // As pages of before send it.
    expect((await changed({ domains: [{ domain: 'a.example', ...none }] })).domains).toMatchObject([{ shared: false }]);
  });

  it.each<[string, unknown[], string]>([
    ['what is no address', ['ventes@orange.fr', 'ventes'], 'body.ownAddresses.1'],
    ['too short', ['@'], 'body.ownAddresses.0'],
    ['more than 500', Array.from({ length: 501 }, (_, index) => `a${index}@b.example`), 'body.ownAddresses'],
    ['a number', [1], 'body.ownAddresses.0'],
  ])('refuse as own addresses %s', async (_what, ownAddresses, path) => {
    const { status, problem } = await refused({ ownAddresses });
    expect([status, problem.fields?.[0]?.path]).toEqual([400, path]);
  });

  it('are changed together, with one line of the trail that says from what to what', async () => {
    const settings = await changed({
      displayName: ' Démo\nFrance ',
      domains: [
        { domain: 'Demo.Example', restricts: true, admits: true },
        { domain: 'café.example', ...none, restricts: true },
      ],
      defaultRights: ['taskList', 'salesAllAccounts'],
      language: 'en',
      retention: { removedTaskDays: 7, closedTaskMonths: 36 },
      maxFileBytes: 10 * mebibyte,
    });
    expect(settings).toMatchObject({
      displayName: 'Démo France',
      domains: [
        { domain: 'demo.example', readable: 'demo.example', restricts: true, admits: true },
        { domain: 'xn--caf-dma.example', readable: 'café.example', restricts: true, admits: false },
      ],
      defaultRights: ['sales', 'salesAllAccounts', 'taskList'],
      language: 'en',
      retention: { removedTaskDays: 7, closedTaskMonths: 36 },
      maxFileBytes: 10 * mebibyte,
    });
    expect(await audit()).toEqual([
      {
        action: 'environment.changed',
        details: {
          changes: [
            { field: 'displayName', from: 'Démo', to: 'Démo France' },
            { field: 'domains', from: '', to: 'demo.example restricts admits, xn--caf-dma.example restricts' },
            { field: 'defaultRights', from: '', to: 'sales, salesAllAccounts, taskList' },
            { field: 'language', from: 'fr', to: 'en' },
            { field: 'removedTaskDays', from: '30', to: '7' },
            { field: 'closedTaskMonths', from: null, to: '36' },
            { field: 'maxFileBytes', from: null, to: '10485760' },
          ],
        },
      },
    ]);
    await changed({ language: 'en', maxFileBytes: 10 * mebibyte });
    expect(await audit()).toHaveLength(1);
    expect(
      (await changed({ maxFileBytes: null, retention: { removedTaskDays: 30, closedTaskMonths: null } })).maxFileBytes,
    ).toBeNull();
  });

  it.each<[string, object, string]>([
    ['a name that is no slug', { name: 'Démo SA' }, 'body.name'],
    ['a reserved name', { name: 'google' }, 'body.name'],
    ['no display name', { displayName: ' \u200B' }, 'body.displayName'],
    ['a display name that is too long', { displayName: 'x'.repeat(81) }, 'body.displayName'],
    ['what is no domain', { domains: [{ domain: 'a..b', ...none }] }, 'body.domains.0.domain'],
    ['an address as a domain', { domains: [{ domain: 'a@b.example', ...none }] }, 'body.domains.0.domain'],
    ['free mail as a domain', { domains: [{ domain: 'Gmail.com', ...none, admits: true }] }, 'body.domains.0.domain'],
    ['a public suffix as a domain', { domains: [{ domain: 'Co.UK', ...none, admits: true }] }, 'body.domains.0.domain'],
    [
      'a domain twice',
      { domains: ['a.example', 'A.example'].map((domain) => ({ domain, ...none })) },
      'body.domains.1.domain',
    ],
    [
      '51 domains',
      { domains: Array.from({ length: 51 }, (_, n) => ({ domain: `d${n}.example`, ...none })) },
      'body.domains',
    ],
    [
      'a restriction that locks the caller out',
      { domains: [{ domain: 'other.example', restricts: true, admits: false }] },
      'body.domains',
    ],
    ['a right that is none', { defaultRights: ['admin'] }, 'body.defaultRights.0'],
    ['a language that is none of ours', { language: 'de' }, 'body.language'],
    [
      'tasks that go at once',
      { retention: { removedTaskDays: 0, closedTaskMonths: null } },
      'body.retention.removedTaskDays',
    ],
    [
      'tasks that stay too long',
      { retention: { removedTaskDays: 366, closedTaskMonths: null } },
      'body.retention.removedTaskDays',
    ],
    ['half a month', { retention: { removedTaskDays: 30, closedTaskMonths: 0.5 } }, 'body.retention.closedTaskMonths'],
    ['a file below 1 MiB', { maxFileBytes: mebibyte - 1 }, 'body.maxFileBytes'],
    ['a file that the service does not take', { maxFileBytes: 40 * mebibyte + 1 }, 'body.maxFileBytes'],
    ['a member that it does not know', { admin: true }, 'body'],
  ])('refuse %s, and nothing of the rest is changed', async (_case, payload, path) => {
    expect(await refused({ language: 'en', ...payload })).toMatchObject({
      status: 400,
      problem: { code: 'invalid_request', fields: [{ path }] },
    });
    expect(await audit()).toEqual([]);
  });

  describe('the name', () => {
    it('changes while people work: sessions and the name before go on, a new session knows the new one', async () => {
      const open = await service.signIn('camille@demo.example');
      const settings = await changed({ name: 'demo-france' });
      expect(settings).toMatchObject({ name: 'demo-france', aliases: ['demo'] });
      const me = await service.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${open.token}` } });
      expect(me.json<Me>().environment).toEqual({ name: 'demo-france', displayName: 'Démo' });
      expect((await service.signIn('camille@demo.example', 'demo')).me.environment.name).toBe('demo-france');
      expect((await service.signIn('camille@demo.example', 'demo-france')).me.user.id).toBe(open.me.user.id);
      expect(await offered('camille@demo.example', 'demo.example')).toEqual(['demo-france']);
      expect(await audit()).toEqual([
        { action: 'environment.renamed', details: { changes: [{ field: 'name', from: 'demo', to: 'demo-france' }] } },
      ]);
    });

    it('changes again, and back', async () => {
      await changed({ name: 'demo-2' });
      expect((await changed({ name: 'demo-3' })).aliases).toEqual(['demo', 'demo-2']);
      expect(await changed({ name: 'demo' })).toMatchObject({ name: 'demo', aliases: ['demo-2', 'demo-3'] });
      expect(await changed({ name: 'demo' })).toMatchObject({ aliases: ['demo-2', 'demo-3'] });
    });

    it("is not another environment's, nor a former one of it", async () => {
      await service.sql(
        `insert into environment_aliases (name, environment_id) select 'jadis', id from environments where name = 'autre'`,
      );
      for (const name of ['autre', 'jadis']) {
        expect(await refused({ name, language: 'en' })).toMatchObject({ status: 409, problem: { code: 'name_taken' } });
      }
    });

    it('is given to one of two environments that want it at once', async () => {
      await service.sql(`update users set admin = true where email = 'dominique@autre.example'`);
      const other = await service.bearer('dominique@autre.example', 'autre');
      const answers = await Promise.all([
        patch({ name: 'convoite' }),
        service.app.inject({ method: 'PATCH', url, headers: other, payload: { name: 'convoite' } }),
      ]);
      await service.sql(`update users set admin = false where email = 'dominique@autre.example'`);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      // The display name tells the two apart in `beforeEach`.
      expect(await offered('dominique@autre.example', 'autre.example')).toHaveLength(1);
    });

    it('has at most 20 former ones', async () => {
      await service.sql(`insert into environment_aliases (name, environment_id)
        select 'old-' || n, id from environments, generate_series(1, 20) n where name = 'demo'`);
      expect(await refused({ name: 'demo-new' })).toMatchObject({ problem: { fields: [{ path: 'body.name' }] } });
      expect(await changed({ name: 'old-7' })).toMatchObject({ name: 'old-7' });
    });

    it('that was given up leads nowhere, and another environment may take it', async () => {
      await changed({ name: 'demo-2' });
      const remove = (alias: string) =>
        service.app.inject({ method: 'DELETE', url: `${url}/aliases/${alias}`, headers: headers() });
      expect((await remove('nowhere')).statusCode).toBe(404);
      expect((await remove('demo-2')).statusCode).toBe(404);
      expect((await remove('autre')).statusCode).toBe(404);
      const answer = await remove('demo');
      expect(answer.json<EnvironmentSettings>()).toMatchObject({ name: 'demo-2', aliases: [] });
      await expect(service.signIn('camille@demo.example', 'demo')).rejects.toThrow('environment_not_found');
      expect(await audit()).toContainEqual({
        action: 'environment.changed',
        details: { changes: [{ field: 'alias', from: 'demo', to: null }] },
      });
    });
  });

  describe('Workspace domains', () => {
    it('that admit let newcomers in with the default rights', async () => {
      await changed({
        domains: [{ domain: 'neuf.example', restricts: false, admits: true }],
        defaultRights: ['taskList'],
      });
      const email = `${randomUUID()}@neuf.example`;
      expect(await offered(email, 'neuf.example')).toEqual(['demo']);
      const admitted = await signInAs(email, 'neuf.example');
      expect(admitted.me.rights).toEqual(['taskList']);
      await changed({ domains: [] });
      expect(await offered(`${randomUUID()}@neuf.example`, 'neuf.example')).toEqual([]);
    });

    it('that admit are not offered to those whom a restriction would refuse', async () => {
      const restricted = { domain: 'demo.example', restricts: true, admits: false };
      const settings = await changed({
        domains: [{ domain: 'neuf.example', restricts: false, admits: true }, restricted],
      });
      expect(settings.domains.find(({ domain }) => domain === 'neuf.example')).toMatchObject({ admits: true });
      const email = `${randomUUID()}@neuf.example`;
      expect(await offered(email, 'neuf.example')).toEqual([]);
      await expect(signInAs(email, 'neuf.example')).rejects.toThrow('environment_not_found');
      await changed({ domains: [{ domain: 'neuf.example', restricts: true, admits: true }, restricted] });
      expect(await offered(email, 'neuf.example')).toEqual(['demo']);
      await signInAs(email, 'neuf.example');
    });

    it('that restrict refuse users of others', async () => {
      await changed({ domains: [{ domain: 'demo.example', restricts: true, admits: false }] });
      await signInAs('camille@demo.example', 'demo.example');
      await expect(signInAs('camille@demo.example', 'other.example')).rejects.toThrow('identity_refused');
    });
  });

  it.each(['camille@demo.example', 'sacha@demo.example', 'noa@demo.example', 'alix@demo.example'])(
    'do not exist for %s',
    async (email) => {
      const own = await service.bearer(email);
      const answers = await Promise.all([
        service.app.inject({ url, headers: own }),
        service.app.inject({ method: 'PATCH', url, headers: own, payload: { displayName: 'x' } }),
        service.app.inject({ method: 'DELETE', url: `${url}/aliases/demo`, headers: own }),
      ]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
      expect((await read()).displayName).toBe('Démo');
    },
  );
});
