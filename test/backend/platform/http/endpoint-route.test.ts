import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { guardAs, route, type Access, type Endpoint } from '../../../../backend/platform/http/endpoint-route.ts';
import { succeed } from '../../../../backend/platform/outcome.ts';

const accesses: readonly Access[] = ['public', 'identity', 'session', 'browser'];

function endpointFor(access: Access): Endpoint {
  return { method: 'GET', path: '/v1/things', access, status: 200, response: null };
}

function mount(scope: FastifyInstance, access: Access): void {
  route(scope, endpointFor(access), { handle: () => Promise.resolve(succeed(undefined as never)) });
}

/** An application whose scope is guarded for `guarded`, as the service mounts its areas. */
async function startWith(access: Access, guarded: Access): Promise<void> {
  const app = Fastify();
  app.decorate('guardedAccess', 'public');
  await app.register(async (scope) => {
    guardAs(scope, guarded);
    await scope.register(async (inner) => {
      mount(inner, access);
      await Promise.resolve();
    });
  });
  await app.ready();
  await app.close();
}

describe('a route of the endpoint table', () => {
  it.each(accesses)('is mounted where its access %s is guarded', async (access) => {
    await expect(startWith(access, access)).resolves.toBeUndefined();
  });

  it.each(
    accesses.flatMap((access) => accesses.filter((other) => other !== access).map((other) => [access, other] as const)),
  )('for %s does not start where %s is guarded', async (access, other) => {
    await expect(startWith(access, other)).rejects.toThrow(
      `GET /v1/things is for access "${access}" and mounted where "${other}" is guarded`,
    );
  });
});
