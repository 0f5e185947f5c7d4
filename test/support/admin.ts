import type { LightMyRequestResponse } from 'fastify';
import type { AdminUser, UserPage } from '../../shared/users/admin-users.ts';
import type { Account, AccountPage } from '../../shared/contacts/accounts.ts';
import type { TestService } from './service.ts';

type Method = 'GET' | 'POST' | 'PATCH';

/** Calls the service as somebody. */
export type Call = (method: Method, url: string, payload?: object) => Promise<LightMyRequestResponse>;

/** As this user with the add-on's session. */
export async function callAs(service: TestService, email: string, environment = 'demo'): Promise<Call> {
  const headers = await service.bearer(email, environment);
  return (method, url, payload) => service.app.inject({ method, url, headers, ...(payload && { payload }) });
}

/** As this user with a browser's session. */
export async function browseAs(service: TestService, email: string, environment = 'demo'): Promise<Call> {
  const headers = await service.browser(email);
  return (method, url, payload) =>
    service.app.inject({ method, url: `/e/${environment}${url}`, headers, ...(payload && { payload }) });
}

/** The user of this address, as admins see them. */
export async function userOf(admin: Call, email: string): Promise<AdminUser> {
  const answer = await admin('GET', `/v1/admin/users?text=${encodeURIComponent(email)}`);
  const user = answer.json<UserPage>().users.find((candidate) => candidate.email === email);
  if (user === undefined) throw new Error(`no user ${email}: ${answer.body}`);
  return user;
}

/** The account of this name. */
export async function accountOf(admin: Call, name: string): Promise<Account> {
  const answer = await admin('GET', `/v1/admin/accounts?text=${encodeURIComponent(name)}`);
  const account = answer.json<AccountPage>().accounts.find((candidate) => candidate.name === name);
  if (account === undefined) throw new Error(`no account ${name}: ${answer.body}`);
  return account;
}
