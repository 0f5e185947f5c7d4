import type { Database } from './connect.ts';

export type WorldLoading =
  | { readonly outcome: 'created' | 'exists'; readonly environmentId: string }
  /** `path`: the wrong field, e.g. `contacts[3].company`; `message`: what is wrong there. */
  | { readonly outcome: 'invalid'; readonly path: string; readonly message: string };

/**
 * Creates the environment that a world describes (parsed JSON of shared/world.ts, checked here) with all it holds.
 * An environment of that name is left alone.
 */
export function loadWorld(database: Database, world: unknown, at: Date): Promise<WorldLoading> {
  return Promise.reject(new Error(`${database.kind} ${typeof world} ${at.toISOString()}`));
}
