import type { UserFilter } from '../../../../shared/users/admin-users.ts';
import { call } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';

/** The users of a filter, as many pages as were asked for. */
export function useUserPages(filter: UserFilter) {
  const pages = usePages('listUsers', filter, (cursor, place) =>
    call('listUsers', { query: { ...filter, ...cursor } }, place),
  );
  const users = pages.data?.pages.flatMap((page) => page.users) ?? [];
  return { ...pages, users, total: pages.data?.pages[0]?.total ?? 0 };
}
