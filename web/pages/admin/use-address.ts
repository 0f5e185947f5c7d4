import { useSearchParams } from 'react-router';

/** Parts of a page's address by name; undefined takes one out. */
export type AddressPatch = Readonly<Record<string, string | undefined>>;

/** The query string of the page: its filter and what is open. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  return {
    search,
    /** `replace` replaces the history entry, as for each letter of a search. */
    patch: (members: AddressPatch, how?: 'replace') => {
      setSearch((now) => patchSearch(now, members), { replace: how === 'replace', preventScrollReset: true });
    },
    /** The address with these parts, for a link. */
    to: (members: AddressPatch): string => `?${patchSearch(search, members).toString()}`,
  };
}

function patchSearch(search: URLSearchParams, members: AddressPatch): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
