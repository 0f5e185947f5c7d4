import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';

// A stand-in for the part of the Apps Script API that releases an add-on
// (https://developers.google.com/apps-script/api/reference/rest), for clasp in a process of its own.

/** A script project as the API keeps it. */
export interface ScriptProject {
  files: readonly { name: string; type: string; source: string }[];
  /** Content by version number, from 1. */
  versions: { description: string; files: ScriptProject['files'] }[];
  deployments: { deploymentId: string; versionNumber?: number; description?: string }[];
}

export interface AppsScriptApi {
  /** For the process of the command: leads clasp here, signed in. */
  readonly environment: Record<string, string>;
  readonly projects: Map<string, ScriptProject>;
  /** Every request, as `METHOD /path`. */
  readonly requests: string[];
  /** What is wrong with a request, as the API would refuse it or worse: empty when nothing is. */
  readonly faults: string[];
  /** Answers the next request to a path that ends so with an error of this status and message. */
  failNext(pathEnd: string, status: number, message: string): void;
  close(): Promise<void>;
}

/** The token of whoever is signed in to clasp. */
export const accessToken = 'ya29.stand-in';

/** What `clasp login` keeps in the home folder. */
export const claspCredentials = {
  tokens: {
    default: {
      type: 'authorized_user',
      client_id: 'client',
      client_secret: 'secret',
      refresh_token: 'refresh',
      access_token: accessToken,
      expiry_date: Date.now() + 3_600_000,
    },
  },
};

const contentSchema = z.looseObject({
  files: z.array(z.looseObject({ name: z.string(), type: z.enum(['SERVER_JS', 'JSON']), source: z.string() })),
});
const versionSchema = z.looseObject({ description: z.optional(z.string()) });
const updateSchema = z.strictObject({
  deploymentConfig: z.strictObject({
    scriptId: z.string(),
    versionNumber: z.int(),
    manifestFileName: z.literal('appsscript'),
    description: z.string(),
  }),
});
/** What a versioned deployment of an add-on must list. */
const manifestSchema = z.looseObject({
  oauthScopes: z.array(z.string()).check(z.minLength(1)),
  urlFetchWhitelist: z.array(z.string()).check(z.minLength(1)),
  addOns: z.looseObject({
    common: z.looseObject({ name: z.string(), openLinkUrlPrefixes: z.array(z.string()).check(z.minLength(1)) }),
  }),
});

/** Starts the stand-in with these projects, by script id. */
export async function startAppsScriptApi(initial: Record<string, ScriptProject>): Promise<AppsScriptApi> {
  const projects = new Map(Object.entries(initial));
  const requests: string[] = [];
  const faults: string[] = [];
  const failures: { pathEnd: string; status: number; message: string }[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    const { pathname } = new URL(url, 'http://stand-in');
    requests.push(`${method} ${pathname}`);
    void readJson(request).then((body) => {
      faults.push(...faultsOf(request));
      const failure = failures.findIndex(({ pathEnd }) => pathname.endsWith(pathEnd));
      const [failed] = failure < 0 ? [] : failures.splice(failure, 1);
      const answer = failed ?? answerOf(projects, { call: `${method} ${pathname}`, body });
      if ('fault' in answer) faults.push(answer.fault);
      const json = 'json' in answer ? answer.json : errorOf(answer);
      response.writeHead('json' in answer ? 200 : answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const preload = pathToFileURL(join(import.meta.dirname, 'google-api-preload.mjs')).href;
  return {
    environment: {
      NODE_OPTIONS: `--import ${preload}`,
      GOOGLE_API_STAND_IN: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    projects,
    requests,
    faults,
    failNext: (pathEnd, status, message) => failures.push({ pathEnd, status, message }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Answer =
  { json: object } | { status: number; message: string } | { status: number; message: string; fault: string };

function answerOf(projects: Map<string, ScriptProject>, { call, body }: { call: string; body: unknown }): Answer {
  const [, verb = '', scriptId = '', rest = ''] = /^(\w+) \/v1\/projects\/([^/]+)\/(.+)$/.exec(call) ?? [];
  const project = projects.get(scriptId);
  if (project === undefined) return { status: 404, message: 'Requested entity was not found.' };
  const scope = { scriptId, project, body };
  const [, deploymentId = ''] = /^deployments\/([^/]+)$/.exec(rest) ?? [];
  const methods: Record<string, (() => Answer) | undefined> = {
    'GET content': () => ({ json: { scriptId, files: project.files } }),
    'PUT content': () => replaceContent(scope),
    'POST versions': () => createVersion(scope),
    'GET deployments': () => ({ json: { deployments: project.deployments.map(deploymentOf) } }),
    [`PUT deployments/${deploymentId}`]: () => updateDeployment(scope, deploymentId),
  };
  return methods[`${verb} ${rest}`]?.() ?? refuse(`${call} is not simulated`);
}

interface Scope {
  readonly scriptId: string;
  readonly project: ScriptProject;
  readonly body: unknown;
}

function replaceContent({ scriptId, project, body }: Scope): Answer {
  const content = contentSchema.safeParse(body);
  if (!content.success) return refuse('content: not as the API wants it');
  const { files } = content.data;
  const manifests = files.filter(({ name, type }) => name === 'appsscript' && type === 'JSON');
  if (manifests.length !== 1) return refuse('content: there must be one manifest');
  project.files = files.map(({ name, type, source }) => ({ name, type, source }));
  return { json: { scriptId, files } };
}

function createVersion({ scriptId, project, body }: Scope): Answer {
  const version = versionSchema.safeParse(body);
  if (!version.success) return refuse('versions: not as the API wants it');
  const description = version.data.description ?? '';
  project.versions.push({ description, files: project.files });
  return { json: { scriptId, versionNumber: project.versions.length, description } };
}

function updateDeployment({ scriptId, project, body }: Scope, deploymentId: string): Answer {
  const update = updateSchema.safeParse(body);
  if (!update.success) return refuse('deployments: not as the API wants it');
  const { versionNumber, description, ...config } = update.data.deploymentConfig;
  const deployment = project.deployments.find((each) => each.deploymentId === deploymentId);
  if (deployment === undefined) return { status: 404, message: 'Requested entity was not found.' };
  if (config.scriptId !== scriptId) return refuse('deployments: of another script');
  if (deployment.versionNumber === undefined) return refuse('deployments: the head cannot be changed');
  const version = project.versions[versionNumber - 1];
  if (version === undefined) return refuse('deployments: no such version');
  const manifest = version.files.find(({ name }) => name === 'appsscript')?.source ?? '';
  if (!manifestSchema.safeParse(JSON.parse(manifest)).success) return refuse('deployments: the manifest lacks a list');
  Object.assign(deployment, { versionNumber, description });
  return { json: deploymentOf(deployment) };
}

function refuse(fault: string): Answer {
  return { status: 400, message: fault, fault };
}

function deploymentOf({ deploymentId, ...config }: ScriptProject['deployments'][number]): object {
  return { deploymentId, deploymentConfig: { manifestFileName: 'appsscript', ...config } };
}

function faultsOf({ headers }: IncomingMessage): string[] {
  return [
    headers['x-google-host'] === 'script.googleapis.com' ? '' : `sent to ${String(headers['x-google-host'])}`,
    headers.authorization === `Bearer ${accessToken}` ? '' : 'sent without the token',
  ].filter((fault) => fault !== '');
}

function errorOf({ status, message }: { status: number; message: string }): object {
  return { error: { code: status, message, errors: [{ message, domain: 'global', reason: 'failed' }] } };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
