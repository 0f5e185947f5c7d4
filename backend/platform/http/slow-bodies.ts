import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Disconnects who sends a body more slowly than `milliseconds` allow: any but an upload, whose pace is watched as it is
 * read, and what is still to come of an upload that was answered. Node's own limit is for the longest upload.
 */
export function limitBodyTime(app: FastifyInstance, milliseconds: number): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const isUpload = request.headers['content-type']?.startsWith('multipart/form-data') === true;
    if (!isUpload) disconnectUnlessComplete(request, milliseconds);
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    disconnectUnlessComplete(request, milliseconds);
    done();
  });
}

function disconnectUnlessComplete({ raw, headers }: FastifyRequest, milliseconds: number): void {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  if (!hasBody || raw.complete) return;
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, milliseconds);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}
