import { randomUUID } from 'node:crypto';
import type { Draft } from '../../shared/capture/draft.ts';
import type { TaskRequest } from '../../shared/tasks/requests.ts';
import type { DatabaseKind } from './database.ts';
import { startTestService, type TestService } from './service.ts';

/** A file to send: what is announced follows from it unless said otherwise. */
export interface TestFile {
  name: string;
  bytes: Uint8Array;
  mediaType?: string;
  inline?: boolean;
  contentId?: string;
}

export interface TestForm {
  payload: Buffer;
  headers: { 'content-type': string };
}

const boundary = 'relais-test-boundary';

/** The multipart request that the add-on sends: `task` first, then the files. */
export function taskForm(task: unknown, files: readonly TestFile[] = []): TestForm {
  return multipart([
    { name: 'task', mediaType: 'application/json', bytes: Buffer.from(JSON.stringify(task)) },
    ...files.map(({ bytes, mediaType = 'application/octet-stream' }, index) => ({
      name: `file-${String(index)}`,
      mediaType,
      bytes,
    })),
  ]);
}

/** Any multipart/form-data body, each part with a file name as UrlFetchApp writes them. */
export function multipart(parts: readonly { name: string; mediaType: string; bytes: Uint8Array }[]): TestForm {
  const chunks = parts.flatMap(({ name, mediaType, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\nContent-Type: ${mediaType}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** What a request says of the files that go with it. */
export function filesOf(files: readonly TestFile[]): TaskRequest['files'] {
  return files.map(({ name, bytes, mediaType = 'application/octet-stream', inline = false, contentId }) => ({
    name,
    mediaType,
    size: bytes.byteLength,
    inline,
    ...(contentId === undefined ? {} : { contentId }),
  }));
}

/** A task request that is valid for this draft, with the files announced. */
export function taskRequest(
  draft: Draft,
  change: Partial<TaskRequest> = {},
  files: readonly TestFile[] = [],
): TaskRequest {
  return {
    idempotencyKey: randomUUID(),
    title: 'Devis à relancer',
    typeId: draft.defaults.typeId,
    statusId: draft.defaults.statusId,
    contactIds: [],
    description: { html: '<p>Bonjour</p>', text: 'Bonjour', truncated: false },
    source: { kind: 'mail', keys: [`mail:${randomUUID()}@demo.example`] },
    files: filesOf(files),
    links: [],
    omissions: [],
    ...change,
  };
}

/** Posts a form to save a task, as the add-on does. */
export function postTask({ app }: Pick<TestService, 'app'>, headers: { authorization: string }, form: TestForm) {
  return app.inject({
    method: 'POST',
    url: '/v1/tasks',
    headers: { ...headers, ...form.headers },
    payload: form.payload,
  });
}

/** The draft of a mail with these addresses. */
export async function openDraft(
  { app }: Pick<TestService, 'app'>,
  headers: { authorization: string },
  addresses: readonly string[] = [],
): Promise<Draft> {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/drafts',
    headers,
    payload: {
      source: { kind: 'mail', keys: [`mail:${randomUUID()}@demo.example`] },
      addresses: addresses.map((address) => ({ address, name: null, origin: 'from' })),
    },
  });
  if (answer.statusCode !== 200) throw new Error(`no draft: ${answer.body}`);
  return answer.json<Draft>();
}

/** A service with Camille signed in and a draft of hers open. */
export async function startDrafting(
  kind: DatabaseKind,
): Promise<{ service: TestService; camille: { authorization: string }; draft: Draft }> {
  const service = await startTestService({ kind });
  const camille = await service.bearer('camille@demo.example');
  return { service, camille, draft: await openDraft(service, camille) };
}
