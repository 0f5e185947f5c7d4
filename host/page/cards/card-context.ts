import { createContext, use } from 'react';
import type { AddOnSession } from '../panel/add-on-session.ts';
import type { FieldFault, FieldValue, FormValues } from './form-values.ts';

/** What the widgets of the card on show share. */
export interface CardOnShow {
  session: AddOnSession;
  values: FormValues;
  faults: Readonly<Record<string, FieldFault>>;
  /** A callback runs: nothing can be pressed and, while a spinner is shown, nothing entered. */
  disabled: boolean;
  readOnly: boolean;
  /** Drawn as Gmail's app on a phone would. */
  phone: boolean;
}

export const CardContext = createContext<CardOnShow | null>(null);

export function useCard(): CardOnShow {
  const card = use(CardContext);
  if (card === null) throw new Error('A widget is drawn inside a card.');
  return card;
}

/** One field of the card: its value, why it is refused, and how to change it. */
export function useField(name: string): {
  value: FieldValue | undefined;
  fault: FieldFault | undefined;
  enter: (value: FieldValue) => void;
} {
  const { session, values, faults } = useCard();
  return { value: values[name], fault: faults[name], enter: (value) => session.enter(name, value) };
}
