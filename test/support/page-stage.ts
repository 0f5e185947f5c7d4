import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { accountPageSchema } from '../../shared/contacts/accounts.ts';
import { invitedUserSchema, userPageSchema } from '../../shared/users/admin-users.ts';
import { openPageBench, type PageBench } from './page-bench.ts';
import { saveTask } from './page-task.ts';
import { watchPage, type VisitLocale } from './page-visit.ts';
import { openSignedInPage } from './signed-in-page.ts';

/** Who is at the page. */
export type Viewer = 'nobody' | 'admin' | 'withoutRights' | 'stranger';

const addresses = {
  admin: 'admin@demo.example',
  withoutRights: 'alix@demo.example',
  stranger: 'stranger@elsewhere.example',
};

/** What the pages have to show. */
export interface Staged {
  readonly taskId: string;
  readonly deletedTaskId: string;
  readonly userId: string;
  readonly accountId: string;
  /** Of an invitation that is open. */
  readonly token: string;
}

export interface StagedPage {
  readonly page: Page;
  readonly faults: string[];
}

/** The service with something on every page, and tabs of its viewers, each signed in once. */
export interface PageStage {
  readonly bench: PageBench;
  readonly staged: Staged;
  /** The one tab of a viewer in a language. */
  tab(viewer: Viewer, locale: VisitLocale): Promise<StagedPage>;
  close(): Promise<void>;
}

export async function openPageStage(chromium: string): Promise<PageStage> {
  const bench = await openPageBench(chromium, []);
  const signIn = (email: string) => openSignedInPage(bench, '/', { email });
  const admin = await signIn(addresses.admin);
  const staged = await stage(bench, admin.page);
  const sessions = {
    nobody: undefined,
    admin: await sessionOf(admin.page.context()),
    withoutRights: await sessionOf((await signIn(addresses.withoutRights)).page.context()),
    stranger: await sessionOf((await signIn(addresses.stranger)).page.context()),
  };
  const tabs = new Map<string, Promise<StagedPage>>();
  const open = async (viewer: Viewer, locale: VisitLocale): Promise<StagedPage> => {
    const session = sessions[viewer];
    const context = await bench.browser.newContext({
      locale,
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      ...(session === undefined ? {} : { storageState: session }),
    });
    const page = await context.newPage();
    return { page, faults: watchPage(page) };
  };
  return {
    bench,
    staged,
    tab: (viewer, locale) => {
      const key = `${viewer} ${locale}`;
      const tab = tabs.get(key) ?? open(viewer, locale);
      tabs.set(key, tab);
      return tab;
    },
    close: () => bench.close(),
  };
}

/** The cookies of a browser, which is closed. */
async function sessionOf(context: BrowserContext): Promise<NonNullable<BrowserContextOptions['storageState']>> {
  const state = await context.storageState();
  await context.close();
  return state;
}

async function stage(bench: PageBench, page: Page): Promise<Staged> {
  const seat = { page, pagesUrl: bench.pagesUrl };
  const api = `${bench.pagesUrl}/e/demo/v1`;
  const headers = { origin: bench.pagesUrl };
  const bytes = Buffer.from('25 unités');
  const taskId = await saveTask(seat, { title: 'Demande de devis', contacts: ['Martin'], dueOn: '2026-01-15' }, [
    { name: 'Devis.txt', mediaType: 'text/plain', bytes },
  ]);
  const deletedTaskId = await saveTask(seat, { title: 'Saisie par erreur' });
  await page.request.delete(`${api}/tasks/${deletedTaskId}`, { headers });
  const invited = await page.request.post(`${api}/admin/users`, {
    headers,
    data: { email: 'robin@demo.example', name: 'Robin Neuf', rights: ['sales'], admin: false },
  });
  const { user, invitation } = invitedUserSchema.parse(await invited.json());
  if (invitation.by !== 'link') throw new Error('the invitation went by mail');
  const users = userPageSchema.parse(await (await page.request.get(`${api}/admin/users?text=camille`)).json());
  const accounts = accountPageSchema.parse(await (await page.request.get(`${api}/admin/accounts`)).json());
  return {
    taskId,
    deletedTaskId,
    userId: users.users[0]?.id ?? user.id,
    accountId: accounts.accounts[0]?.id ?? '',
    token: invitation.path.slice(invitation.path.lastIndexOf('/') + 1),
  };
}
