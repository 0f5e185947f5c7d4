import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { readStartTime, isRunning, type ProcessName } from '../process/running-process.ts';

/**
 * Milliseconds. Longer than any pause of an upload that the timeouts of backend/app.ts allow: an older file has no
 * writer.
 */
const longestPause = 10 * 60_000;

const nameForm = /^(?<host>[0-9a-f]{12})_(?<pid>\d{1,10})_(?<began>[0-9A-Za-z-]{1,60})_[0-9a-f-]{36}$/;
const self: ProcessName = { pid: process.pid, began: readStartTime(process.pid) };

/**
 * A new file name for an upload. It identifies the process and host that write it, since several processes may share a
 * folder.
 */
export function uploadName({ pid, began }: ProcessName = self, host = hostname()): string {
  return `${tagOf(host)}_${pid}_${toNamePart(began)}_${randomUUID()}`;
}

/** Whether the writer of this upload has ended. */
export function isAbandoned(name: string, lastWritten: Date): boolean {
  const { host, pid = '', began } = nameForm.exec(name)?.groups ?? {};
  if (host === undefined) return true;
  if (host !== tagOf(hostname())) return Date.now() - lastWritten.getTime() > longestPause;
  return toNamePart(readStartTime(Number(pid))) !== began || !isRunning({ pid: Number(pid), began: null });
}

/** A host name may have any characters. */
function tagOf(host: string): string {
  return createHash('sha256').update(host).digest('hex').slice(0, 12);
}

function toNamePart(began: string | null): string {
  return (began ?? 'unknown').replace(/[^0-9A-Za-z]+/g, '-').slice(0, 60);
}
