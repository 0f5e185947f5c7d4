/**
 * Builds `Code.js` and `appsscript.json` into `outDir`; `baseUrl` is the backend's public https origin, `environment` the one
 * that a private deployment is made for, `logoUrl` the https address of a square picture, by default the backend's.
 */
export function buildAddon(options: {
  outDir: string;
  baseUrl: string;
  environment?: string | null;
  logoUrl?: string | null;
}): Promise<{ bytes: number; functions: string[] }>;
