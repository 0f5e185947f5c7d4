import type { FastifyInstance } from 'fastify';
import { ProblemError } from './errors.ts';
import { parseJson } from '../parse-request.ts';

/** Bytes of a body that nobody reads. UrlFetchApp sends an empty form with every POST. */
const ignoredBytes = 1024;

/** JSON with storable text and without keys that reach a prototype; no other content type is accepted. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, next) => {
    const json = parseJson(text.toString());
    if (json.ok) next(null, json.value);
    else next(invalidJson());
  });
}

/** For endpoints without a body: whatever comes in small is read and forgotten. */
export function ignoreBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ignoredBytes }, (_request, _body, next) =>
    next(null, undefined),
  );
}

/** The body stays a stream: its route reads it. */
export function acceptMultipart(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('multipart/form-data', (_request, _body, next) => next(null, undefined));
}

/** A compressed body is never unpacked: a small one could become any size. */
export function refuseEncodedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, next) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding.toLowerCase() === 'identity') next();
    else next(new ProblemError({ code: 'unsupported_media_type' }));
  });
}

function invalidJson(): ProblemError {
  return new ProblemError({ code: 'invalid_request', fields: [{ path: 'body', message: 'is not valid JSON' }] });
}
