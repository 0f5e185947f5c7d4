import { useParams } from 'react-router';

/** The environment that the address names; null on the pages that are in none. */
export function useEnvironmentName(): string | null {
  return useParams()['environment'] ?? null;
}

/** The address of a page of an environment, e.g. `pagePathOf('demo', '/tasks')`. */
export function pagePathOf(environment: string, path: string): string {
  return `/e/${encodeURIComponent(environment)}${path}`;
}

/** Makes addresses of pages of this environment. Throws outside of one. */
export function usePagePath(): (path: string) => string {
  const environment = useEnvironmentName();
  if (environment === null) throw new Error('a page of an environment outside of one');
  return (path) => pagePathOf(environment, path);
}
