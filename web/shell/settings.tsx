import { createContext, use, useEffect, type ReactNode } from 'react';
import type { PageSettings } from '../../shared/preferences/page-preferences.ts';
import { useChooseLanguage } from '../i18n/language.tsx';

const SettingsContext = createContext<PageSettings | null>(null);

/** Who is signed in to the environment, what they may do and prefer, and the types and statuses of new tasks. */
export function useSettings(): PageSettings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('settings outside of an environment');
  return settings;
}

interface SettingsProviderProps {
  readonly settings: PageSettings;
  readonly children: ReactNode;
}

/** Provides the settings to everything inside, and applies the preferred language and time zone. */
export function SettingsProvider({ settings, children }: SettingsProviderProps) {
  const choose = useChooseLanguage();
  const { language, timeZone } = settings.preferences;
  useEffect(() => {
    choose({ language: language === 'google' ? null : language, timeZone });
  }, [choose, language, timeZone]);
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}
