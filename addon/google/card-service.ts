import type { Answer, NavigationStep } from '../handlers/answer.ts';
import type {
  Action,
  Button,
  Card,
  DatePicker,
  DecoratedText,
  OnClick,
  Section,
  SelectionInput,
  Text,
  TextInput,
  Widget,
} from '../views/card.ts';

/**
 * Adapter from card data to CardService, the only place that uses it: renders a handler's answer as the objects that
 * Google expects.
 */
export function renderAnswer(answer: Answer): unknown {
  if (answer.kind === 'card') return renderCard(answer.card);
  if (answer.kind === 'universal') {
    return CardService.newUniversalActionResponseBuilder()
      .displayAddOnCards([renderCard(answer.card)])
      .build();
  }
  if (answer.kind === 'suggestions') {
    const suggestions = CardService.newSuggestions().addSuggestions(answer.suggestions.map(toPlainText));
    return CardService.newSuggestionsResponseBuilder().setSuggestions(suggestions).build();
  }
  const response = CardService.newActionResponseBuilder();
  if (answer.steps.length > 0) {
    const navigation = CardService.newNavigation();
    for (const step of answer.steps) applyStep(navigation, step);
    response.setNavigation(navigation);
  }
  if (answer.notification !== undefined) {
    response.setNotification(CardService.newNotification().setText(toPlainText(answer.notification)));
  }
  if (answer.stateChanged === true) response.setStateChanged(true);
  return response.build();
}

function applyStep(navigation: GoogleAppsScript.Card_Service.Navigation, step: NavigationStep): void {
  if ('popToRoot' in step) navigation.popToRoot();
  else if ('updateCard' in step) navigation.updateCard(renderCard(step.updateCard));
  else navigation.pushCard(renderCard(step.pushCard));
}

function renderCard(card: Card): GoogleAppsScript.Card_Service.Card {
  const header = CardService.newCardHeader().setTitle(toPlainText(card.header.title));
  if (card.header.subtitle !== undefined) header.setSubtitle(toPlainText(card.header.subtitle));
  const builder = CardService.newCardBuilder().setHeader(header);
  if (card.name !== undefined) builder.setName(card.name);
  if (card.displayStyle !== undefined) builder.setDisplayStyle(CardService.DisplayStyle[card.displayStyle]);
  for (const section of card.sections) builder.addSection(renderSection(section));
  if (card.fixedFooter !== undefined) {
    builder.setFixedFooter(CardService.newFixedFooter().setPrimaryButton(renderButton(card.fixedFooter.primaryButton)));
  }
  return builder.build();
}

function renderSection(section: Section): GoogleAppsScript.Card_Service.CardSection {
  const rendered = CardService.newCardSection();
  if (section.header !== undefined) rendered.setHeader(escapeHtml(section.header));
  if (section.collapsible === true) {
    rendered.setCollapsible(true).setNumUncollapsibleWidgets(section.uncollapsibleWidgetsCount ?? 0);
  }
  for (const widget of section.widgets) rendered.addWidget(renderWidget(widget));
  return rendered;
}

function renderWidget(widget: Widget): GoogleAppsScript.Card_Service.Widget {
  if ('textParagraph' in widget) {
    return CardService.newTextParagraph().setText(toMarkup(widget.textParagraph.text));
  }
  if ('decoratedText' in widget) return renderDecoratedText(widget.decoratedText);
  if ('textInput' in widget) return renderTextInput(widget.textInput);
  if ('selectionInput' in widget) return renderSelection(widget.selectionInput);
  if ('dateTimePicker' in widget) return renderDatePicker(widget.dateTimePicker);
  const set = CardService.newButtonSet();
  for (const button of widget.buttonList.buttons) set.addButton(renderButton(button));
  return set;
}

