import type { FunctionName } from '../state/functions.ts';
import type { Action, Button, DecoratedText, Section, Text, Widget } from './card.ts';

/** A paragraph of text. */
export function paragraph(text: Text): Widget {
  return { textParagraph: { text } };
}

/** A line of text, wrapped; the label above it when given. */
export function line(
  text: Text,
  label?: string,
  more: Omit<DecoratedText, 'text' | 'topLabel' | 'wrapText'> = {},
): Widget {
  const labelled = label === undefined ? {} : { topLabel: label };
  return { decoratedText: { ...labelled, text, wrapText: true, ...more } };
}

/** Buttons side by side, as far as they fit. */
export function buttons(...list: readonly Button[]): Widget {
  return { buttonList: { buttons: list } };
}

export type Parameters = Readonly<Record<string, string>>;

/** A button that calls one of the add-on's functions and shows a spinner meanwhile. */
export function actionButton(
  text: string,
  target: { readonly function: FunctionName; readonly parameters?: Parameters },
  type: Button['type'] = 'OUTLINED',
): Button {
  return { text, type, onClick: { action: actionOf(target) } };
}

/** What a button or a field calls; Google shows a spinner meanwhile. */
export function actionOf(target: { readonly function: FunctionName; readonly parameters?: Parameters }): Action {
  const parameters = Object.entries(target.parameters ?? {}).map(([key, value]) => ({ key, value }));
  return { function: target.function, parameters, loadIndicator: 'SPINNER' };
}

/** A button that opens a web page; Google refuses what openLinkUrlPrefixes of the manifest does not cover. */
export function linkButton(text: string, url: string): Button {
  return { text, type: 'OUTLINED', onClick: { openLink: { url } } };
}

/** A section, or none when it has nothing to show. */
export function sectionOf(header: string | null, widgets: readonly Widget[]): Section[] {
  if (widgets.length === 0) return [];
  return [header === null ? { widgets } : { header, widgets }];
}
