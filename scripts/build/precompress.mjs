import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Bytes. What fits in one packet needs no packing. */
const smallest = 1400;
/** A second for 6 % less than the step before; the next one takes five for another hundredth. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

/** Puts `.br` and `.gz` beside the files that shrink, so that the service never compresses by itself. */
export async function precompress(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(?:js|mjs|css|svg|wasm|html)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = readFileSync(path);
      if (content.length < smallest) return;
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, brotliOptions));
      writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
