import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallbackRequest, Host, HostOptions, HostUser } from '../../contract.ts';
import { createHost } from '../../runtime/host.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let built: Promise<string> | null = null;

/** The folder with the host's two workers, built once per test file as scripts/build.mjs builds them. */
export function prepareHostDir(): Promise<string> {
  built ??= buildWorkers();
  return built;
}

async function buildWorkers(): Promise<string> {
  // Inside the project, so that the bundle finds its packages.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, 'host-'));
  process.on('exit', () => {
    rmSync(outdir, { recursive: true, force: true });
  });
  writeFileSync(join(outdir, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: root,
    entryPoints: ['host/worker.ts', 'host/fetch-worker.ts'],
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return outdir;
}

/** Google's id and claims of a user that tests act as. */
export const camille: HostUser = { email: 'camille@demo.example', name: 'Camille', sub: '100000000000000000001' };

const google = 'https://www.googleapis.com/auth/';

/** More permissions than the add-on asks for: what the stand-in can be asked for. */
export const allScopes: readonly string[] = [
  'openid',
  `${google}userinfo.email`,
  `${google}script.external_request`,
  `${google}script.locale`,
  `${google}gmail.addons.execute`,
  `${google}gmail.addons.current.message.readonly`,
  `${google}calendar.addons.execute`,
  `${google}calendar.addons.current.event.read`,
  `${google}calendar.events.readonly`,
];

export interface AddonSource {
  /** The script, as one file. */
  code?: string;
  /** Several script files by name. */
  files?: Record<string, string>;
  scopes?: readonly string[];
  urlFetchWhitelist?: readonly string[];
  openLinkUrlPrefixes?: readonly string[];
  universalActions?: readonly object[];
  useLocaleFromApp?: boolean;
  runtimeVersion?: string;
  dependencies?: object;
}

/** Writes an add-on as `clasp push` would send it; its triggers are onHome and onMail. */
export function writeAddon(folder: string, source: AddonSource): void {
  const manifest = {
    timeZone: 'Etc/UTC',
    runtimeVersion: source.runtimeVersion ?? 'V8',
    oauthScopes: source.scopes ?? allScopes,
    dependencies: source.dependencies,
    urlFetchWhitelist: source.urlFetchWhitelist ?? ['https://relais.example/v1/'],
    addOns: {
      common: {
        name: 'Trial',
        logoUrl: 'https://relais.example/logo.png',
        homepageTrigger: { runFunction: 'onHome' },
        openLinkUrlPrefixes: source.openLinkUrlPrefixes ?? ['https://relais.example/'],
        universalActions: source.universalActions ?? [{ label: 'Settings', runFunction: 'onSettings' }],
        useLocaleFromApp: source.useLocaleFromApp ?? true,
      },
      gmail: { contextualTriggers: [{ unconditional: {}, onTriggerFunction: 'onMail' }] },
      calendar: { eventOpenTrigger: { runFunction: 'onEvent' } },
    },
  };
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  for (const [name, code] of Object.entries(source.files ?? { 'Code.js': source.code ?? '' })) {
    writeFileSync(join(folder, name), code);
  }
}

/** A host over an add-on written for the test. `dispose` ends its threads and removes the folder. */
export async function trialHost(
  source: AddonSource,
  options: Partial<HostOptions> = {},
): Promise<Host & { addonDir: string; dispose(): Promise<void> }> {
  const addonDir = mkdtempSync(join(await prepareHostDir(), 'addon-'));
  writeAddon(addonDir, source);
  const host = createHost({ addonDir, hostDir: await prepareHostDir(), origins: {}, ...options });
  return {
    addonDir,
    run: (request) => host.run(request),
    openLink: (url) => host.openLink(url),
    userProperties: (user) => host.userProperties(user),
    close: () => host.close(),
    dispose: async () => {
      await host.close();
      rmSync(addonDir, { recursive: true, force: true });
    },
  };
}

/** A callback on the homepage in French on the web, unless said otherwise. */
export function callback(part: Partial<CallbackRequest> = {}): CallbackRequest {
  return {
    user: camille,
    identityToken: null,
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    platform: 'WEB',
    hostApp: 'GMAIL',
    item: { kind: 'none' },
    target: { kind: 'homepage' },
    ...part,
  };
}

/** The press of a button that names a function. */
export function press(
  functionName: string,
  more: Partial<Extract<CallbackRequest['target'], { kind: 'action' }>> = {},
): Pick<CallbackRequest, 'target'> {
  return { target: { parameters: {}, formInputs: {}, ...more, kind: 'action', functionName } };
}

/** A mail that is open, from its lines. */
export function openMail(...lines: string[]): Pick<CallbackRequest, 'item' | 'target'> {
  const raw = new TextEncoder().encode(lines.join('\r\n'));
  return { item: { kind: 'mail', id: 'trial', raw }, target: { kind: 'itemOpen' } };
}

export interface ScriptRunner {
  host: Host;
  /** Runs the body of a function whose parameter is the event `e`, as the press of a button. */
  run(body: string, part?: Partial<CallbackRequest>): ReturnType<Host['run']>;
  /** What an expression is, as the script's own JSON.stringify prints it. */
  value(expression: string, part?: Partial<CallbackRequest>): Promise<unknown>;
  /** The text of the error that a function body ends with. */
  error(body: string, part?: Partial<CallbackRequest>): Promise<string>;
  dispose(): Promise<void>;
}

/** A host whose add-on runs whatever a test gives it. */
export async function scriptRunner(
  source: AddonSource = {},
  options: Partial<HostOptions> = {},
): Promise<ScriptRunner> {
  const code = 'function onRun(e) { return new Function("e", e.commonEventObject.parameters.body)(e); }';
  const host = await trialHost({ code, ...source }, options);
  const run: ScriptRunner['run'] = (body, part = {}) =>
    host.run(callback({ ...part, ...press('onRun', { parameters: { body } }) }));
  return {
    host,
    run,
    value: async (expression, part) => {
      const { log } = await run(`console.log(JSON.stringify(${expression}))`, part);
      const [line = ''] = log;
      return line === 'undefined' ? undefined : (JSON.parse(line) as unknown);
    },
    error: async (body, part) => {
      const outcome = await run(body, part).catch((error: unknown) => error);
      if (outcome instanceof Error) return outcome.message;
      throw new Error(`ran to its end: ${JSON.stringify(outcome)}`);
    },
    dispose: () => host.dispose(),
  };
}
