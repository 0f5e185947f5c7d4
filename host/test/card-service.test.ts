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

/** The widgets of a card with one section, as recorded. */
async function widgets(expression: string): Promise<unknown> {
  const { answer } = await script.run(
    `return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(${expression})).build()`,
  );
  expect(answer).toMatchObject({ renderActions: { action: { navigations: [{ pushCard: {} }] } } });
  const recorded = answer as {
    renderActions: { action: { navigations: { pushCard: { sections: { widgets: unknown[] }[] } }[] } };
  };
  return recorded.renderActions.action.navigations[0]?.pushCard.sections[0]?.widgets[0];
}

describe('values that Google converts', () => {
  it('are those of items to choose from', async () => {
    const { answer } = await script.run(
      `return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(
        CardService.newSelectionInput().setFieldName('s').addItem(1, true, false).addItem('b', 2, true))).build();`,
    );
    expect(JSON.stringify(answer)).toContain(
      '"items":[{"text":"1","value":"true"},{"text":"b","value":"2","selected":true}]',
    );
  });

  it('leave out the kind of a notification', async () => {
    const { answer } = await script.run(
      `return CardService.newActionResponseBuilder().setNotification(CardService.newNotification().setText('a').setType(CardService.NotificationType.ERROR)).build();`,
    );
    expect(answer).toEqual({ renderActions: { action: { notification: { text: 'a' } } } });
  });
});

describe('widgets are recorded as proto JSON of google.apps.card.v1', () => {
  it.each([
    [`newTextParagraph().setText('a & b').setMaxLines(2)`, { textParagraph: { text: 'a & b', maxLines: 2 } }],
    [
      `newDecoratedText().setTopLabel('t').setText('x').setBottomLabel('b').setWrapText(true)
        .setStartIcon(CardService.newIconImage().setIcon(CardService.Icon.EMAIL))
        .setOnClickAction(${action})`,
      {
        decoratedText: {
          topLabel: 't',
          text: 'x',
          bottomLabel: 'b',
          wrapText: true,
          startIcon: { knownIcon: 'EMAIL' },
          onClick: { action: { function: 'onSave' } },
        },
      },
    ],
    [
      `newDecoratedText().setText('x').setSwitchControl(CardService.newSwitch().setFieldName('f').setValue('v').setSelected(true)
        .setControlType(CardService.SwitchControlType.CHECK_BOX))`,
      {
        decoratedText: {
          text: 'x',
          switchControl: { name: 'f', value: 'v', selected: true, controlType: 'CHECK_BOX' },
        },
      },
    ],
    [
      `newTextButton().setText('Save').setBackgroundColor('#1a73e8').setTextButtonStyle(CardService.TextButtonStyle.FILLED)
        .setOnClickAction(${action}.setParameters({ a: '1', empty: '' }).setLoadIndicator(CardService.LoadIndicator.NONE).setPersistValues(true))`,
      {
        buttonList: {
          buttons: [
            {
              text: 'Save',
              color: { red: 26 / 255, green: 115 / 255, blue: 232 / 255 },
              type: 'FILLED',
              onClick: {
                action: {
                  function: 'onSave',
                  parameters: [{ key: 'a', value: '1' }, { key: 'empty' }],
                  loadIndicator: 'NONE',
                  persistValues: true,
                },
              },
            },
          ],
        },
      },
    ],
    [
      `newImageButton().setAltText('Help').setIcon(CardService.Icon.STAR).setOpenLink(CardService.newOpenLink().setUrl('https://relais.example/x')
        .setOpenAs(CardService.OpenAs.OVERLAY).setOnClose(CardService.OnClose.RELOAD))`,
      {
        buttonList: {
          buttons: [
            {
              altText: 'Help',
              icon: { knownIcon: 'STAR' },
              onClick: { openLink: { url: 'https://relais.example/x', openAs: 'OVERLAY', onClose: 'RELOAD' } },
            },
          ],
        },
      },
    ],
    [
      `newTextInput().setFieldName('title').setTitle('Titre').setValue('v').setHint('h').setMultiline(true)
        .setSuggestions(CardService.newSuggestions().addSuggestion('a').addSuggestions(['b']))
        .setValidation(CardService.newValidation().setCharacterLimit(300).setInputType(CardService.InputType.EMAIL))`,
      {
        textInput: {
          name: 'title',
          label: 'Titre',
          value: 'v',
          hintText: 'h',
          type: 'MULTIPLE_LINE',
          initialSuggestions: { items: [{ text: 'a' }, { text: 'b' }] },
          validation: { characterLimit: 300, inputType: 'EMAIL' },
        },
      },
    ],
    [
      `newSelectionInput().setFieldName('contacts').setTitle('Contacts').setType(CardService.SelectionInputType.CHECK_BOX)
        .addItem('A', 'a', true).addItem('B', '', false)`,
      {
        selectionInput: {
          name: 'contacts',
          label: 'Contacts',
          items: [{ text: 'A', value: 'a', selected: true }, { text: 'B' }],
        },
      },
    ],
    [
      `newSelectionInput().setFieldName('typeId').setType(CardService.SelectionInputType.DROPDOWN).addItem('A', 'a', false)
        .setOnChangeAction(${action})`,
      {
        selectionInput: {
          name: 'typeId',
          type: 'DROPDOWN',
          items: [{ text: 'A', value: 'a' }],
          onChangeAction: { function: 'onSave' },
        },
      },
    ],
    [
      `newDatePicker().setFieldName('due').setTitle('Due').setValueInMsSinceEpoch(0)`,
      { dateTimePicker: { name: 'due', label: 'Due', valueMsEpoch: '0', type: 'DATE_ONLY' } },
    ],
    [
      `newTimePicker().setFieldName('at').setHours(9).setMinutes(30)`,
      { dateTimePicker: { name: 'at', valueMsEpoch: '34200000', type: 'TIME_ONLY' } },
    ],
    [
      `newDateTimePicker().setFieldName('at').setTimeZoneOffsetInMins(-60)`,
      { dateTimePicker: { name: 'at', timezoneOffsetDate: -60 } },
    ],
    [`newDivider()`, { divider: {} }],
    [
      `newImage().setImageUrl('https://relais.example/i.png').setAltText('i')`,
      { image: { imageUrl: 'https://relais.example/i.png', altText: 'i' } },
    ],
    [
      `newKeyValue().setContent('x').setTopLabel('t').setMultiline(true).setIcon(CardService.Icon.PERSON)`,
      { decoratedText: { text: 'x', topLabel: 't', wrapText: true, icon: { knownIcon: 'PERSON' } } },
    ],
    [
      `newGrid().setTitle('g').setNumColumns(2).setBorderStyle(CardService.newBorderStyle().setType(CardService.BorderType.STROKE).setStrokeColor('#000000').setCornerRadius(4))
        .addItem(CardService.newGridItem().setIdentifier('1').setTitle('one').setLayout(CardService.GridItemLayout.TEXT_BELOW)
          .setImage(CardService.newImageComponent().setImageUrl('https://relais.example/i.png')
            .setCropStyle(CardService.newImageCropStyle().setImageCropType(CardService.ImageCropType.RECTANGLE_CUSTOM).setAspectRatio(1.5))))`,
      {
        grid: {
          title: 'g',
          columnCount: 2,
          borderStyle: { type: 'STROKE', strokeColor: {}, cornerRadius: 4 },
          items: [
            {
              id: '1',
              title: 'one',
              layout: 'TEXT_BELOW',
              image: {
                imageUri: 'https://relais.example/i.png',
                cropStyle: { type: 'RECTANGLE_CUSTOM', aspectRatio: 1.5 },
              },
            },
          ],
        },
      },
    ],
    [
      `newDecoratedText().setText('x').setStartIcon(CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName('mail').setFill(true).setWeight(300)))`,
      { decoratedText: { text: 'x', startIcon: { materialIcon: { name: 'mail', fill: true, weight: 300 } } } },
    ],
  ])('%s', async (expression, expected) => {
    expect(await widgets(`CardService.${expression}`)).toEqual(expected);
  });
});

