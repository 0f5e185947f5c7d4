import type { FastifyInstance } from 'fastify';
import type { Endpoint } from './endpoint-route.ts';
import { sendMethodNotAllowed, sendProblem } from './errors.ts';

interface Pattern {
  readonly methods: readonly string[];
  readonly segments: readonly string[];
}

/** Answers requests that match no route: 405 where the path exists with another method, 404 elsewhere. */
export function answerUnknownPaths(app: FastifyInstance, table: Readonly<Record<string, Endpoint>>): void {
  const patterns = patternsOf(Object.values(table));
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(patterns, request.url.split('?', 1)[0] ?? '');
    return allowed.length === 0
      ? sendProblem(request, reply, { code: 'not_found' })
      : sendMethodNotAllowed(request, reply, allowed);
  });
}

/** Endpoints of access `session` are mounted twice: for the add-on, and below `/e/:environment` for the pages. */
function patternsOf(table: readonly Endpoint[]): Pattern[] {
  return table.flatMap(({ method, path, access }) =>
    [path, ...(access === 'session' ? [`/e/:environment${path}`] : [])].map((mounted) => ({
      methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
      segments: mounted.split('/'),
    })),
  );
}

function methodsOf(patterns: readonly Pattern[], path: string): string[] {
  const segments = path.split('/');
  const matching = patterns.filter((pattern) => matches(pattern.segments, segments));
  return [...new Set(matching.flatMap(({ methods }) => methods))];
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((segment, index) => segment.startsWith(':') || segment === segments[index])
  );
}
