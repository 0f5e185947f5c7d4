import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'acorn';
import { Linter } from 'eslint';

/**
 * None of them is restricted (https://developers.google.com/workspace/add-ons/concepts/workspace-scopes). An eighth is a
 * decision, not an accident.
 */
export const allowedScopes = [
  'openid',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/script.external_request',
  'https://www.googleapis.com/auth/script.locale',
  'https://www.googleapis.com/auth/gmail.addons.current.message.readonly',
  'https://www.googleapis.com/auth/calendar.addons.execute',
  'https://www.googleapis.com/auth/calendar.events.readonly',
];

/** Google's services that the add-on's scopes are enough for. */
const googleGlobals = [
  'CacheService',
  'Calendar',
  'CardService',
  'GmailApp',
  'PropertiesService',
  'ScriptApp',
  'UrlFetchApp',
  'Utilities',
  'console',
];

/** Newer than the syntax we build for, but Apps Script's engine has it; only zod's own registry hangs on it. */
const engineGlobals = ['globalThis'];
/** A file of 25 MB as a JavaScript array takes seconds of the 30 that a callback has, and hundreds of megabytes. */
const bytesAsArray = 'MemberExpression[property.name="getBytes"]';
const throughGlobalThis = 'MemberExpression[object.name="globalThis"]:not([property.name=/^__zod/])';

// Apps Script runs the V8 engine, but refuses class fields, and esbuild lowers what is newer.
const ecmaVersion = 2019;
const largestBundle = 250_000;

/**
 * What is wrong with a built add-on, one sentence each; empty when nothing is. Reads `Code.js` and `appsscript.json` in
 * `dir`, so that dependencies are covered too.
 */
export async function checkBundle(dir) {
  const code = await readFile(join(dir, 'Code.js'), 'utf8');
  const manifest = JSON.parse(await readFile(join(dir, 'appsscript.json'), 'utf8'));
  const program = parseCode(code);
  if (typeof program === 'string') return [program];
  return [
    ...sizeFaults(code),
    ...functionFaults(program, manifest),
    ...globalFaults(code),
    ...scopeFaults(manifest),
    ...urlFaults(manifest),
  ];
}

function parseCode(code) {
  try {
    return parse(code, { ecmaVersion, sourceType: 'script' });
  } catch (error) {
    return `Code.js is not ECMAScript ${ecmaVersion}: ${error.message}`;
  }
}

function sizeFaults(code) {
  const bytes = Buffer.byteLength(code);
  return bytes > largestBundle ? [`Code.js has ${bytes} bytes, more than ${largestBundle}`] : [];
}

function functionFaults(program, manifest) {
  const declared = new Set(program.body.filter(({ type }) => type === 'FunctionDeclaration').map(({ id }) => id.name));
  const listUndeclared = (names) => [...new Set(names)].filter((name) => !declared.has(name));
  return [
    ...listUndeclared(manifestFunctions(manifest)).map(
      (name) => `the manifest names ${name}, which is no top-level function`,
    ),
    ...listUndeclared(actionFunctions(program)).map((name) => `a card names ${name}, which is no top-level function`),
  ];
}

function manifestFunctions(value) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(?:runFunction|on\w*Function)$/.test(key) ? [inner] : manifestFunctions(inner),
  );
}

/** Function names reach setFunctionName from constants: every string of the bundle that is formed like one. */
function actionFunctions(program) {
  const names = [];
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'Literal' && typeof node.value === 'string' && /^on[A-Z]\w*$/.test(node.value)) {
      names.push(node.value);
    }
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(program);
  return names;
}

/** Scope analysis by ESLint: whatever is neither declared, nor ECMAScript, nor one of Google's services. */
function globalFaults(code) {
  const messages = new Linter().verify(code, [
    {
      languageOptions: {
        ecmaVersion,
        sourceType: 'script',
        globals: Object.fromEntries([...googleGlobals, ...engineGlobals].map((name) => [name, 'readonly'])),
      },
      linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
      rules: { 'no-undef': 'error', 'no-restricted-syntax': ['error', throughGlobalThis, bytesAsArray] },
    },
  ]);
  const faults = messages.map(({ message, line, column }) => `Code.js:${line}:${column} ${message}`);
  return [...new Set(faults)];
}

function scopeFaults({ oauthScopes }) {
  const extra = oauthScopes.filter((scope) => !allowedScopes.includes(scope));
  const missing = allowedScopes.filter((scope) => !oauthScopes.includes(scope));
  return [
    ...extra.map((scope) => `the manifest asks for ${scope}, which is not allowed`),
    ...missing.map((scope) => `the manifest lacks ${scope}`),
  ];
}

/** Google shows no SVG, and its review of a public listing wants an address of its own. */
const logoAddress = /^https:\/\/(?:\S+\.png|lh3\.googleusercontent\.com\/\S+)$/;

/** Google: https, a full domain, a path. */
function urlFaults({ urlFetchWhitelist, addOns }) {
  const prefixes = [...urlFetchWhitelist, ...addOns.common.openLinkUrlPrefixes];
  const faults = prefixes.filter((prefix) => !/^https:\/\/[\w.-]+(?::\d+)?\/(?:\S*\/)?$/.test(prefix));
  const logo = logoAddress.test(addOns.common.logoUrl) ? [] : [addOns.common.logoUrl];
  return [...faults, ...logo].map((url) => `the manifest's ${url} is not a public https address as Google wants it`);
}
