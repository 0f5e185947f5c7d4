import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../backend/platform/database/connect.ts';
import { endpoints } from '../../../../shared/endpoints.ts';
import type { Problem } from '../../../../shared/errors.ts';
import { findServerBinaries, startCluster, type Cluster } from '../../../../scripts/harness/postgresql-cluster.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

describe('health', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  it('is answered without a session', async () => {
    expect((await service.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    expect((await service.app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' });
  });

  it('is not ready when blobs cannot be written', async () => {
    await rm(join(service.blobRoot, 'incoming'), { recursive: true });
    const answer = await service.app.inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  it("serves the add-on's icon where its manifest says, for Google's image proxy", async () => {
    const answer = await service.app.inject({ url: '/logo.png' });
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    const manifest = readFileSync(new URL('../../../../appsscript.json', import.meta.url), 'utf8');
    expect(manifest).toContain('"${RELAIS_BASE_URL}/logo.png"');
  });

  it('comes with the icon that the manifest names', async () => {
    const answer = await service.app.inject({ url: '/logo.png' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.rawPayload.subarray(1, 4).toString()).toBe('PNG');
  });

  it('documents every endpoint of the table in OpenAPI', async () => {
    const answer = await service.app.inject({ url: '/openapi.json' });
    const document = answer.json<{ openapi: string; paths: Record<string, Record<string, { operationId: string }>> }>();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
    );
    expect(operations.sort()).toEqual(
      Object.entries(endpoints)
        .map(([name, { method, path }]) => `${name} ${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
        .sort(),
    );
  });

  it('documents what each multipart request and the homepage’s carry', async () => {
    interface Schema {
      $ref?: string;
      required?: string[];
      properties?: Record<string, Schema>;
    }
    interface Operation {
      requestBody: { content: Record<string, { schema: Schema }> };
    }
    const { paths, components } = (await service.app.inject({ url: '/openapi.json' })).json<{
      paths: Record<string, { post: Operation }>;
      components: { schemas: Record<string, Schema> };
    }>();
    const body = (path: string, type: string) => paths[path]?.post.requestBody.content[type]?.schema;
    const taskPart = (path: string) => {
      const name = body(path, 'multipart/form-data')?.properties?.['task']?.$ref?.replace('#/components/schemas/', '');
      return components.schemas[name ?? ''];
    };
    expect(taskPart('/v1/tasks')?.required).toContain('contactIds');
    expect(Object.keys(taskPart('/v1/tasks')?.properties ?? {})).toContain('meeting');
    expect(taskPart('/v1/tasks/{taskId}/messages')?.required).toContain('source');
    expect(taskPart('/v1/tasks/{taskId}/messages')?.properties).not.toHaveProperty('contactIds');
    expect(body('/v1/home', 'application/json')?.required).toEqual(['since', 'meetings']);
  });

  it('has no documentation where it is not asked for', async () => {
    const quiet = await startTestService({ database: service.database, apiDocs: false });
    for (const url of ['/docs', '/docs/', '/docs/static/index.html', '/openapi.json'])
      expect([url, (await quiet.app.inject({ url })).statusCode]).toEqual([url, 404]);
    await quiet.close();
  });

  it('shows the documentation as a page that loads nothing from elsewhere', async () => {
    const page = await service.app.inject({ url: '/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = '']) => source);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect(source).not.toMatch(/^(?:https?:)?\/\//);
      const url = new URL(source, 'http://localhost/docs').pathname;
      expect([url, (await service.app.inject({ url })).statusCode]).toEqual([url, 200]);
    }
  });
});

/** Needs server binaries of its own: a database given by URL is not ours to stop. */
describe.each([findServerBinaries()].filter((bin) => bin !== null))('with PostgreSQL of %s', (bin) => {
  let cluster: Cluster;
  let service: TestService;

  beforeAll(async () => {
    cluster = await startCluster(bin);
    const database = await openDatabase({ kind: 'postgresql', url: cluster.url });
    service = await startTestService({ database });
  });
  afterAll(async () => {
    await service.close();
    await service.database.close();
  });

  it('works again at once after it restarted, and says when to come back while it is away', async () => {
    const headers = await service.bearer('camille@demo.example');
    expect((await service.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200);
    await cluster.restart();
    expect((await service.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200);
    await cluster.stop();
    for (const url of ['/v1/me', '/readyz']) {
      const answer = await service.app.inject({ url, headers });
      expect([url, answer.statusCode, answer.headers['retry-after']]).toEqual([url, 503, '5']);
      expect(answer.json<Problem>().code).toBe('unavailable');
    }
    expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});
