import type { Home } from '../../shared/capture/home.ts';
import type { HomeRequest } from '../../shared/capture/requests.ts';
import type { Result } from '../state/failure.ts';
import { call } from './client.ts';
import { sessionMargins, withSession } from './session.ts';

/** The user's day: what they saved, and what became of their meetings. */
export function openHome(environment: string, homeRequest: HomeRequest): Result<Home> {
  const body = { json: JSON.stringify(homeRequest) };
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('openHome', { token, body }));
}
