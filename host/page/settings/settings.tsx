import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { languages, type Language } from '../../page-api.ts';
import type { DateStyle } from './format.ts';
import { locales, messages, type Messages } from './messages.ts';

export interface Settings extends DateStyle {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Messages;
}

export const SettingsContext = createContext<Settings | null>(null);
const storageKey = 'relais.language';

/** Language, locale and time zone of the person at the page; the language is remembered in this browser. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(readLanguage);
  const settings = useMemo<Settings>(
    () => ({
      language,
      setLanguage: (chosen) => {
        localStorage.setItem(storageKey, chosen);
        setLanguage(chosen);
      },
      t: messages[language],
      locale: locales[language],
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = messages[language].productName;
  }, [language]);
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('useSettings needs a SettingsProvider above it.');
  return settings;
}

/** French unless this browser chose otherwise, here or in its own settings. */
function readLanguage(): Language {
  const asked = [localStorage.getItem(storageKey), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return languages.find((known) => known === asked.find((tag) => languages.some((one) => one === tag))) ?? 'fr';
}
