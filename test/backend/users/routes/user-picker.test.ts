import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserChoices } from '../../../../shared/users/user-choices.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

describe.each(oneDatabase)('colleagues to choose from on %s', (kind) => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork({ kind });
    await work.service.sql(`
      insert into users (environment_id, id, email, email_canonical, name, sales, disabled_at, created_at)
      select environment_id, gen_random_uuid(), added.address, lower(added.address), added.name, true, added.disabled_at::timestamptz, now()
      from users, (values
        ('Eloise.Leveque@demo.example', 'Éloïse Lévêque-Noël', null),
        ('soeur@demo.example', 'Lætitia Sœur-Weiß', null),
        ('ivan@demo.example', 'Ivan Ørsted', null),
        ('ancien@demo.example', 'Ancien Rep', '2026-01-01')
      ) as added (address, name, disabled_at)
      where users.email = 'admin@demo.example'`);
  });
  afterAll(() => work.close());

  const find = async (query: string, person: Person = 'camille') =>
    (await work.call(person, `GET /v1/users?query=${encodeURIComponent(query)}`)).json<UserChoices>();

  it.each<[string, string[]]>([
    [
      '',
      [
        'Admin',
        'Alix',
        'Camille',
        'Éloïse Lévêque-Noël',
        'Ivan Ørsted',
        'Lætitia Sœur-Weiß',
        'Noa',
        'Sacha',
        'Ancien Rep',
      ],
    ],
    ['eloise', ['Éloïse Lévêque-Noël']],
    ['ÉLOÏSE noel', ['Éloïse Lévêque-Noël']],
    ['noel lev', ['Éloïse Lévêque-Noël']],
    ['loise', []],
    ['eloise.leveque@demo', ['Éloïse Lévêque-Noël']],
    ['Eloise.Leveque@demo.example', ['Éloïse Lévêque-Noël']],
    ['anci', ['Ancien Rep']],
    ['laetitia', ['Lætitia Sœur-Weiß']],
    ['sœur lætitia', ['Lætitia Sœur-Weiß']],
    ['weiss', ['Lætitia Sœur-Weiß']],
    ['ivan orsted', ['Ivan Ørsted']],
    [
      '%',
      [
        'Admin',
        'Alix',
        'Camille',
        'Éloïse Lévêque-Noël',
        'Ivan Ørsted',
        'Lætitia Sœur-Weiß',
        'Noa',
        'Sacha',
        'Ancien Rep',
      ],
    ],
    ["o'; drop", []],
    ['dominique', []],
  ])('are found by beginnings of words: %s', async (query, names) => {
    expect((await find(query)).users.map(({ name }) => name)).toEqual(names);
  });

  it('say whether a task can be given to them, and nothing else that is not for colleagues', async () => {
    const { users, more } = await find('');
    expect(more).toBe(false);
    expect(users.map(({ name, active, assignable }) => [name, active, assignable])).toEqual([
      ['Admin', true, true],
      ['Alix', true, false],
      ['Camille', true, true],
      ['Éloïse Lévêque-Noël', true, true],
      ['Ivan Ørsted', true, true],
      ['Lætitia Sœur-Weiß', true, true],
      ['Noa', true, false],
      ['Sacha', true, true],
      ['Ancien Rep', false, false],
    ]);
    expect(Object.keys(users[0] ?? {}).sort()).toEqual(['active', 'assignable', 'email', 'id', 'name']);
  });

  it('are shown to every active user, of their environment only', async () => {
    for (const person of ['alix', 'noa'] as const) expect((await find('camille', person)).users).toHaveLength(1);
    expect((await find('', 'dominique')).users.map(({ name }) => name)).toEqual(['Dominique']);
  });

  it('are at most fifty, and more are said to be there', async () => {
    await work.service.sql(`
      insert into users (environment_id, id, email, email_canonical, name, created_at)
      select environment_id, gen_random_uuid(), n || '@x.example', n || '@x.example', 'Zoé ' || n, now()
      from users, generate_series(1, 60) n where email = 'admin@demo.example'`);
    const { users, more } = await find('zoe');
    expect(users).toHaveLength(50);
    expect(more).toBe(true);
    expect((await find('zoe 12')).users.map(({ name }) => name)).toEqual(['Zoé 12']);
  });

  it('are only those who can be given a task when that is asked, however many others come before them', async () => {
    await work.service.sql(`update users set name = 'Abel ' || email where email like '%@x.example'`);
    const found = async (query: string) => {
      const answer = await work.call('camille', `GET /v1/users?assignable=1${query}`);
      return answer.json<UserChoices>().users.map(({ name }) => name);
    };
    expect(await found('')).toEqual([
      'Admin',
      'Camille',
      'Éloïse Lévêque-Noël',
      'Ivan Ørsted',
      'Lætitia Sœur-Weiß',
      'Sacha',
    ]);
    expect(await found('&query=noa')).toEqual([]);
    expect(await found('&query=eloise')).toEqual(['Éloïse Lévêque-Noël']);
  });

  it.each([`query=${'x'.repeat(201)}`, 'query=a&query=b', 'assignable=yes'])('refuse the query %s', async (query) => {
    expect((await work.call('camille', `GET /v1/users?${query}`)).statusCode).toBe(400);
  });
});
