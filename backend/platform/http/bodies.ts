import type { FastifyInstance } from 'fastify';
import { ProblemError } from './errors.ts';
import { parseJson } from '../parse-request.ts';

/** Bytes of an ignored body: UrlFetchApp sends an empty form with every POST. */
const ignoredBytes = 1024;

/** Accepts JSON only, with storable strings and without keys that reach a prototype. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, next) => {
    const json = parseJson(text.toString());
    if (json.ok) next(null, json.value);
    else next(invalidJson());
  });
}

/** For endpoints without a body: a small one is read and ignored. */
export function ignoreBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ignoredBytes }, (_request, _body, next) =>
    next(null, undefined),
  );
}

/** Leaves a multipart body as a stream for its route. */
export function acceptMultipart(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('multipart/form-data', (_request, _body, next) => next(null, undefined));
}

/** Refuses compressed bodies: a small one could decompress to any size. */
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
