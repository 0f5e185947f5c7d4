import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError, codeOf } from './problem.ts';

/** Whether the browser is no longer signed in. */
export function isSignedOut(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'unauthenticated' || code === 'session_expired';
}

/** The cache of responses. A call that finds the session ended invalidates the query of the session gate. */
export function createQueries(): QueryClient {
  const lookAgain = (error: unknown) => {
    if (isSignedOut(error)) void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfGate(queryKey) });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (!isOfGate(queryKey)) lookAgain(error);
      },
    }),
    mutationCache: new MutationCache({ onError: lookAgain }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal is not retried; a lost connection is, once.
        retry: (count, error) => count < 1 && error instanceof CallError && error.problem === null,
      },
    },
  });
  return queries;
}

/** Queries of the session gate: who is signed in. */
function isOfGate([, name]: readonly unknown[]): boolean {
  return name === 'getPreferences' || name === 'getWebSession';
}
