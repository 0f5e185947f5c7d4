import { useCallback, useState } from 'react';
import type { TaskSummary } from '../../../shared/tasks/task.ts';
import { client, RequestFailure, type TaskReader } from '../client.ts';
import { useLoaded, type Loaded } from '../use-loaded.ts';

interface MoreTasks {
  /** The first page that these follow; another first page makes them void. */
  after: readonly TaskSummary[];
  tasks: readonly TaskSummary[];
  nextCursor: string | null;
}

export interface TaskPages {
  shown: Loaded<{ tasks: readonly TaskSummary[]; nextCursor: string | null }>;
  reload: () => void;
  /** Fetch the page after the last one shown. */
  more: () => void;
  loadingMore: boolean;
  moreFailed: string | null;
}

/** The task list page by page (keyset cursors); `acted` changing reads it again from the top. */
export function useTaskPages({ user, environment }: TaskReader, acted: number): TaskPages {
  const load = useCallback(
    () => client.tasks({ user, environment }, null).then((page) => ({ ...page, acted })),
    [user, environment, acted],
  );
  const { reload, ...first } = useLoaded(load);
  const [followed, setFollowed] = useState<MoreTasks | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState<string | null>(null);

  if (first.state !== 'ready') return { shown: first, reload, more: reload, loadingMore, moreFailed };
  const start = first.value.tasks;
  const rest = followed?.after === start ? followed : { after: start, tasks: [], nextCursor: first.value.nextCursor };
  const more = (): void => {
    setLoadingMore(true);
    setMoreFailed(null);
    client
      .tasks({ user, environment }, rest.nextCursor)
      .then((page) => setFollowed({ after: start, tasks: [...rest.tasks, ...page.tasks], nextCursor: page.nextCursor }))
      .catch((error: unknown) => setMoreFailed(error instanceof RequestFailure ? error.code : 'internal'))
      .finally(() => setLoadingMore(false));
  };
  const value = { tasks: [...start, ...rest.tasks], nextCursor: rest.nextCursor };
  return { shown: { state: 'ready', value }, reload, more, loadingMore, moreFailed };
}
