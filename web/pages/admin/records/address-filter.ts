import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type * as z from 'zod/mini';

/** The members of a filter by name, each as the address writes it. */
export type AddressFilter<K extends string> = Readonly<Partial<Record<K, string>>>;

interface PageFilter<K extends string> {
  readonly filter: AddressFilter<K>;
  /** Sets members and removes null ones; `typing` replaces the history entry. */
  readonly change: (patch: Readonly<Partial<Record<K, string | null>>>, how?: 'typing') => void;
  readonly clear: () => void;
}

/** The filter of a page, kept in its URL. Unknown members are left out. */
export function useAddressFilter<K extends string>(
  members: Readonly<Record<K, z.ZodMiniType<string | undefined>>>,
): PageFilter<K> {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(members, search), [members, search]);
  const show = (next: Readonly<Partial<Record<string, string | null>>>, how?: 'typing') => {
    const given = Object.entries(next).flatMap(([key, value]) =>
      value === null || value === undefined || value === '' ? [] : [[key, value]],
    );
    const address = new URLSearchParams(given).toString();
    void navigate({ search: address }, { replace: how === 'typing', preventScrollReset: true });
  };
  return {
    filter,
    change: (patch, how) => {
      show({ ...filter, ...patch }, how);
    },
    clear: () => {
      show({});
    },
  };
}

function readFilter<K extends string>(
  members: Readonly<Record<K, z.ZodMiniType<string | undefined>>>,
  search: URLSearchParams,
): AddressFilter<K> {
  const keys = Object.keys(members) as K[];
  const known = keys.flatMap((key) => {
    const value = search.get(key);
    return value !== null && members[key].safeParse(value).success ? [[key, value]] : [];
  });
  return Object.fromEntries(known) as AddressFilter<K>;
}
