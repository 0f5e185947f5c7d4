import { z } from 'zod';
import type * as mini from 'zod/mini';
import { pageProblemSchema } from '../../../shared/page-errors.ts';
import type { Access, Endpoint } from './endpoint-route.ts';

/** A row of the table as the document shows it. */
export interface DocumentedEndpoint extends Endpoint {
  readonly multipart?: mini.ZodMiniType;
}

/** The API that is documented. */
export interface DocumentedApi {
  readonly endpoints: Readonly<Record<string, DocumentedEndpoint>>;
  /** What each endpoint does, by name. */
  readonly summaries: Readonly<Record<string, string>>;
  /** The JSON parts `task` of multipart requests, by their names under Schemas. */
  readonly taskParts: Readonly<Record<string, mini.ZodMiniType>>;
}

type Json = Record<string, unknown>;

const tags = {
  public: { name: 'Health', description: 'For whoever watches over the service. Needs nothing.' },
  identity: { name: 'Signing in', description: 'With a Google identity token in the body.' },
  session: {
    name: 'Drafts and tasks',
    description:
      'With a session token in `Authorization: Bearer`; or below `/e/{environment}` with the cookie of a signed-in browser.',
  },
  browser: { name: 'Browser sessions', description: 'With the cookie of a signed-in browser, in no environment.' },
} as const;

/** Path prefix and security scheme of the endpoints, by who may call them. */
const accessMembers: Readonly<Record<Access, Json>> = {
  public: {},
  identity: {},
  browser: { security: [{ browser: [] }] },
  session: {
    security: [{ session: [] }, { browser: [] }],
    servers: [
      { url: '/', description: 'With a session token.' },
      {
        url: '/e/{environment}',
        description: 'With the cookie of a signed-in browser.',
        variables: { environment: { default: 'demo', description: 'Name or former name of the environment.' } },
      },
    ],
  },
};

const description = `
Relais turns the mail or the meeting that a sales rep has open into a task.

Every failure is a problem (RFC 9457, \`application/problem+json\`) with a \`code\` of the closed list below and the id of
the request, which is also in the header \`x-request-id\`. Its \`title\` is French or English, as \`Accept-Language\` asks.
What may not be read answers 404, like what does not exist. A 503 says in \`Retry-After\` when to try again.
`.trim();

/** The API as an OpenAPI 3.1 document, made from the endpoint table. */
export function openApiDocument(api: DocumentedApi): Json {
  const paths: Record<string, Json> = {};
  for (const [name, row] of Object.entries(api.endpoints)) {
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: describeOperation(api, name, row) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Relais', version: '1', description },
    tags: Object.values(tags),
    paths,
    components: {
      schemas: {
        Problem: schemaOf(pageProblemSchema, 'output'),
        ...Object.fromEntries(Object.entries(api.taskParts).map(([name, schema]) => [name, schemaOf(schema, 'input')])),
      },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        browser: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-relais-session',
          description: 'Set by `/sign-in`. What changes something must come from the service’s own pages (`Origin`).',
        },
      },
    },
  };
}

function describeOperation({ summaries, taskParts }: DocumentedApi, name: string, row: DocumentedEndpoint): Json {
  return {
    operationId: name,
    summary: summaries[name],
    tags: [tags[row.access].name],
    ...accessMembers[row.access],
    parameters: [...describeParameters(row.params, 'path'), ...describeParameters(row.query, 'query')],
    ...describeRequestBody(row, taskParts),
    responses: {
      [row.status]: { description: 'Done.', content: describeAnswer(row) },
      default: {
        description: 'Not done, and why.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeParameters(schema: mini.ZodMiniType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function describeRequestBody({ body, multipart }: DocumentedEndpoint, taskParts: DocumentedApi['taskParts']): Json {
  if (body !== undefined) {
    return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } };
  }
  if (multipart === undefined) return {};
  const part = Object.keys(taskParts).find((name) => taskParts[name] === multipart);
  if (part === undefined) throw new Error('a multipart request whose JSON part has no name');
  const file = { type: 'string', format: 'binary' };
  return {
    requestBody: {
      required: true,
      description: `The part \`task\` (\`${part}\` under Schemas) and one part per announced file, \`file-N\` for the one at index N, in any order. Names and media types are those of the announcement; a size that is announced must be that of the part.`,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['task'],
            properties: { task: { $ref: `#/components/schemas/${part}` }, 'file-0': file },
            patternProperties: { '^file-[0-9]+$': file },
          },
          encoding: { task: { contentType: 'application/json' } },
        },
      },
    },
  };
}

function describeAnswer({ response }: DocumentedEndpoint): Json {
  if (response === null) return { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: schemaOf(response, 'output') } };
}

function schemaOf(schema: mini.ZodMiniType, io: 'input' | 'output'): Json {
  // The dialect is OpenAPI 3.1's own (JSON Schema 2020-12), so nothing needs to name it.
  return Object.fromEntries(Object.entries(z.toJSONSchema(schema, { io })).filter(([name]) => name !== '$schema'));
}
