/**
 * Builds `Code.js` and `appsscript.json` into `outDir`; `baseUrl` is the backend's public https origin, `environment` the one
 * that a private deployment is made for.
 */
export function buildAddon(options: {
  outDir: string;
  baseUrl: string;
  environment?: string | null;
}): Promise<{ bytes: number; functions: string[] }>;
