import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Configuration } from '../page-api.ts';

/** Google's default of `layoutProperties.primaryColor`. */
const defaultColor = '#424242';

const manifestSchema = z.object({
  addOns: z.object({
    common: z.object({
      name: z.string(),
      layoutProperties: z
        .object({
          primaryColor: z
            .string()
            .regex(/^#[0-9a-fA-F]{6}$/)
            .optional(),
        })
        .optional(),
      universalActions: z.array(z.object({ label: z.string() })).optional(),
    }),
  }),
});

/** What Gmail itself draws from the add-on's manifest. Read on every call, so that a rebuilt add-on shows at once. */
export async function readManifest(addonDir: string): Promise<Configuration['addon']> {
  const text = await readFile(path.join(addonDir, 'appsscript.json'), 'utf8');
  const { common } = manifestSchema.parse(JSON.parse(text)).addOns;
  return {
    name: common.name,
    primaryColor: common.layoutProperties?.primaryColor ?? defaultColor,
    universalActions: (common.universalActions ?? []).map(({ label }) => label),
  };
}
