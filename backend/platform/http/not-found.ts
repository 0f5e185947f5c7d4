import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../shared/endpoints.ts';
import { sendMethodNotAllowed, sendProblem } from './errors.ts';

const patterns = Object.values(endpoints).flatMap(({ method, path, access }) =>
  [path, ...(access === 'session' ? [`/e/:environment${path}`] : [])].map((mounted) => ({
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    segments: mounted.split('/'),
  })),
);

/** Answers what no route answers: 405 where the path exists with another method, 404 elsewhere. */
export function answerUnknownPaths(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url.split('?', 1)[0] ?? '');
    return allowed.length === 0
      ? sendProblem(request, reply, { code: 'not_found' })
      : sendMethodNotAllowed(request, reply, allowed);
  });
}

function methodsOf(path: string): string[] {
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
