import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.ts';
import { formatsOf, type Formats } from './formats.ts';
import { fr, type Messages } from './fr.ts';

export type Language = 'fr' | 'en';

/** The sentences and formats of the language that the page is in. */
export interface Text {
  readonly language: Language;
  readonly t: Messages;
  readonly formats: Formats;
  /** IANA. */
  readonly timeZone: string;
}

/** What the user prefers; null follows the browser. */
export interface LanguageChoice {
  readonly language: Language | null;
  readonly timeZone: string | null;
}

interface LanguageState {
  readonly text: Text;
  readonly choose: (choice: LanguageChoice) => void;
}

const LanguageContext = createContext<LanguageState | null>(null);
/** What was preferred last, for pages that are shown before anybody is known. */
const rememberedAs = 'relais.language';

/** Puts everything below in the preferred language, or in that of the browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [choice, choose] = useState<LanguageChoice>(() => ({ language: remembered(), timeZone: null }));
  const language = choice.language ?? browserLanguage();
  const timeZone = choice.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.documentElement.lang = language;
    if (choice.language === null) localStorage.removeItem(rememberedAs);
    else localStorage.setItem(rememberedAs, choice.language);
  }, [language, choice.language]);
  const state = useMemo<LanguageState>(
    () => ({
      text: { language, t: language === 'fr' ? fr : en, formats: formatsOf(language, timeZone), timeZone },
      choose,
    }),
    [language, timeZone],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** The sentences and formats of the page. */
export function useText(): Text {
  return useLanguageState().text;
}

/** Changes the language and the time zone of everything shown. */
export function useChooseLanguage(): LanguageState['choose'] {
  return useLanguageState().choose;
}

function useLanguageState(): LanguageState {
  const state = use(LanguageContext);
  if (state === null) throw new Error('a text outside of LanguageProvider');
  return state;
}

function remembered(): Language | null {
  const kept = localStorage.getItem(rememberedAs);
  return kept === 'fr' || kept === 'en' ? kept : null;
}

/** French for whoever reads neither French nor English first: our users are French. */
function browserLanguage(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => /^(?:fr|en)$/.test(tag));
  return known === 'en' ? 'en' : 'fr';
}
