import { z } from 'zod';
import { ScriptError, type Deployment } from '../contract.ts';
import { everyScope } from './scope-names.ts';

const trigger = z.object({ runFunction: z.string().optional(), enabled: z.boolean().default(true) });

const commonFields = {
  name: z.string().min(1),
  logoUrl: z.string().regex(/^https:\/\//),
  homepageTrigger: trigger.optional(),
  openLinkUrlPrefixes: z.array(z.string()).optional(),
  universalActions: z
    .array(z.object({ label: z.string(), runFunction: z.string().optional(), openLink: z.string().optional() }))
    .default([]),
  useLocaleFromApp: z.boolean().default(false),
};

const gmailFields = {
  homepageTrigger: trigger.optional(),
  contextualTriggers: z
    .array(z.object({ unconditional: z.object({}).optional(), onTriggerFunction: z.string() }))
    .default([]),
  composeTrigger: z
    .object({
      draftAccess: z.enum(['NONE', 'METADATA']).default('NONE'),
      selectActions: z.array(z.object({ text: z.string(), runFunction: z.string() })).min(1),
    })
    .optional(),
};

const gmail = z.object(gmailFields);

const calendar = z.object({
  homepageTrigger: trigger.optional(),
  eventOpenTrigger: z.object({ runFunction: z.string() }).optional(),
  currentEventAccess: z.enum(['METADATA', 'READ', 'WRITE', 'READ_WRITE']).default('METADATA'),
});

const manifestSchema = z.object({
  timeZone: z.string().default('Etc/UTC'),
  runtimeVersion: z.enum(['V8', 'STABLE', 'DEPRECATED_ES5']).default('V8'),
  /** Without the list, Google derives the scopes from the code; the stand-in then grants every one that it knows. */
  oauthScopes: z.array(z.string()).default(() => [...everyScope]),
  urlFetchWhitelist: z.array(z.string()).optional(),
  dependencies: z
    .object({
      enabledAdvancedServices: z.array(z.object({ userSymbol: z.string(), serviceId: z.string() })).default([]),
      libraries: z.array(z.object({ userSymbol: z.string() })).default([]),
    })
    .default({ enabledAdvancedServices: [], libraries: [] }),
  addOns: z.object({ common: z.object(commonFields), gmail: gmail.optional(), calendar: calendar.optional() }),
});

/** A Gmail add-on of before 2019 says under a top-level `gmail` what `addOns.common` and `addOns.gmail` say today. */
const oldGmailSchema = z.object({ ...commonFields, ...gmailFields });

/** The part of appsscript.json that the stand-in acts on. `urlFetchWhitelist` null: every address is allowed. */
export type Manifest = ReturnType<typeof applyDeployment>;

/** Reads appsscript.json, in today's form or the older one. Throws ScriptError naming the field that is wrong. */
export function parseManifest(source: string, deployment: Deployment = 'versioned'): Manifest {
  const json = parseJson(source);
  return applyDeployment(parseWith(manifestSchema, isOldForm(json) ? inTodaysForm(json) : json), deployment);
}

/** Without a list of addresses, a test deployment reaches every address and a versioned one none. */
function applyDeployment(manifest: z.infer<typeof manifestSchema>, deployment: Deployment) {
  const { common } = manifest.addOns;
  const isTest = deployment === 'test';
  // The older runtime was stopped in January 2026: nothing new is deployed on it, and its scripts run on V8.
  if (manifest.runtimeVersion === 'DEPRECATED_ES5' && !isTest) {
    throw new ScriptError('appsscript.json: runtimeVersion: DEPRECATED_ES5 is no longer deployed, use V8');
  }
  return {
    ...manifest,
    urlFetchWhitelist: manifest.urlFetchWhitelist ?? (isTest ? null : []),
    addOns: {
      ...manifest.addOns,
      common: { ...common, openLinkUrlPrefixes: common.openLinkUrlPrefixes ?? (isTest ? ['*'] : []) },
    },
  };
}

function parseWith<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ScriptError(`appsscript.json: ${issues.join('; ')}`);
}

interface OldForm {
  gmail: object;
}

function isOldForm(json: unknown): json is OldForm {
  const old = typeof json === 'object' && json !== null && !('addOns' in json) && 'gmail' in json;
  return old && typeof json.gmail === 'object' && json.gmail !== null;
}

function inTodaysForm(json: OldForm): object {
  const { gmail: section } = parseWith(z.object({ gmail: oldGmailSchema }), json);
  const { contextualTriggers, composeTrigger, ...common } = section;
  return { ...json, addOns: { common, gmail: { contextualTriggers, composeTrigger } } };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new ScriptError('appsscript.json is not JSON');
  }
}
