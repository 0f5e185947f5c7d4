import type { CallbackTarget } from '../../page-api.ts';
import type { Action, Card, OnClick } from '../cards/card.ts';
import { switchNames, toFormInputs } from '../cards/form-values.ts';
import type { CardEntry } from './stacks.ts';

/** How the stand-in behaves where Google's own behaviour was seen to vary. */
export interface SessionOptions {
  /** Switches that the person did not touch are not in the form at all. */
  omitUntouchedSwitches: boolean;
}

/** The callback that an action of a card makes. `extra`: parameters that the widget adds. */
export function actionTarget(
  action: Action,
  { card, values, touched }: CardEntry,
  { omitUntouchedSwitches, extra }: SessionOptions & { extra: Record<string, string> },
): CallbackTarget {
  const parameters = Object.fromEntries((action.parameters ?? []).map(({ key, value = '' }) => [key, value]));
  const leftOut = omitUntouchedSwitches ? switchNames(card).filter((name) => !touched.has(name)) : [];
  return {
    kind: 'action',
    functionName: action.function,
    parameters: { ...parameters, ...extra },
    formInputs: toFormInputs(values, leftOut),
  };
}

/** The actions that the card on show adds to the panel's menu. */
export function cardActions(card: Card | undefined): { label: string; onClick: OnClick }[] {
  return (card?.cardActions ?? []).flatMap(({ actionLabel, onClick }) =>
    onClick === undefined ? [] : [{ label: actionLabel ?? '', onClick }],
  );
}
