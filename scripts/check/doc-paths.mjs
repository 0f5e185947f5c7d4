import { posix } from 'node:path';

/**
 * What the text of a Markdown file names that is not among the `files` of the repository, one sentence each: relative links,
 * and paths in backticks that begin with a folder of the repository or end like one of its files. `*`, and a word such as
 * `AREA` in capitals, stand for any name; `{a,b}` stands for each of its words.
 */
export function docPathFaults({ file, text }, files) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !isThere(posix.join(posix.dirname(file), target), files));
  const paths = [...prose.matchAll(/`([^`\s]+)`/g)]
    .flatMap(([, word]) => alternatives(word))
    .filter((word) => looksLikeAPath(word, files))
    .filter((word) => !isThere(word, files, { below: '(.*/)?' }));
  return [...links, ...paths].map((named) => `${file} names ${named}, which is not there`);
}

function looksLikeAPath(word, files) {
  if (!/^[\w.@*-]+(\/[\w.@*-]+)*\/?$/.test(word)) return false;
  const [folder, ...rest] = word.split('/');
  return (
    /\w\.(ts|tsx|mjs|cjs|sql|md)$/.test(word) ||
    (rest.length > 0 && files.some((file) => file.startsWith(`${folder}/`)))
  );
}

/** `a/{b,c}.ts` is `a/b.ts` and `a/c.ts`. */
function alternatives(word) {
  const [whole, list] = /\{([^{}]*)\}/.exec(word) ?? [];
  return whole === undefined ? [word] : list.split(',').flatMap((one) => alternatives(word.replace(whole, one)));
}

/** A file, or a folder with files in it. `below`: where it may be, as a pattern; by default at the root alone. */
function isThere(path, files, { below = '' } = {}) {
  const pattern = path
    .replace(/\/$/, '')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*|\b(AREA|NNNN|NAME|TITLE)\b/g, '[^/]+');
  const wanted = new RegExp(`^${below}${pattern}(/|$)`);
  return files.some((file) => wanted.test(file));
}
