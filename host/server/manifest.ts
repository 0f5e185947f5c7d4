import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Configuration } from '../page-api.ts';
import { parseManifest } from '../runtime/manifest.ts';

/** Google's default of `layoutProperties.primaryColor`. */
const defaultColor = '#424242';

const layoutSchema = z.object({
  addOns: z.object({
    common: z.object({
      layoutProperties: z.object({ primaryColor: z.string().regex(/^#[0-9a-fA-F]{6}$/) }).optional(),
    }),
  }),
});

/** What Gmail and Calendar themselves draw from the add-on's manifest, and the permissions it asks for. */
export interface ShownManifest {
  addon: Configuration['addon'];
  scopes: readonly string[];
}

/** Read on every call, so that a rebuilt add-on shows at once. */
export async function readManifest(addonDir: string): Promise<ShownManifest> {
  const text = await readFile(path.join(addonDir, 'appsscript.json'), 'utf8');
  const { addOns, oauthScopes } = parseManifest(text);
  const { common, gmail, calendar } = addOns;
  return {
    addon: {
      name: common.name,
      primaryColor: colorOf(JSON.parse(text)),
      universalActions: common.universalActions.map(({ label }) => label),
      opensItems: {
        GMAIL: (gmail?.contextualTriggers.length ?? 0) > 0,
        CALENDAR: calendar?.eventOpenTrigger !== undefined,
      },
    },
    scopes: oauthScopes,
  };
}

function colorOf(manifest: unknown): string {
  const layout = layoutSchema.safeParse(manifest);
  return layout.data?.addOns.common.layoutProperties?.primaryColor ?? defaultColor;
}
