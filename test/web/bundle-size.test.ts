import { parse } from 'acorn';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distDir } from '../../scripts/harness/folders.ts';

const assets = join(distDir, 'web/assets');

const start = /<script[^>]+src="\/assets\/([^"]+)"/.exec(readFileSync(join(assets, '../index.html'), 'utf8'))?.[1];

/** The script that was made of a file of this name, whatever its hash is. */
function scriptOf(name: string): string {
  const found = readdirSync(assets).find((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  if (found === undefined) throw new Error(`The pages are built without ${name}.`);
  return found;
}

/** Scripts with everything that they import, which the browser loads before it runs them. */
function withImports(names: readonly string[]): Set<string> {
  const scripts = new Set<string>();
  const add = (name: string) => {
    if (scripts.has(name)) return;
    scripts.add(name);
    importsOf(name).forEach(add);
  };
  names.forEach(add);
  return scripts;
}

/** All that the task list needs: the start of the pages, the sentences of the language, the page. */
function scriptsOfList(language: 'fr' | 'en'): Set<string> {
  return withImports([start ?? '', scriptOf(language), scriptOf('task-list-page')]);
}

function importsOf(name: string): string[] {
  const { body } = parse(readFileSync(join(assets, name), 'utf8'), { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((node) => {
    const source = 'source' in node ? node.source?.value : undefined;
    return typeof source === 'string' && source.startsWith('./') ? [source.slice(2)] : [];
  });
}

/** Bytes on the wire: what the service sends to a browser that takes Brotli. */
function sentBytes(name: string): number {
  const packed = join(assets, `${name}.br`);
  return statSync(existsSync(packed) ? packed : join(assets, name)).size;
}

describe('the scripts of the task list', () => {
  it.each(['fr', 'en'] as const)('are less than 250 KB when they are sent, in %s', (language) => {
    const bytes = [...scriptsOfList(language)].reduce((sum, name) => sum + sentBytes(name), 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it('are without what is only used now and then, and without the other language', () => {
    const names = [...scriptsOfList('fr')].join('\n');
    const later = [
      'DatePicker',
      'filter-panel',
      'bulk-bar',
      'save-filter-dialog',
      'manage-filters-dialog',
      'shortcut-list',
      'task-page',
    ];
    for (const name of [...later, 'pdf-view', scriptOf('en')]) expect(names).not.toContain(name);
  });
});
