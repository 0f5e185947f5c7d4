import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { scriptRunner, type ScriptRunner } from './support/built-host.ts';

/** google.apps.card.v1 as Google publishes it: any field that is not in it fails. */
const text = z.string().min(1);
const action = z.strictObject({
  function: text,
  parameters: z.array(z.strictObject({ key: text, value: text.optional() })).optional(),
  loadIndicator: z.enum(['NONE']).optional(),
  persistValues: z.literal(true).optional(),
});
const openLink = z.strictObject({
  url: z.url(),
  openAs: z.enum(['OVERLAY']).optional(),
  onClose: z.enum(['RELOAD']).optional(),
});
const onClick = z.union([z.strictObject({ action }), z.strictObject({ openLink })]);
const icon = z.strictObject({ knownIcon: text.optional(), iconUrl: z.url().optional(), altText: text.optional() });
const channel = z.number().positive().max(1).optional();
const button = z.strictObject({
  text: text.optional(),
  icon: icon.optional(),
  color: z.strictObject({ red: channel, green: channel, blue: channel }).optional(),
  onClick,
  disabled: z.literal(true).optional(),
  altText: text.optional(),
  type: z.enum(['OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS']).optional(),
});
const widget = z.union([
  z.strictObject({ textParagraph: z.strictObject({ text, maxLines: z.int().positive().optional() }) }),
  z.strictObject({ divider: z.strictObject({}) }),
  z.strictObject({ buttonList: z.strictObject({ buttons: z.array(button) }) }),
  z.strictObject({
    decoratedText: z.strictObject({
      text,
      topLabel: text.optional(),
      bottomLabel: text.optional(),
      wrapText: z.literal(true).optional(),
      startIcon: icon.optional(),
      onClick: onClick.optional(),
      button: button.optional(),
      switchControl: z
        .strictObject({
          name: text,
          value: text,
          selected: z.literal(true).optional(),
          controlType: z.enum(['CHECK_BOX']).optional(),
        })
        .optional(),
    }),
  }),
  z.strictObject({
    textInput: z.strictObject({
      name: text,
      label: text.optional(),
      hintText: text.optional(),
      value: text.optional(),
      type: z.enum(['MULTIPLE_LINE']).optional(),
    }),
  }),
  z.strictObject({
    selectionInput: z.strictObject({
      name: text,
      label: text.optional(),
      type: z.enum(['RADIO_BUTTON', 'DROPDOWN', 'SWITCH']).optional(),
      items: z.array(z.strictObject({ text, value: text.optional(), selected: z.literal(true).optional() })).optional(),
      onChangeAction: action.optional(),
    }),
  }),
]);
const cardSchema = z.strictObject({
  header: z.strictObject({ title: text, subtitle: text.optional(), imageUrl: z.url().optional() }).optional(),
  sections: z.array(
    z.strictObject({
      header: text.optional(),
      widgets: z.array(widget).max(100),
      collapsible: z.literal(true).optional(),
      uncollapsibleWidgetsCount: z.int().positive().optional(),
    }),
  ),
  cardActions: z.array(z.strictObject({ actionLabel: text, onClick })).optional(),
  name: text.optional(),
  displayStyle: z.enum(['PEEK', 'REPLACE']).optional(),
  fixedFooter: z.strictObject({ primaryButton: button, secondaryButton: button.optional() }).optional(),
});
const answerSchema = z.strictObject({
  renderActions: z.strictObject({
    action: z.strictObject({ navigations: z.array(z.strictObject({ pushCard: cardSchema })) }),
  }),
});

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner();
});

afterAll(async () => {
  await script.dispose();
});

it('a recorded card has the structure that Google publishes, with every default left out', async () => {
  const { answer } = await script.run(`
    const C = CardService;
    const action = C.newAction().setFunctionName('onSave').setParameters({ a: 'b', c: '' }).setLoadIndicator(C.LoadIndicator.SPINNER).setPersistValues(false);
    const link = C.newOpenLink().setUrl('https://relais.example/').setOpenAs(C.OpenAs.FULL_SIZE).setOnClose(C.OnClose.NOTHING);
    const save = C.newTextButton().setText('Save').setDisabled(false).setBackgroundColor('#00ff80').setTextButtonStyle(C.TextButtonStyle.FILLED).setOnClickAction(action);
    const section = C.newCardSection().setHeader('').setCollapsible(false).setNumUncollapsibleWidgets(0)
      .addWidget(C.newTextParagraph().setText('x').setMaxLines(0))
      .addWidget(C.newDivider())
      .addWidget(save)
      .addWidget(C.newButtonSet().addButton(save).addButton(C.newImageButton().setAltText('h').setIcon(C.Icon.STAR).setOpenLink(link)))
      .addWidget(C.newDecoratedText().setText('x').setTopLabel('').setBottomLabel('b').setWrapText(false)
        .setStartIcon(C.newIconImage().setIcon(C.Icon.EMAIL).setAltText('a')).setOnClickAction(action)
        .setSwitchControl(C.newSwitch().setFieldName('f').setValue('v').setSelected(false).setControlType(C.SwitchControlType.SWITCH)))
      .addWidget(C.newTextInput().setFieldName('t').setTitle('T').setHint('').setValue('').setMultiline(false))
      .addWidget(C.newSelectionInput().setFieldName('s').setTitle('').setType(C.SelectionInputType.CHECK_BOX).addItem('A', '', false).addItem('B', 'b', true))
      .addWidget(C.newSelectionInput().setFieldName('d').setType(C.SelectionInputType.DROPDOWN).addItem('A', 'a', true).setOnChangeAction(action));
    return C.newCardBuilder().setName('').setHeader(C.newCardHeader().setTitle('T').setSubtitle('').setImageStyle(C.ImageStyle.SQUARE))
      .addSection(section).addCardAction(C.newCardAction().setText('M').setOpenLink(link))
      .setFixedFooter(C.newFixedFooter().setPrimaryButton(save)).build();`);
  expect(answerSchema.safeParse(answer).error?.issues ?? []).toEqual([]);
});
