import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blobHolders } from '../../../../backend/areas.ts';
import { collectOrphans } from '../../../../backend/platform/blobs/collect-orphans.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import type { Me } from '../../../../shared/access/user.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const files = [{ name: 'a.bin', bytes: randomBytes(2000) }];

/** What may happen between opening a card and saving it. */
describe.each(oneDatabase)('while the card is open, on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  let draft: Draft;

  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  beforeEach(async () => {
    camille = await service.bearer('camille@demo.example');
    draft = await openDraft(service, camille, ['jeanne@boreal.example']);
  });
  afterEach(() =>
    service.sql(`
      update users set sales = true, disabled_at = null where email = 'camille@demo.example';
      insert into account_reps (environment_id, user_id, account_id)
      select users.environment_id, users.id, contacts.id from users
      join contacts on contacts.environment_id = users.environment_id and contacts.name = 'Boréal'
      where users.email = 'camille@demo.example' on conflict do nothing;`),
  );
  afterAll(() => service.close());

  function save(headers = camille) {
    const contactIds = draft.contacts.filter(({ ticked }) => ticked).map(({ id }) => id);
    return postTask(
      service,
      headers,
      taskForm(taskRequest(draft, { contactIds, idempotencyKey: draft.idempotencyKey }, files), files),
    );
  }

  async function expectRefused(problem: Partial<Problem>, headers = camille): Promise<void> {
    const before = await service.files();
    const answer = await save(headers);
    expect(answer.json<Problem>()).toMatchObject(problem);
    expect(await service.files()).toEqual(before);
  }

  it('the session expires: saving says so, and the same draft is saved with a new one', async () => {
    service.setClock(-32 * 60_000);
    const expired = await service.bearer('camille@demo.example');
    service.setClock(0);
    await expectRefused({ status: 401, code: 'session_expired' }, expired);
    const saved = await save();
    expect(saved.statusCode).toBe(201);
    expect(saved.json<TaskCreated>()).toMatchObject({ replayed: false, task: { attachmentCount: 1 } });
  });

  it('the right is removed: saving is refused at once, naming what is missing', async () => {
    await service.sql(`update users set sales = false where email = 'camille@demo.example'`);
    await expectRefused({
      status: 403,
      code: 'rights_missing',
      missingRights: ['sales', 'salesAllAccounts', 'taskList'],
    });
    const me = await service.app.inject({ url: '/v1/me', headers: camille });
    expect(me.json<Me>()).toMatchObject({ rights: [], creation: { allowed: false } });
  });

  it('the user is disabled: nothing works any more', async () => {
    await service.sql(`update users set disabled_at = now() where email = 'camille@demo.example'`);
    await expectRefused({ status: 403, code: 'user_disabled' });
  });

  it('the rep loses the account: its contacts are refused by id', async () => {
    await service.sql(`delete from account_reps`);
    await expectRefused({ status: 403, code: 'contacts_out_of_scope', contactIds: [contactId()] });
  });

  it('the contact is deleted: the save names it and nothing is kept', async () => {
    await service.sql(`
      delete from task_contacts where contact_id = '${contactId()}';
      delete from contact_emails where contact_id = '${contactId()}';
      delete from contact_words where contact_id = '${contactId()}';
      delete from contacts where id = '${contactId()}';`);
    await expectRefused({ status: 403, code: 'contacts_out_of_scope', contactIds: [contactId()] });
  });

  it('blobs that lost their rows are collected after an hour, those of tasks never', async () => {
    const before = await service.files();
    expect(before).toHaveLength(1);
    const later = { ...service.context, now: () => new Date(Date.now() + 2 * 3_600_000) };
    expect(await collectOrphans(later, blobHolders)).toBe(0);
    await service.sql('delete from attachments');
    expect(await collectOrphans(service.context, blobHolders)).toBe(0);
    expect(await collectOrphans(later, blobHolders)).toBe(1);
    expect(await service.files()).toEqual([]);
  });

  function contactId(): string {
    return draft.contacts.find(({ name }) => name === 'Jeanne Roux')?.id ?? '';
  }
});
