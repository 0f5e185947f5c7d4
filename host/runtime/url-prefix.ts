/**
 * The rule of urlFetchWhitelist and openLinkUrlPrefixes: https only, a path is required, one leading `*.` stands for at
 * least one sub-domain, and a path prefix matches whole segments with their case
 * (https://developers.google.com/apps-script/manifest/allowlist-url). A prefix that breaks the rule matches nothing.
 */
export function matchesUrlPrefix(url: string, prefix: string): boolean {
  const rule = parsePrefix(prefix);
  const target = parseUrl(url);
  return rule !== null && target !== null && matchesHost(target, rule) && matchesPath(target.pathname, rule.path);
}

interface Prefix {
  host: string;
  anySubdomain: boolean;
  path: string;
}

function parsePrefix(prefix: string): Prefix | null {
  const match = /^https:\/\/(\*\.)?([^/?#*]+)(\/[^?#*]*)$/.exec(prefix);
  const [, wildcard, host = '', path = ''] = match ?? [];
  return match ? { host: host.toLowerCase(), anySubdomain: wildcard !== undefined, path } : null;
}

function parseUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  return plain ? parsed : null;
}

function matchesHost(target: URL, { host, anySubdomain }: Prefix): boolean {
  return anySubdomain ? target.host.endsWith(`.${host}`) : target.host === host;
}

function matchesPath(path: string, prefix: string): boolean {
  if (!path.startsWith(prefix)) return false;
  return prefix.endsWith('/') || path.length === prefix.length || path.charAt(prefix.length) === '/';
}
