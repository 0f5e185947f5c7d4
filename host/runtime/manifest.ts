import { z } from 'zod';
import { ScriptError } from '../contract.ts';

const trigger = z.object({ runFunction: z.string(), enabled: z.boolean().default(true) });

const manifestSchema = z.object({
  timeZone: z.string().default('Etc/UTC'),
  runtimeVersion: z.literal('V8'),
  oauthScopes: z.array(z.string()),
  urlFetchWhitelist: z.array(z.string()).default([]),
  addOns: z.object({
    common: z.object({
      name: z.string().min(1),
      logoUrl: z.string().regex(/^https:\/\//),
      homepageTrigger: trigger.optional(),
      openLinkUrlPrefixes: z.array(z.string()).default([]),
      universalActions: z
        .array(z.object({ label: z.string(), runFunction: z.string().optional(), openLink: z.string().optional() }))
        .default([]),
      useLocaleFromApp: z.boolean().default(false),
    }),
    gmail: z
      .object({
        homepageTrigger: trigger.optional(),
        contextualTriggers: z
          .array(z.object({ unconditional: z.object({}), onTriggerFunction: z.string() }))
          .default([]),
      })
      .optional(),
    calendar: z
      .object({
        homepageTrigger: trigger.optional(),
        eventOpenTrigger: trigger.optional(),
        currentEventAccess: z.enum(['METADATA', 'READ', 'WRITE', 'READ_WRITE']).optional(),
      })
      .optional(),
  }),
});

/** The part of appsscript.json that the stand-in acts on. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads appsscript.json. Throws ScriptError naming the field that Google would refuse or the stand-in needs. */
export function parseManifest(source: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(source));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ScriptError(`appsscript.json: ${issues.join('; ')}`);
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new ScriptError('appsscript.json is not JSON');
  }
}
