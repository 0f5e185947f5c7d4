import type { Connection, Engine } from './engine.ts';
import { DatabaseOpenError } from './errors.ts';
import { inTransaction } from './transaction.ts';

/** What PostgreSQL says of the role that a connection logs in as. */
interface RoleFacts {
  readonly role: string;
  readonly database: string;
  /** `server_version_num`: 150004 for 15.4. */
  readonly version: number;
  readonly passesPolicies: boolean;
  readonly mayCreateRoles: boolean;
  readonly mayCreateSchemas: boolean;
  readonly mayCreateTables: boolean;
  readonly hasApplicationRole: boolean;
  readonly isMember: boolean;
  readonly ownsTables: boolean;
}

const oldestVersion = 15;

/** `relais_app` is the role that every request runs as: migration 0001. */
const factsQuery = `
  select current_user as role, current_database() as database,
    current_setting('server_version_num')::integer as version,
    own.rolsuper or own.rolbypassrls as "passesPolicies", own.rolsuper or own.rolcreaterole as "mayCreateRoles",
    has_database_privilege(current_database(), 'create') as "mayCreateSchemas",
    has_schema_privilege('public', 'create') as "mayCreateTables",
    application.oid is not null as "hasApplicationRole",
    application.oid is not null and pg_has_role(current_user, application.oid, 'member') as "isMember",
    coalesce((select pg_has_role(current_user, relowner, 'member') from pg_class
      where oid = to_regclass('public.environments')), false) as "ownsTables"
  from pg_roles own left join pg_roles application on application.rolname = 'relais_app'
  where own.rolname = current_user`;

/** Whether the connection logs in as the unprivileged role, or as one that can only switch to it. */
export async function isUnprivileged(engine: Engine): Promise<boolean> {
  return !(await readRole(engine)).mayCreateSchemas;
}

/**
 * Throws DatabaseOpenError with the statement that mends it when the migrations could not run as this role. A role
 * `relais_app` that exists needs no CREATEROLE.
 */
export async function assertMayMigrate(connection: Connection): Promise<void> {
  const facts = await factsOf(connection);
  const owner = quoted(facts.role);
  const major = Math.floor(facts.version / 10_000);
  if (major < oldestVersion)
    throw new DatabaseOpenError(`PostgreSQL ${oldestVersion} or later is needed; this is ${major}.`);
  if (!facts.mayCreateSchemas) throw missing(facts, `GRANT CREATE ON DATABASE ${quoted(facts.database)} TO ${owner};`);
  if (!facts.mayCreateTables) throw missing(facts, `GRANT CREATE ON SCHEMA public TO ${owner};`);
  if (facts.mayCreateRoles) return;
  if (!facts.hasApplicationRole) {
    throw missing(facts, `CREATE ROLE relais_app LOGIN PASSWORD '…'; GRANT relais_app TO ${owner};`);
  }
  if (!facts.isMember) throw missing(facts, `GRANT relais_app TO ${owner};`);
}

/**
 * Throws DatabaseOpenError when the service could not work as this role; with `mustBeBound` also when row-level
 * security would not hold for it.
 */
export async function assertMayServe(engine: Engine, mustBeBound: boolean): Promise<void> {
  const facts = await readRole(engine);
  // Before the first migration there may be no such role, which the migrations make or ask for.
  const isStranger = facts.hasApplicationRole && !facts.isMember;
  if (isStranger) throw missing(facts, `GRANT relais_app TO ${quoted(facts.role)};`);
  if (!mustBeBound || !(facts.passesPolicies || facts.ownsTables)) return;
  const what = facts.passesPolicies ? 'passes every policy' : 'may act as the owner of the tables';
  throw new DatabaseOpenError(
    `DATABASE_URL logs in as ${facts.role}, which ${what}: set it to relais_app or a member of it, and DATABASE_MIGRATION_URL to the owner.`,
  );
}

function readRole(engine: Engine): Promise<RoleFacts> {
  return inTransaction(engine, 'BEGIN', factsOf);
}

async function factsOf(connection: Connection): Promise<RoleFacts> {
  const [facts] = await connection.query<RoleFacts & object>({ name: '', text: factsQuery, values: [] });
  if (facts === undefined) throw new DatabaseOpenError('The database does not say which role this is.');
  return facts;
}

function missing({ role }: RoleFacts, statement: string): DatabaseOpenError {
  return new DatabaseOpenError(
    `The role ${role} may not do what it has to; as a superuser in this database: ${statement}`,
  );
}

/** An identifier as SQL takes it. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
