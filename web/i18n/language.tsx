import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatsOf, type Formats } from './formats.ts';
import type { Messages } from './fr.ts';

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
/** Local storage key of the last language, for pages that are shown before sign-in. */
const languageStorageKey = 'relais.language';

/** A language with its sentences, which are loaded. */
export interface LoadedLanguage {
  readonly language: Language;
  readonly messages: Messages;
}

/** Loads the first language: the one that was preferred last, or the browser's. */
export async function loadFirstLanguage(): Promise<LoadedLanguage> {
  return loadLanguage(readRememberedLanguage() ?? detectBrowserLanguage());
}

/** Loads the texts of one language only. */
async function loadLanguage(language: Language): Promise<LoadedLanguage> {
  const messages = language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en;
  return { language, messages };
}

interface LanguageProviderProps {
  readonly first: LoadedLanguage;
  readonly children: ReactNode;
}

interface Chosen extends LoadedLanguage {
  readonly choice: LanguageChoice;
}

/** Provides the texts in the preferred language, or in the browser's, to everything inside. */
export function LanguageProvider({ first, children }: LanguageProviderProps) {
  const [chosen, setChosen] = useState<Chosen>(() => ({
    ...first,
    choice: { language: readRememberedLanguage(), timeZone: null },
  }));
  const last = useRef<LanguageChoice | null>(null);
  const choose = useCallback((choice: LanguageChoice) => {
    last.current = choice;
    loadLanguage(choice.language ?? detectBrowserLanguage()).then(
      (found) => {
        // A later choice wins over one that was still loading.
        if (last.current === choice) setChosen({ ...found, choice });
      },
      () => {
        // Offline: the page keeps its language, and the next choice tries again.
      },
    );
  }, []);
  const { language, messages, choice } = chosen;
  const timeZone = choice.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.documentElement.lang = language;
    if (choice.language === null) localStorage.removeItem(languageStorageKey);
    else localStorage.setItem(languageStorageKey, choice.language);
  }, [language, choice.language]);
  const state = useMemo<LanguageState>(
    () => ({ text: { language, t: messages, formats: formatsOf(language, timeZone), timeZone }, choose }),
    [language, messages, timeZone, choose],
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

function readRememberedLanguage(): Language | null {
  const kept = localStorage.getItem(languageStorageKey);
  return kept === 'fr' || kept === 'en' ? kept : null;
}

/** The first of French and English that the browser lists; French without either, because our users are French. */
function detectBrowserLanguage(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => /^(?:fr|en)$/.test(tag));
  return known === 'en' ? 'en' : 'fr';
}
