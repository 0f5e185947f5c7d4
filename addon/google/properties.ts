import { languagePreferenceSchema, type LanguagePreference } from '../../shared/preferences/preferences.ts';

/** All of the user's properties, read with one call of the service; null before the first read of a callback. */
let known: Readonly<Record<string, string>> | null = null;

/** Drops the cache at the start of a callback: the process may have served another one before. */
export function readPropertiesAnew(): void {
  known = null;
}

function readAll(): Readonly<Record<string, string>> {
  return (known ??= PropertiesService.getUserProperties().getProperties());
}

function read(name: string): string | null {
  return readAll()[name] ?? null;
}

/** Keeps a text for this user, 9 KB at most (Google's limit); null removes it. */
export function keepProperty(name: string, value: string | null): void {
  const { [name]: before, ...others } = readAll();
  if ((before ?? null) === value) return;
  const properties = PropertiesService.getUserProperties();
  if (value === null) properties.deleteProperty(name);
  else properties.setProperty(name, value);
  known = value === null ? others : { ...others, [name]: value };
}

/** The properties whose names start with `prefix`. */
export function readAllUnder(prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(readAll()).filter(([name]) => name.startsWith(prefix)));
}

/** The name of the environment this user is linked to, null before the first link. */
export function readLinkedEnvironment(): string | null {
  return read('environment');
}

/** Keeps the link; call it only with a name that the backend has accepted. */
export function linkEnvironment(name: string): void {
  keepProperty('environment', name);
}

/** Removes the link. */
export function unlinkEnvironment(): void {
  keepProperty('environment', null);
}

/** The preferred language that was kept last; `google` when none was. */
export function readLanguage(): LanguagePreference {
  const language = languagePreferenceSchema.safeParse(read('language'));
  return language.success ? language.data : 'google';
}

/** Keeps the preferred language for cards that are shown before the backend has answered. */
export function keepLanguage(language: LanguagePreference): void {
  keepProperty('language', language === 'google' ? null : language);
}
