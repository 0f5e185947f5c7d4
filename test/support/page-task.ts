import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { TaskRequest } from '../../shared/tasks/requests.ts';
import { taskChoicesSchema } from '../../shared/task-choices/task-choices.ts';
import {
  taskChangeSchema,
  taskDetailSchema,
  type TaskChange,
  type TaskDetail,
} from '../../shared/tasks/task-change.ts';
import { taskCreatedSchema } from '../../shared/tasks/task.ts';
import { filesOf, taskForm, type TestFile } from './task-form.ts';

/** A browser that is signed in, and where the service's pages are. */
export interface Seat {
  readonly page: Page;
  readonly pagesUrl: string;
}

const found = z.object({ contacts: z.array(z.object({ id: z.string(), name: z.string(), linkable: z.boolean() })) });

/** Saves a task of a mail as whoever is signed in, linked to the contacts that these words find. */
export async function saveTask(
  seat: Seat,
  change: Partial<TaskRequest> & { readonly contacts?: readonly string[] } = {},
  files: readonly TestFile[] = [],
): Promise<string> {
  const { contacts = [], ...members } = change;
  const { types, statuses } = taskChoicesSchema.parse(await get(seat, '/v1/task-choices'));
  const contactIds = await Promise.all(contacts.map((words) => contactId(seat, words)));
  const task: TaskRequest = {
    idempotencyKey: randomUUID(),
    title: 'Devis à relancer',
    typeId: types[0]?.id ?? '',
    statusId: statuses[0]?.id ?? '',
    contactIds,
    description: { html: '<p>Bonjour</p>', text: null, truncated: false },
    source: { kind: 'mail', keys: [`mail:${randomUUID()}@mail.example`] },
    files: filesOf(files),
    links: [],
    omissions: [],
    ...members,
  };
  const { payload, headers } = taskForm(task, files);
  const answer = await seat.page.request.post(address(seat, '/v1/tasks'), {
    data: payload,
    headers: { ...headers, origin: seat.pagesUrl },
  });
  return taskCreatedSchema.parse(await answer.json()).task.id;
}

/** Changes a task behind the back of the page. */
export async function changeTask(seat: Seat, id: string, change: Omit<TaskChange, 'version'>): Promise<void> {
  const { version } = await readTask(seat, id);
  const answer = await seat.page.request.patch(address(seat, `/v1/tasks/${id}`), {
    data: taskChangeSchema.parse({ ...change, version }),
    headers: { origin: seat.pagesUrl },
  });
  if (!answer.ok()) throw new Error(`not changed: ${await answer.text()}`);
}

/** The task as the service has it by now. */
export async function readTask(seat: Seat, id: string): Promise<TaskDetail> {
  return taskDetailSchema.parse(await get(seat, `/v1/tasks/${id}`));
}

async function contactId(seat: Seat, words: string): Promise<string> {
  const { contacts } = found.parse(await get(seat, `/v1/contacts?query=${encodeURIComponent(words)}`));
  const contact = contacts.find(({ linkable }) => linkable);
  if (contact === undefined) throw new Error(`no contact "${words}"`);
  return contact.id;
}

async function get(seat: Seat, path: string): Promise<unknown> {
  const answer = await seat.page.request.get(address(seat, path));
  return answer.json();
}

function address({ pagesUrl }: Seat, path: string): string {
  return `${pagesUrl}/e/demo${path}`;
}
