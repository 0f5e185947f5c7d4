import { useEffect, useRef, useState } from 'react';
import { useCard } from './card-context.ts';
import type { WidgetData } from './widget.ts';

/** Google asks for suggestions when typing pauses. Milliseconds. */
const typingPause = 300;
/** More than anybody reads. */
const maxShown = 20;

/** What a text field suggests: the card's own list narrowed to what is typed, or what its action answers. */
export function useSuggestions({ initialSuggestions, autoCompleteAction }: WidgetData['textInput']): {
  items: readonly string[];
  /** The text changed, or the field was entered. */
  look: (text: string) => void;
  close: () => void;
} {
  const { session } = useCard();
  const [items, setItems] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = (): void => {
    clearTimeout(timer.current);
    asked.current += 1;
    setItems([]);
  };
  const ask = async (): Promise<void> => {
    if (autoCompleteAction === undefined) return;
    const turn = (asked.current += 1);
    const found = await session.suggest(autoCompleteAction);
    // Something was typed or chosen while this answer was on its way, so the answer is out of date.
    if (turn === asked.current) setItems(found.slice(0, maxShown));
  };
  const look = (text: string): void => {
    const own = (initialSuggestions?.items ?? []).flatMap((item) => item.text ?? []);
    const wanted = text.trim().toLowerCase();
    const matching = own.filter((item) => item.toLowerCase().includes(wanted) && item !== text);
    setItems(matching.slice(0, maxShown));
    clearTimeout(timer.current);
    asked.current += 1;
    if (autoCompleteAction !== undefined && wanted !== '') timer.current = setTimeout(() => void ask(), typingPause);
  };
  return { items, look, close };
}
