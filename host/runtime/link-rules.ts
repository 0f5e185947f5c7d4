import type { Fields, Json } from './card-fields.ts';
import { ServiceException } from './service-object.ts';
import { matchesUrlPrefix } from './url-prefix.ts';

/** Throws with Google's words when a link is outside openLinkUrlPrefixes. `*` alone allows every link. */
export function checkLink(url: string, prefixes: readonly string[]): void {
  if (prefixes.some((prefix) => prefix === '*' || matchesUrlPrefix(url, prefix))) return;
  const listed = prefixes.map((prefix) => `- ${prefix}`).join('\n');
  throw new ServiceException(
    `URL (${url}) does not match any of the prefixes whitelisted for use in the add-on.\n` +
      `Whitelist:\nOriginal:\n${listed}\nEffective:\n${listed}`,
  );
}

/** Every link of a card or response: those that open on a click, and those inside formatted text. */
export function checkLinks(value: Json, prefixes: readonly string[]): void {
  if (typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const entry of value) checkLinks(entry, prefixes);
    return;
  }
  for (const url of linksOf(value)) checkLink(url, prefixes);
  for (const child of Object.values(value)) checkLinks(child, prefixes);
}

const linkMessages = ['openLink', 'link'];
const formattedTexts = ['text', 'topLabel', 'bottomLabel'];

function linksOf(fields: Fields): string[] {
  const opened = linkMessages.flatMap((key) => {
    const link = fields[key];
    return typeof link === 'object' && !Array.isArray(link) && typeof link['url'] === 'string' ? [link['url']] : [];
  });
  const written = formattedTexts.flatMap((key) => {
    const text = fields[key];
    return typeof text === 'string' ? linksInText(text) : [];
  });
  return [...opened, ...written];
}

/** URLs of `<a href>`. Linear time: no two parts of the pattern match the same characters. */
function linksInText(text: string): string[] {
  return [...text.matchAll(/<a\s[^>]*>/gi)].flatMap(([tag]) => {
    const url = /\shref\s*=\s*["']?(https?:[^"'\s>]*)/i.exec(tag)?.[1];
    return url === undefined ? [] : [url];
  });
}
