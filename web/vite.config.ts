import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Character maps, fonts, image decoders and colour profiles: pdf.js fetches those that a document asks for. */
const pdfFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** Puts what pdf.js fetches beside the scripts, as `assets/pdfjs/…`. */
const pdfAssets: Plugin = {
  name: 'pdf-assets',
  generateBundle() {
    for (const name of pdfFolders) {
      const from = new URL(`../node_modules/pdfjs-dist/${name}/`, import.meta.url);
      for (const file of readdirSync(from)) {
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdfjs/${name}/${file}`,
          source: readFileSync(new URL(file, from)),
        });
      }
    }
  },
};

/** The pages as static files: hashed names under assets/, one index.html for every page, and the document that files are previewed in. */
// eslint-disable-next-line no-restricted-exports -- Vite reads the default export
export default defineConfig({
  root: folder,
  base: '/',
  logLevel: 'warn',
  publicDir: false,
  plugins: [pdfAssets],
  build: {
    rolldownOptions: { input: { index: `${folder}index.html`, viewer: `${folder}viewer.html` } },
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
