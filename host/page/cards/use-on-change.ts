import { useCard } from './card-context.ts';
import type { Action } from './card.ts';

/** Runs the widget's own action after its value changed. */
export function useOnChange(action: Action | undefined): () => void {
  const { session } = useCard();
  return () => {
    if (action !== undefined) void session.act(action);
  };
}
