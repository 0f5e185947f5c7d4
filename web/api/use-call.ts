import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { EndpointName, ResponseOf } from '../../shared/endpoints.ts';
import { useEnvironmentName } from '../shell/environment-name.ts';
import { useText } from '../i18n/language.tsx';
import { call, type CallInput, type CallPlace } from './client.ts';

/** The cache key of a response: environment, endpoint, input. */
export function queryKeyOf(environment: string | null, name: EndpointName, input?: object): readonly unknown[] {
  return input === undefined ? [environment, name] : [environment, name, input];
}

/** The target of this page's calls. */
export function usePlace(): CallPlace {
  const environment = useEnvironmentName();
  const { language } = useText();
  return { environment, language };
}

interface ReadOptions {
  /** False: do not fetch yet, because some input is missing. */
  readonly enabled?: boolean;
  /** Keep showing the previous response while another page or filter loads. */
  readonly keepPrevious?: boolean;
}

/** A query of an endpoint, refetched when stale. */
export function useRead<N extends EndpointName>(
  name: N,
  input: CallInput<N>,
  { enabled = true, keepPrevious = false }: ReadOptions = {},
): UseQueryResult<ResponseOf<N>> {
  const place = usePlace();
  return useQuery({
    queryKey: queryKeyOf(place.environment, name, input),
    queryFn: ({ signal }) => call(name, input, { ...place, signal }),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A mutation; on success it invalidates all queries of the endpoints in `renews`. */
export function useChange<N extends EndpointName>(
  name: N,
  renews: readonly EndpointName[],
): UseMutationResult<ResponseOf<N>, Error, CallInput<N>> {
  const place = usePlace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<N>) => call(name, input, place),
    onSettled: () =>
      Promise.all(renews.map((other) => client.invalidateQueries({ queryKey: queryKeyOf(place.environment, other) }))),
  });
}
