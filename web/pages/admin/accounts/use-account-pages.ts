import type { AccountFilter } from '../../../../shared/contacts/accounts.ts';
import { call } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';

/** The accounts of a filter, as many pages as were asked for. */
export function useAccountPages(filter: AccountFilter) {
  const pages = usePages('listAccounts', filter, (cursor, place) =>
    call('listAccounts', { query: { ...filter, ...cursor } }, place),
  );
  return { ...pages, accounts: pages.data?.pages.flatMap((page) => page.accounts) ?? [] };
}