describe('a whole card', () => {
  it('keeps header, sections, menu and footer', async () => {
    const { answer } = await script.run(`
      const button = CardService.newTextButton().setText('Save').setOnClickAction(${action});
      return [CardService.newCardBuilder()
        .setName('draft')
        .setDisplayStyle(CardService.DisplayStyle.REPLACE)
        .setHeader(CardService.newCardHeader().setTitle('T').setSubtitle('S').setImageUrl('https://relais.example/l.png').setImageStyle(CardService.ImageStyle.CIRCLE))
        .addSection(CardService.newCardSection().setHeader('H').setCollapsible(true).setNumUncollapsibleWidgets(1).addWidget(CardService.newDivider()))
        .addCardAction(CardService.newCardAction().setText('Menu').setOnClickAction(${action}))
        .setFixedFooter(CardService.newFixedFooter().setPrimaryButton(button).setSecondaryButton(button.setDisabled(true)))
        .build()];
    `);
    const save = { text: 'Save', onClick: { action: { function: 'onSave' } } };
    expect(answer).toEqual({
      renderActions: {
        action: {
          navigations: [
            {
              pushCard: {
                name: 'draft',
                displayStyle: 'REPLACE',
                header: { title: 'T', subtitle: 'S', imageUrl: 'https://relais.example/l.png', imageType: 'CIRCLE' },
                sections: [
                  { header: 'H', collapsible: true, uncollapsibleWidgetsCount: 1, widgets: [{ divider: {} }] },
                ],
                cardActions: [{ actionLabel: 'Menu', onClick: { action: { function: 'onSave' } } }],
                fixedFooter: { primaryButton: save, secondaryButton: { ...save, disabled: true } },
              },
            },
          ],
        },
      },
    });
  });

  it('copies a builder when it is added: later changes are lost, as on Google', async () => {
    const recorded = await widgets(`(() => {
      const text = CardService.newDecoratedText().setText('before');
      const icon = CardService.newIconImage().setIcon(CardService.Icon.EMAIL);
      text.setStartIcon(icon);
      icon.setIcon(CardService.Icon.STAR);
      return text;
    })()`);
    expect(recorded).toEqual({ decoratedText: { text: 'before', startIcon: { knownIcon: 'EMAIL' } } });

    const { answer } = await script.run(`
      const text = CardService.newTextParagraph().setText('before');
      const section = CardService.newCardSection().addWidget(text);
      text.setText('after');
      const card = CardService.newCardBuilder().addSection(section);
      section.setHeader('after');
      const built = card.build();
      card.setName('after');
      return built;`);
    expect(JSON.stringify(answer)).not.toContain('after');
  });

  it('prints itself as JSON', async () => {
    expect(await script.value(`CardService.newCardBuilder().setName('n').build().printJson()`)).toBe('{"name":"n"}');
  });
});

describe('enums', () => {
  it('print as their name and are not text', async () => {
    expect(await script.value(`String(CardService.OnClose.RELOAD)`)).toBe('RELOAD');
    expect(await script.error(`CardService.newOpenLink().setOnClose('RELOAD')`)).toBe(
      "Exception: The parameters (String) don't match the method signature for CardService.OpenLink.setOnClose.",
    );
  });
});
