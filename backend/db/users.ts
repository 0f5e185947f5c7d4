import type { Right } from '../../shared/rights.ts';
import type { EnvironmentRef, UserRef } from '../../shared/user.ts';
import type { EnvironmentHandle } from './environment-scope.ts';

/** A user as rights are decided on: read on every request, so that a removed right acts at once. */
export interface Actor {
  readonly user: UserRef;
  readonly environment: EnvironmentRef;
  readonly rights: Right[];
  readonly admin: boolean;
  readonly active: boolean;
}

/** Null when the environment has no such user. An inactive one is returned: the caller refuses it. */
export function readActor(environment: EnvironmentHandle, userId: string): Promise<Actor | null> {
  return Promise.reject(new Error(`${environment.environmentId} ${userId}`));
}
