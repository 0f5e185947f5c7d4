import type ICAL from 'ical.js';
import type { Conference, EntryPoint } from './event.ts';

/** The conference that Google would show: X-GOOGLE-CONFERENCE, else CONFERENCE (RFC 7986 §5.11). */
export function conferenceOf(event: ICAL.Component): Conference | null {
  const meet: unknown = event.getFirstPropertyValue('x-google-conference');
  if (typeof meet === 'string' && isWebLink(meet)) return meetOf(meet);
  const entryPoints = event.getAllProperties('conference').flatMap((property) => entryPointOf(property) ?? []);
  const [first] = entryPoints;
  if (!first) return null;
  const name = hostOf(first.uri);
  return { id: first.uri.slice(-64), solution: { type: 'addOn', name }, entryPoints };
}

function meetOf(uri: string): Conference {
  const { pathname, host } = new URL(uri);
  return {
    id: pathname.slice(1),
    solution: { type: 'hangoutsMeet', name: 'Google Meet' },
    entryPoints: [{ entryPointType: 'video', uri, label: `${host}${pathname}` }],
  };
}

function entryPointOf(property: ICAL.Property): EntryPoint | null {
  const uri: unknown = property.getFirstValue();
  if (typeof uri !== 'string') return null;
  const given: unknown = property.getFirstParameter('label');
  const label = typeof given === 'string' && given !== '' ? given : uri.replace(/^[a-z]+:(?:\/\/)?/i, '');
  if (/^tel:/i.test(uri)) return { entryPointType: 'phone', uri, label };
  return isWebLink(uri) ? { entryPointType: 'video', uri, label } : null;
}

function hostOf(uri: string): string {
  return isWebLink(uri) ? new URL(uri).hostname : 'Conference';
}

function isWebLink(uri: string): boolean {
  return /^https?:\/\//i.test(uri) && URL.canParse(uri);
}
