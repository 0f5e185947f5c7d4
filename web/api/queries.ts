import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError, codeOf } from './problem.ts';

/** The codes of a browser that is signed in no more. */
export function isSignedOut(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'unauthenticated' || code === 'session_expired';
}

/** What is kept of the service's answers. A call that finds the session ended makes the gate of the pages look again. */
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
        // What the service refused it will refuse again; a lost connection may come back.
        retry: (count, error) => count < 1 && error instanceof CallError && error.problem === null,
      },
    },
  });
  return queries;
}

/** Who one is: what decides whether anything else is shown. */
function isOfGate([, name]: readonly unknown[]): boolean {
  return name === 'getPreferences' || name === 'getWebSession';
}
