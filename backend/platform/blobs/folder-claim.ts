import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ForeignFolderError } from './blob-store.ts';

/** The file with the id of the folder. */
const idFile = 'database-id';

/** Whose files a folder has: an id that its database knows and a file of the folder says. */
export class FolderClaim {
  readonly #path: string;
  /** Null until `make`: any folder will do. */
  #id: string | null = null;

  constructor(root: string) {
    this.#path = join(root, idFile);
  }

  /** See BlobStore.claim. */
  async make({ id, first }: { readonly id: string; readonly first: boolean }): Promise<string | null> {
    this.#id = id;
    // A folder that has an id keeps it.
    if (first) await writeFile(this.#path, `${id}\n`, { flag: 'wx', mode: 0o600 }).catch(() => undefined);
    const found = await this.#read();
    if (found === id) return null;
    const what = found === '' ? 'there is none' : 'it is that of another database';
    return (
      `The folder of files is not that of this database: ${this.#path} should say ${id}, but ${what}. Files are refused ` +
      'until the right folder is there. If this is the right one, or the files are lost, write the id into that file.'
    );
  }

  /** Throws ForeignFolderError when the folder is not, or no longer, the one that was claimed. */
  async verify(): Promise<void> {
    if (this.#id !== null && (await this.#read()) !== this.#id) {
      throw new ForeignFolderError('the folder of files is not that of this database');
    }
  }

  /** '' when there is none. */
  async #read(): Promise<string> {
    return (await readFile(this.#path, 'utf8').catch(() => '')).trim();
  }
}
