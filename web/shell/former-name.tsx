import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { pagePathOf } from './environment-name.ts';

interface FormerNameProps {
  readonly from: string;
  readonly to: string;
}

/**
 * A former name redirects to the present one. The page keeps its state: the environment may be renamed while somebody
 * works.
 */
export function FormerName({ from, to }: FormerNameProps) {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(() => {
    for (const [[, ...rest], data] of client.getQueriesData({ queryKey: [from] })) {
      client.setQueryData([to, ...rest], data);
    }
    void navigate(pathname.replace(pagePathOf(from, ''), pagePathOf(to, '')) + search + hash, { replace: true });
  }, [from, to, pathname, search, hash, navigate, client]);
  return null;
}
