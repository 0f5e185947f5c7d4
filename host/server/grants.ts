import type { Consent } from '../page-api.ts';

/** What goes with signing in: Google shows it on the consent screen without a box to untick. */
const signInScopes = new Set([
  'openid',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/userinfo.profile',
]);

/** Google's consent for the add-on, by user, for as long as the stand-in runs. `scopes` are those of its manifest. */
export class Grants {
  readonly #decisions = new Map<string, ReadonlySet<string> | 'refused'>();

  consent(user: string, scopes: readonly string[]): Consent {
    const decision = this.#decisions.get(user);
    const allowed = decision === undefined || decision === 'refused' ? null : decision;
    return {
      state: decision === undefined ? 'undecided' : allowed === null ? 'refused' : 'allowed',
      scopes: scopes.map((scope) => ({
        scope,
        granted: allowed?.has(scope) ?? false,
        required: signInScopes.has(scope),
      })),
    };
  }

  /** null: refused as a whole, or taken back. */
  decide(user: string, granted: readonly string[] | null): void {
    this.#decisions.set(user, granted === null ? 'refused' : new Set([...granted, ...signInScopes]));
  }

  isDecided(user: string): boolean {
    return this.#decisions.has(user);
  }

  /** The scopes to run without, or null when nothing may run. */
  refusalsOf(user: string, scopes: readonly string[]): string[] | null {
    const decision = this.#decisions.get(user);
    if (decision === undefined || decision === 'refused') return null;
    return scopes.filter((scope) => !decision.has(scope));
  }
}
