import type { Job } from '../platform/jobs/job.ts';
import type { Context } from '../platform/context.ts';
import { sweepWebSessions } from './sql/web-sessions.ts';

/** Background jobs: deleting expired sessions of browsers. */
export function identityJobs({ database, now }: Pick<Context, 'database' | 'now'>): Job[] {
  return [
    {
      name: 'identity.sweep-sessions',
      recurs: '5 * * * *',
      run: () => sweepWebSessions(database, now()),
    },
  ];
}
