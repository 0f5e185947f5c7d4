import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../backend/platform/database/connect.ts';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { migrate } from '../../../../backend/platform/database/migrate.ts';
import { findServerBinaries, startCluster, type Cluster } from '../../../../scripts/harness/postgresql-cluster.ts';

const binaries = findServerBinaries();

/** As databases had it that were made before the text of 0001 was changed. */
const formerText = '140ef39f4feae6be8c77c3d15f0394fc866ff77fcfd4e28464645830613747af';

describe.runIf(binaries !== null)('the roles of a PostgreSQL server that has none', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(binaries ?? '');
  }, 60_000);
  afterAll(() => cluster.stop());

  const url = (role: string, database = 'relais'): string => {
    const changed = new URL(cluster.url);
    changed.username = role;
    changed.pathname = `/${database}`;
    return changed.href;
  };
  const onServer = async (text: string, database = 'relais'): Promise<void> => {
    const client = new pg.Client({ connectionString: url('owner', database) });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  interface Roles {
    readonly login: string;
    readonly owner?: string;
    readonly mustBeBound?: boolean;
  }
  const open = async ({ login, owner, mustBeBound }: Roles): Promise<string | null> => {
    const location = { kind: 'postgresql', url: url(login), ownerUrl: owner && url(owner), mustBeBound } as const;
    try {
      await (await openDatabase(location)).close();
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const statementsIn = (message: string) => message.split('as a superuser in this database: ')[1] ?? '';

  it('are made by what the refusals say, one after the other, and need no right to create roles', async () => {
    await onServer('create role "the owner" login; create role login login', 'postgres');
    await onServer('create database relais', 'postgres');
    await onServer('revoke create on schema public from public');
    const said: string[] = [];
    const roles = { login: 'login', owner: 'the owner' };
    for (let message = await open(roles); message !== null && said.length < 9; message = await open(roles)) {
      said.push(statementsIn(message));
      expect(message).not.toContain('\n');
      await onServer(statementsIn(message).replace('…', 'app-password'));
    }
    expect(said).toEqual([
      'GRANT CREATE ON DATABASE relais TO "the owner";',
      'GRANT CREATE ON SCHEMA public TO "the owner";',
      `CREATE ROLE relais_app LOGIN PASSWORD '…'; GRANT relais_app TO "the owner";`,
      'GRANT relais_app TO login;',
    ]);
  });

  it('are not asked for where the owner is a member already, in another database of the server', async () => {
    await onServer('create database second owner "the owner"', 'postgres');
    const second = { kind: 'postgresql', url: url('login', 'second'), ownerUrl: url('the owner', 'second') } as const;
    await (await openDatabase(second)).close();
    await onServer('revoke relais_app from "the owner"', 'postgres');
    expect(statementsIn((await open({ login: 'login', owner: 'the owner' })) ?? '')).toBe(
      'GRANT relais_app TO "the owner";',
    );
    await onServer('grant relais_app to "the owner"', 'postgres');
  });

  it.each([
    ['a superuser', 'owner', 'passes every policy'],
    ['the owner of the tables', 'the owner', 'may act as the owner of the tables'],
    ['a member of the owner', 'deputy', 'may act as the owner of the tables'],
    ['a role that row-level security spares', 'spared', 'passes every policy'],
  ])('are refused to the service in production as %s', async (_name, login, reason) => {
    await onServer(`do $$ begin
      if not exists (select from pg_roles where rolname = 'deputy') then
        create role deputy login in role relais_app, "the owner";
        create role spared login bypassrls in role relais_app;
      end if;
    end $$`);
    const message = await open({ login, owner: 'the owner', mustBeBound: true });
    expect(message).toContain(`DATABASE_URL logs in as ${login}, which ${reason}`);
    expect(message).toContain('set it to relais_app or a member of it');
    expect(await open({ login, owner: 'the owner' })).toBeNull();
  });

  it.each(['relais_app', 'login'])('are right in production as %s', async (login) => {
    expect(await open({ login, owner: 'the owner', mustBeBound: true })).toBeNull();
    expect(await open({ login, mustBeBound: true })).toBeNull();
  });

  it('are asked for no more where the database had the former text of the migration', async () => {
    const database = await openDatabase({ kind: 'postgresql', url: url('login'), ownerUrl: url('the owner') });
    await onServer(`update migrations.applied set sha256 = '${formerText}' where name like '0001%'`);
    expect(await asOwner(database, migrate)).toEqual([]);
    await database.close();
    expect(await open({ login: 'login' })).toBeNull();
  });
});
