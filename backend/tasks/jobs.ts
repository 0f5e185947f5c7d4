import type { Job } from '../platform/jobs/job.ts';
import type { Context } from '../platform/context.ts';
import { eraseTasks } from './erase-tasks.ts';

/** Background jobs: erasing tasks past their retention. */
export function taskJobs(context: Pick<Context, 'database'>): Job[] {
  return [
    {
      name: 'tasks.erase-due',
      recurs: '15 * * * *',
      run: (_ids, { isStopping }) => eraseTasks(context, isStopping),
    },
  ];
}
