import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { statement } from './statement.ts';

interface Reference {
  readonly from: string;
  readonly to: string;
}

const tenantTables = statement<{ name: string }>(
  '',
  sql`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'environment_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
);

const foreignKeys = statement<Reference>(
  '',
  sql`select source.relname as from, target.relname as to from pg_constraint
    join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`,
);

/**
 * All tenant tables, read from the catalogue so that none is forgotten, in topological order: referring tables before
 * the tables that they refer to. In this order they can be emptied.
 */
export async function readTenantTables(environment: EnvironmentHandle): Promise<string[]> {
  const tables = await run(environment, tenantTables);
  return sortReferringFirst(
    tables.map(({ name }) => name),
    await run(environment, foreignKeys),
  );
}

/** A topological sort. Throws on a cycle of foreign keys. */
export function sortReferringFirst(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  let rest = [...tables];
  while (rest.length > 0) {
    const free = rest.filter((table) => !references.some(({ from, to }) => to === table && rest.includes(from)));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${rest.join(', ')}`);
    ordered.push(...free);
    rest = rest.filter((table) => !free.includes(table));
  }
  return ordered;
}
