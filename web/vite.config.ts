import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The pages as static files: hashed names under assets/, one index.html for every page. */
// eslint-disable-next-line no-restricted-exports -- Vite reads the default export
export default defineConfig({
  root: folder,
  base: '/',
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome120', 'firefox120', 'safari17'],
    sourcemap: true,
    // A data: URL of an image or font would need its own place in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // pdf.js, which only a PDF loads.
    chunkSizeWarningLimit: 1600,
  },
});
