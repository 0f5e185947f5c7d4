import { createContext, use, useEffect, type ReactNode } from 'react';
import type { Settings } from '../../shared/preferences.ts';
import { useChooseLanguage } from '../i18n/language.tsx';

const SettingsContext = createContext<Settings | null>(null);

/** Who is signed in to the environment, what they may do and prefer, and the types and statuses of new tasks. */
export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('settings outside of an environment');
  return settings;
}

interface SettingsProviderProps {
  readonly settings: Settings;
  readonly children: ReactNode;
}

/** Gives everything below the settings, in the language that they prefer. */
export function SettingsProvider({ settings, children }: SettingsProviderProps) {
  const choose = useChooseLanguage();
  const { language } = settings.preferences;
  useEffect(() => {
    choose({ language: language === 'google' ? null : language, timeZone: null });
  }, [choose, language]);
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}
