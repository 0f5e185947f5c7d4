import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../harness/root.mjs';

const entry = join(root, 'addon/main.ts');
const globalName = '__relais';
/** The manifest's own. */
const backendLogo = '"${RELAIS_BASE_URL}/logo.png"';
/** As shared/ids.ts has it. */
const environmentName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Builds the add-on as `clasp push` sends it: `Code.js` and `appsscript.json` in `outDir`.
 * `baseUrl` is the public https origin of the backend; it goes into the code and into the manifest's URL lists.
 * `environment` is the one that a private deployment is made for. `logoUrl` is the https address of a square picture; by
 * default the backend has one.
 */
export async function buildAddon({ outDir, baseUrl, environment = null, logoUrl = null }) {
  const origin = publicOrigin(baseUrl);
  if (environment !== null && !environmentName.test(environment))
    throw new Error(`No environment name: ${environment}`);
  const exported = await exportsOfEntry();
  const { outputFiles } = await build({
    ...compilation(origin, environment),
    format: 'iife',
    globalName,
    minify: true,
    // Apps Script calls top-level function declarations only: one for each export of main.ts.
    footer: { js: exported.map((name) => `function ${name}(e){return ${globalName}.${name}(e)}`).join('\n') },
  });
  const code = outputFiles[0].text;
  const template = await readFile(join(root, 'appsscript.json'), 'utf8');
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'Code.js'), code);
  const named = logoUrl === null ? template : template.replace(backendLogo, () => JSON.stringify(logoUrl));
  const manifest = named.replaceAll('${RELAIS_BASE_URL}', origin);
  await writeFile(join(outDir, 'appsscript.json'), manifest);
  return { bytes: Buffer.byteLength(code), functions: exported };
}

/** The manifest's URL lists accept https only, so the local stand-in maps this origin below those checks. */
function publicOrigin(baseUrl) {
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' || url.origin !== baseUrl.replace(/\/$/, '')) {
    throw new Error(`The add-on needs an https origin without a path, got ${baseUrl}`);
  }
  return url.origin;
}

function compilation(origin, environment = null) {
  return {
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2019',
    charset: 'utf8',
    logLevel: 'warning',
    define: {
      RELAIS_BASE_URL: JSON.stringify(origin),
      RELAIS_ENVIRONMENT: JSON.stringify(environment),
      // zod asks for Cloudflare's user agent; Apps Script has no navigator.
      navigator: 'undefined',
    },
  };
}

async function exportsOfEntry() {
  const { metafile } = await build({ ...compilation('https://relais.example'), format: 'esm', metafile: true });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
