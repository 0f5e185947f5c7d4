import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { inDirectory, runInDirectory } from './directory-scope.ts';
import { statement } from './statement.ts';

/** The id of the folder with this database's files, and whether this call has given it. */
export interface BlobFolderId {
  readonly id: string;
  readonly first: boolean;
}

const giveId = statement<BlobFolderId>(
  'give_blob_folder_id',
  sql`
  with given as (
    insert into blob_folder (id) values (${sql.placeholder('id')}::uuid) on conflict do nothing returning id
  )
  select id::text as id, true as first from given
  union all select id::text, false from blob_folder limit 1`,
);

/** The id that the database knows, which is `newId` when it knew none. Throws DatabaseUnavailable. */
export async function giveBlobFolderId(database: Database, newId: string): Promise<BlobFolderId> {
  const ask = async () => {
    const [given] = await inDirectory(database, (connection) => runInDirectory(connection, giveId, { id: newId }));
    return given;
  };
  // A statement does not see the row of a process that starts at the same moment; the next one does.
  const given = (await ask()) ?? (await ask());
  if (given === undefined) throw new Error('The database gives its blob folder no id.');
  return given;
}
