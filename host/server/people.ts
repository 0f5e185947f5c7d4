import type { HostUser } from '../contract.ts';
import { subjectOf } from '../issuer/accounts.ts';
import { problem } from './problem.ts';

/** Signs in a user of the stand-in, as Google would: host/issuer.ts. */
export interface IdentitySigner {
  sign(claims: { email: string; sub: string; name: string }): Promise<string>;
}

/** Whom no sample world names: of a Workspace that one of them admits. */
export const newcomers = [{ email: 'lou.berthier@demo-lyon.example', name: 'Lou Berthier' }];

/** The users who can be chosen on the page, and their identity tokens. Nobody else can be signed in. */
export class People {
  readonly users: readonly HostUser[];
  readonly #signer: IdentitySigner;

  /** One person may come twice, from two environments; they are signed in to Google once. */
  constructor(users: readonly { email: string; name: string }[], signer: IdentitySigner) {
    const byEmail = new Map(users.map(({ email, name }) => [email, { email, name, sub: subjectOf(email) }]));
    this.users = [...byEmail.values()];
    this.#signer = signer;
  }

  /** @throws ApiError `unknown_user` */
  find(email: string): HostUser {
    const user = this.users.find((candidate) => candidate.email === email);
    if (user === undefined) throw problem(403, 'unknown_user', 'This person is not one of the sample users.');
    return user;
  }

  /** A fresh token: what `ScriptApp.getIdentityToken()` would answer now. */
  signIdentityToken({ email, sub, name }: HostUser): Promise<string> {
    return this.#signer.sign({ email, sub, name });
  }
}
