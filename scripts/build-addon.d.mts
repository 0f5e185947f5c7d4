/** Builds `Code.js` and `appsscript.json` into `outDir`; `baseUrl` is the backend's public https origin. */
export function buildAddon(options: {
  outDir: string;
  baseUrl: string;
}): Promise<{ bytes: number; functions: string[] }>;
