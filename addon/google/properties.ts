import { languagePreferenceSchema, type LanguagePreference } from '../../shared/preferences/preferences.ts';

/** All of the user's properties, read with one call of the service; null before the first read of a callback. */
let known: Readonly<Record<string, string>> | null = null;

/** Drops the cache at the start of a callback: the process may have served another one before. */
export function readPropertiesAnew(): void {
  known = null;
}

function every(): Readonly<Record<string, string>> {
  return (known ??= PropertiesService.getUserProperties().getProperties());
}

function read(name: string): string | null {
  return every()[name] ?? null;
}

/** Keeps a text for this user, 9 KB at most (Google's limit); null removes it. */
export function keepProperty(name: string, value: string | null): void {
  const { [name]: before, ...others } = every();
  if ((before ?? null) === value) return;
  const properties = PropertiesService.getUserProperties();
  if (value === null) properties.deleteProperty(name);
  else properties.setProperty(name, value);
  known = value === null ? others : { ...others, [name]: value };
}

/** The properties whose names start with `prefix`. */
export function keptUnder(prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(every()).filter(([name]) => name.startsWith(prefix)));
}

/** The name of the environment this user is linked to, null before the first link. */
export function linkedEnvironment(): string | null {
  return read('environment');
}

/** Keeps the link; call it only with a name that the backend has accepted. */
export function linkEnvironment(name: string): void {
  keepProperty('environment', name);
}

/** Back to the state before the first link. */
export function unlinkEnvironment(): void {
  keepProperty('environment', null);
}

/** The language that the user prefers, as far as it is known without asking the backend. */
export function keptLanguage(): LanguagePreference {
  const language = languagePreferenceSchema.safeParse(read('language'));
  return language.success ? language.data : 'google';
}

/** Keeps the preferred language for cards that are shown before the backend has answered. */
export function keepLanguage(language: LanguagePreference): void {
  keepProperty('language', language === 'google' ? null : language);
}
