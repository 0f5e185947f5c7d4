import type { CallbackTarget } from '../../page-api.ts';
import type { Action, Card, OnClick } from '../cards/card.ts';
import { foldedNames, switchNames, toFormInputs } from '../cards/form-values.ts';
import type { CardEntry } from './stacks.ts';

/** How the stand-in behaves where Google's own behaviour was seen to vary. */
export interface SessionOptions {
  /** Switches that the person did not touch are not in the form at all. */
  omitUntouchedSwitches: boolean;
  /** Fields of a folded section that the person did not touch are not in the form; nothing is documented. */
  omitFoldedFields: boolean;
}

/** The callback that an action of a card makes. `extra`: parameters that the widget adds. */
export function actionTarget(
  action: Action,
  { card, values, touched }: CardEntry,
  { omitUntouchedSwitches, omitFoldedFields, extra }: SessionOptions & { extra: Record<string, string> },
): CallbackTarget {
  const parameters = Object.fromEntries((action.parameters ?? []).map(({ key, value = '' }) => [key, value]));
  const mayBeOmitted = [
    ...(omitUntouchedSwitches ? switchNames(card) : []),
    ...(omitFoldedFields ? foldedNames(card) : []),
  ];
  const leftOut = mayBeOmitted.filter((name) => !touched.has(name));
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
