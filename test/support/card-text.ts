import type { Card, SelectionInput, Text, Widget } from '../../addon/views/card.ts';

/** The words of a card's texts as a reader sees them. */
export function textOf(text: Text): string {
  return typeof text === 'string' ? text : text.map((span) => (typeof span === 'string' ? span : span.strong)).join('');
}

export function widgetsOf(card: Card): Widget[] {
  return card.sections.flatMap((section) => [...section.widgets]);
}

/** Everything on a card that can be read, joined. */
export function wordsOf(card: Card): string {
  const words = card.sections.flatMap((section) => [section.header ?? '', ...section.widgets.map(widgetWords)]);
  return [card.header.title, card.header.subtitle ?? '', ...words].join('\n');
}

export function selection(card: Card, name: string): SelectionInput | undefined {
  return widgetsOf(card)
    .map((widget) => ('selectionInput' in widget ? widget.selectionInput : undefined))
    .find((input) => input?.name === name);
}

/** The functions that a card's buttons call, with their parameters. */
export function actionsOf(card: Card): { function: string; parameters: Record<string, string> }[] {
  const buttons = widgetsOf(card).flatMap((widget) => {
    if ('buttonList' in widget) return [...widget.buttonList.buttons];
    return 'decoratedText' in widget && widget.decoratedText.button ? [widget.decoratedText.button] : [];
  });
  if (card.fixedFooter) buttons.push(card.fixedFooter.primaryButton);
  return buttons.flatMap(({ onClick }) =>
    'action' in onClick
      ? [
          {
            function: onClick.action.function,
            parameters: Object.fromEntries(onClick.action.parameters.map(({ key, value }) => [key, value])),
          },
        ]
      : [],
  );
}

function widgetWords(widget: Widget): string {
  if ('textParagraph' in widget) return textOf(widget.textParagraph.text);
  if ('decoratedText' in widget) {
    const { topLabel = '', text, bottomLabel = '', button } = widget.decoratedText;
    return [topLabel, textOf(text), bottomLabel, ...(button === undefined ? [] : [button.text])].join('\n');
  }
  if ('selectionInput' in widget) {
    return [widget.selectionInput.label, ...widget.selectionInput.items.map(({ text }) => text)].join('\n');
  }
  if ('textInput' in widget) return `${widget.textInput.label}\n${widget.textInput.value ?? ''}`;
  if ('dateTimePicker' in widget) return widget.dateTimePicker.label;
  return widget.buttonList.buttons.map(({ text }) => text).join('\n');
}
