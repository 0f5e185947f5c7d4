import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptRunner, type ScriptRunner } from './support/built-host.ts';

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner();
});

afterAll(async () => {
  await script.dispose();
});

const action = `CardService.newAction().setFunctionName('onSave')`;

describe('what Google refuses', () => {
  it.each([
    ['a number where text belongs', `newTextParagraph().setText(5)`, '(number)', 'TextParagraph.setText'],
    ['nothing where text belongs', `newTextParagraph().setText(null)`, '(null)', 'TextParagraph.setText'],
    ['an argument too many', `newTextParagraph().setText('a', 'b')`, '(String,String)', 'TextParagraph.setText'],
    ['an argument too few', `newSelectionInput().addItem('a', 'b')`, '(String,String)', 'SelectionInput.addItem'],
    [
      'an object as a value',
      `newSelectionInput().addItem('a', {}, true)`,
      '(String,Object,Boolean)',
      'SelectionInput.addItem',
    ],
    ['a parameter that is no text', `newAction().setParameters({ a: 1 })`, '(Object)', 'Action.setParameters'],
    [
      'an unbuilt builder as a card',
      `newNavigation().pushCard(CardService.newCardBuilder())`,
      '(CardService.CardBuilder)',
      'Navigation.pushCard',
    ],
    [
      'a switch as a widget',
      `newCardSection().addWidget(CardService.newSwitch())`,
      '(CardService.Switch)',
      'CardSection.addWidget',
    ],
    ['an object that is no card class', `newCardSection().addWidget({})`, '(Object)', 'CardSection.addWidget'],
  ])('%s', async (...row) => {
    const [, expression, given, name] = row;
    expect(await script.error(`CardService.${expression}`)).toBe(
      `Exception: The parameters ${given} don't match the method signature for CardService.${name}.`,
    );
  });

  it('an unknown method, in the words of the engine', async () => {
    expect(await script.error(`CardService.newTextParagraph().setTxt('a')`)).toBe(
      'TypeError: CardService.newTextParagraph(...).setTxt is not a function',
    );
    expect(await script.error(`CardService.newPicture()`)).toBe('TypeError: CardService.newPicture is not a function');
  });

  it('what the stand-in lacks, by its name', async () => {
    expect(await script.error(`CardService.newChipList()`)).toBe('Exception: not simulated: CardService.newChipList');
    expect(await script.error(`CardService.newOverflowMenu()`)).toBe(
      'Exception: not simulated: CardService.newOverflowMenu',
    );
    expect(await script.error(`SpreadsheetApp.getActive()`)).toBe('Exception: not simulated: SpreadsheetApp.getActive');
  });

  it('two kinds of click on one object', async () => {
    expect(
      await script.error(
        `CardService.newTextButton().setOnClickAction(${action}).setOpenLink(CardService.newOpenLink().setUrl('https://relais.example/'))`,
      ),
    ).toContain('Only one of');
  });

  it.each([
    [
      'sections',
      `const card = CardService.newCardBuilder(); for (let i = 0; i < 101; i++) card.addSection(CardService.newCardSection());`,
    ],
    [
      'widgets',
      `const section = CardService.newCardSection(); for (let i = 0; i < 101; i++) section.addWidget(CardService.newDivider());`,
    ],
    [
      'items',
      `const input = CardService.newSelectionInput(); for (let i = 0; i < 101; i++) input.addItem('a', 'b', false);`,
    ],
  ])('more than 100 %s', async (what, body) => {
    expect(await script.error(body)).toBe(`Exception: Limit exceeded: at most 100 ${what}.`);
  });

  it.each([
    [
      'a text input without label or hint',
      `newTextInput().setFieldName('f')`,
      'textInput: label or hintText is required.',
    ],
    ['a text input without a name', `newTextInput().setTitle('t')`, 'textInput: name is required.'],
    ['a selection without a name', `newSelectionInput().addItem('a', 'b', true)`, 'selectionInput: name is required.'],
    ['a button without a click', `newTextButton().setText('x')`, 'buttonList.buttons[0]: onClick is required.'],
    [
      'an action without a function',
      `newTextButton().setText('x').setOnClickAction(CardService.newAction())`,
      'action: function is required.',
    ],
    ['a decorated text without text', `newDecoratedText().setTopLabel('t')`, 'decoratedText: text is required.'],
    [
      'an image that is not public',
      `newImage().setImageUrl('http://localhost/i.png')`,
      'image: imageUrl must be a public https URL.',
    ],
    ['an image without address', `newImage()`, 'image: imageUrl or imageUri is required.'],
    [
      'a switch without a name',
      `newDecoratedText().setText('x').setSwitchControl(CardService.newSwitch())`,
      'switchControl: name is required.',
    ],
  ])('%s', async (_what, expression, expected) => {
    const text = await script.error(
      `return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(CardService.${expression})).build()`,
    );
    expect(text).toContain('Exception: The card cannot be shown: card.sections[0].widgets[0].');
    expect(text.endsWith(expected)).toBe(true);
  });

  it('a colour that is none', async () => {
    expect(await script.error(`CardService.newTextButton().setBackgroundColor('blue')`)).toBe(
      'Exception: Invalid color: blue',
    );
  });

  it('a method torn from its object', async () => {
    expect(await script.error(`const { setText } = CardService.newTextParagraph(); setText('a')`)).toBe(
      'TypeError: Illegal invocation',
    );
  });
});
