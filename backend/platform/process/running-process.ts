import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process of this host. Its start time tells it from a later process with the same id. */
export interface ProcessName {
  readonly pid: number;
  /** Start time as the system has it; null where the system has none. */
  readonly began: string | null;
}

/** Whether that very process runs. */
export function isRunning({ pid, began }: ProcessName): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = readStartTime(pid);
  return now === null || began === null || now === began;
}

/** Start time of a process in the system's own unit; null where the system has none. */
export function readStartTime(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Field 22 of proc(5); the second field, the command in brackets, may hold spaces.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    // A zombie holds no resources.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    return readStartTimeByPs(pid);
  }
}

function readStartTimeByPs(pid: number): string | null {
  try {
    const began = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 1000 }).trim();
    return began === '' ? null : began;
  } catch {
    return null;
  }
}