function renderDecoratedText(decorated: DecoratedText): GoogleAppsScript.Card_Service.DecoratedText {
  const rendered = CardService.newDecoratedText().setText(toMarkup(decorated.text)).setWrapText(decorated.wrapText);
  if (decorated.topLabel !== undefined) rendered.setTopLabel(toPlainText(decorated.topLabel));
  if (decorated.bottomLabel !== undefined) rendered.setBottomLabel(toPlainText(decorated.bottomLabel));
  if (decorated.startIcon !== undefined) {
    const { knownIcon, altText } = decorated.startIcon;
    rendered.setStartIcon(
      CardService.newIconImage().setIcon(CardService.Icon[knownIcon]).setAltText(toPlainText(altText)),
    );
  }
  if (decorated.button !== undefined) rendered.setButton(renderButton(decorated.button));
  return rendered;
}

function renderTextInput(input: TextInput): GoogleAppsScript.Card_Service.TextInput {
  const rendered = CardService.newTextInput().setFieldName(input.name).setTitle(toPlainText(input.label));
  if (input.hintText !== undefined) rendered.setHint(toPlainText(input.hintText));
  if (input.value !== undefined) rendered.setValue(input.value);
  if (input.onChangeAction !== undefined) rendered.setOnChangeAction(renderAction(input.onChangeAction));
  if (input.autoCompleteAction !== undefined) rendered.setSuggestionsAction(renderAction(input.autoCompleteAction));
  return rendered;
}

function renderSelection(input: SelectionInput): GoogleAppsScript.Card_Service.SelectionInput {
  const rendered = CardService.newSelectionInput()
    .setFieldName(input.name)
    .setType(CardService.SelectionInputType[input.type]);
  if (input.label !== undefined) rendered.setTitle(toPlainText(input.label));
  for (const item of input.items) rendered.addItem(toItemText(item.text), item.value, item.selected);
  if (input.onChangeAction !== undefined) rendered.setOnChangeAction(renderAction(input.onChangeAction));
  return rendered;
}

function renderDatePicker(picker: DatePicker): GoogleAppsScript.Card_Service.DatePicker {
  const rendered = CardService.newDatePicker().setFieldName(picker.name).setTitle(toPlainText(picker.label));
  if (picker.valueMsEpoch !== undefined) rendered.setValueInMsSinceEpoch(picker.valueMsEpoch);
  return rendered;
}

function renderButton(button: Button): GoogleAppsScript.Card_Service.TextButton {
  const rendered = CardService.newTextButton()
    .setText(toPlainText(button.text))
    .setTextButtonStyle(CardService.TextButtonStyle[button.type]);
  return withClick(rendered, button.onClick);
}

function withClick(
  button: GoogleAppsScript.Card_Service.TextButton,
  onClick: OnClick,
): GoogleAppsScript.Card_Service.TextButton {
  if ('openLink' in onClick) return button.setOpenLink(CardService.newOpenLink().setUrl(onClick.openLink.url));
  return button.setOnClickAction(renderAction(onClick.action));
}

function renderAction(action: Action): GoogleAppsScript.Card_Service.Action {
  const parameters: Record<string, string> = {};
  for (const { key, value } of action.parameters) parameters[key] = value;
  return CardService.newAction()
    .setFunctionName(action.function)
    .setParameters(parameters)
    .setLoadIndicator(CardService.LoadIndicator[action.loadIndicator]);
}

/** For one-line fields that Google shows as plain text. */
function toPlainText(text: string): string {
  return removeHiddenCharacters(text).replace(/\n/g, ' ');
}

/**
 * For the items of a selection. Google does not say whether they are plain text or simple HTML, so that what stands in
 * them reads the same as both: no tag, no character reference.
 */
function toItemText(text: string): string {
  return toPlainText(text)
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/&(?=#|\w\w)/g, '&\u2060');
}

/** For fields that Google parses as simple HTML: escapes the text. */
function escapeHtml(text: string): string {
  return removeHiddenCharacters(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, '<br>');
}

function toMarkup(text: Text): string {
  if (typeof text === 'string') return escapeHtml(text);
  return text
    .map((span) => (typeof span === 'string' ? escapeHtml(span) : `<b>${escapeHtml(span.strong)}</b>`))
    .join('');
}

function removeHiddenCharacters(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(hiddenCharacters, '');
}

// Control characters, and the bidirectional overrides and isolates (UAX #9), which can show "gpj.exe" as "exe.jpg".
const hiddenCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
