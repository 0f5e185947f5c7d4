/** Where the database is. `folder` and `memory` are PGlite, embedded in this process. */
export type DatabaseLocation =
  | {
      readonly kind: 'postgresql';
      readonly url: string;
      /** Connects as the owner of the tables for migrations and world loading; `url` when absent. */
      readonly ownerUrl?: string;
      readonly maxConnections?: number;
      /** False for pgbouncer older than 1.21 in transaction mode. Default true. */
      readonly namedStatements?: boolean;
    }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; /** A dump of a data folder to start from. */ readonly dump?: Blob };

/** An open database. Nothing can be asked of it but through the functions of this folder. */
export interface Database {
  readonly kind: DatabaseLocation['kind'];
  /** Resolves when the database answers; throws DatabaseUnavailable. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database and brings its schema up to date. Throws DatabaseOpenError. */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  return Promise.reject(new Error(location.kind));
}
