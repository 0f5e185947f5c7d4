/** Whether a path matches a glob of `**`, `*`, `?`, `[…]` and `{a,b}`. Names with a leading dot match as well. */
export function matchesGlob(path: string, glob: string): boolean {
  return new RegExp(`^${patternOf(glob)}$`, 'u').test(path);
}

const tokens = /\*\*\/|\/\*\*$|\*\*|\*|\?|\[[^\]]*\]|\{[^{}]*\}|[^*?[{]+|[[{]/gu;

function patternOf(glob: string): string {
  return (glob.match(tokens) ?? []).map(tokenPattern).join('');
}

const patterns: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '/**': '(?:/.*)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

function tokenPattern(token: string): string {
  const known = patterns[token];
  if (known !== undefined) return known;
  if (/^\{.*\}$/u.test(token)) return `(?:${token.slice(1, -1).split(',').map(patternOf).join('|')})`;
  if (/^\[[^\]]+\]$/u.test(token)) return classPattern(token);
  return token.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

function classPattern(token: string): string {
  const inner = token.slice(1, -1).replace(/[\\[\]^&~|]/gu, '\\$&');
  return `[${inner.replace(/^(?:!|\\\^)/u, '^')}]`;
}
