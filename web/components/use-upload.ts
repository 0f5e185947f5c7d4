import { useRef, useState } from 'react';
import type { ResponseOf } from '../../shared/endpoints.ts';
import type { FileAnnouncement } from '../../shared/tasks/requests.ts';
import { upload, type Upload } from '../api/upload.ts';
import { usePlace } from '../api/use-call.ts';

type UploadName = 'createTask' | 'addMessage';

type WithoutKey<N extends UploadName> = Omit<Upload<N>, 'task'> & {
  readonly task: Omit<Upload<N>['task'], 'idempotencyKey'>;
};

interface Reactions<N extends UploadName> {
  readonly done: (answer: ResponseOf<N>) => void | Promise<void>;
  /** Besides showing `error`. */
  readonly failed?: () => void;
}

interface Sending<N extends UploadName> {
  readonly send: (what: WithoutKey<N>, then: Reactions<N>) => void;
  readonly busy: boolean;
  /** Progress, from 0 to 1. */
  readonly share: number;
  readonly error: unknown;
  /** A file that was moved or changed since it was chosen, or is a folder; nothing was sent. */
  readonly unreadable: string | null;
}

const idle = { busy: false, share: 0, error: null as unknown, unreadable: null as string | null };

/**
 * Sends a form with files. The idempotency key stays while the content is the same, so that a retry after a lost
 * response creates nothing twice; changed content gets a new key.
 */
export function useUpload<N extends UploadName>(name: N): Sending<N> {
  const place = usePlace();
  const attempt = useRef<{ readonly content: string; readonly key: string } | null>(null);
  const [state, setState] = useState(idle);
  const send: Sending<N>['send'] = (what, { done, failed }) => {
    const content = JSON.stringify(what.task);
    if (attempt.current?.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    const task = { ...what.task, idempotencyKey: attempt.current.key } as Upload<N>['task'];
    setState({ ...idle, busy: true });
    const onProgress = (share: number) => setState((before) => ({ ...before, share }));
    const sendFiles = async () => {
      const unreadable = await findUnreadable(what.files);
      if (unreadable !== null) setState({ ...idle, unreadable });
      else await done(await upload(name, { ...what, task }, { ...place, onProgress }));
    };
    sendFiles().catch((error: unknown) => {
      setState({ ...idle, error });
      failed?.();
    });
  };
  return { send, ...state };
}

/** The files as listed in the JSON part. */
export function announceFiles(files: readonly File[]): FileAnnouncement[] {
  return files.map(({ name, type, size }) => ({
    name: name.slice(0, 2000),
    mediaType: type === '' ? 'application/octet-stream' : type,
    size,
    inline: false,
  }));
}

/** The name of the first file that cannot be read. Sending it would fail as if the service were unreachable. */
async function findUnreadable(files: readonly File[]): Promise<string | null> {
  for (const file of files) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return file.name;
    }
  }
  return null;
}
