import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callback, scriptRunner, type ScriptRunner } from './support/built-host.ts';

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner({
    code: `
      const card = () => CardService.newCardBuilder().setName('n').build();
      function onHome() { return [card(), card()]; }
      function onSettings() { return CardService.newUniversalActionResponseBuilder().displayAddOnCards([card()]).build(); }
      function onRun(e) { return new Function('e', e.commonEventObject.parameters.body)(e); }`,
    openLinkUrlPrefixes: ['https://relais.example/', 'https://*.help.example/fr'],
  });
});

afterAll(async () => {
  await script.dispose();
});

const response = 'return CardService.newActionResponseBuilder()';
const card = `CardService.newCardBuilder().setName('n').build()`;

describe('what a callback may return', () => {
  it.each([
    ['nothing', 'return;', null],
    ['null', 'return null;', null],
    ['a card', `return ${card};`, { renderActions: { action: { navigations: [{ pushCard: { name: 'n' } }] } } }],
    [
      'every navigation',
      `${response}.setNavigation(CardService.newNavigation().popCard().popToRoot().popToNamedCard('x').pushCard(${card}).updateCard(${card})).build()`,
      {
        renderActions: {
          action: {
            navigations: [
              { pop: true },
              { popToRoot: true },
              { popToCard: 'x' },
              { pushCard: { name: 'n' } },
              { updateCard: { name: 'n' } },
            ],
          },
        },
      },
    ],
    [
      'a notification and a changed state',
      `${response}.setNotification(CardService.newNotification().setText('Saved')).setStateChanged(true).build()`,
      { renderActions: { action: { notification: { text: 'Saved' } } }, stateChanged: true },
    ],
    [
      'a link',
      `${response}.setOpenLink(CardService.newOpenLink().setUrl('https://relais.example/t')).build()`,
      { renderActions: { action: { link: { url: 'https://relais.example/t' } } } },
    ],
    [
      'suggestions',
      `return CardService.newSuggestionsResponseBuilder().setSuggestions(CardService.newSuggestions().addSuggestion('a')).build()`,
      { autoComplete: { items: [{ text: 'a' }] } },
    ],
    [
      'a sign-in prompt',
      `CardService.newAuthorizationException().setAuthorizationUrl('https://relais.example/in').setResourceDisplayName('Relais').throwException()`,
      { basic_authorization_prompt: { authorization_url: 'https://relais.example/in', resource: 'Relais' } },
    ],
  ])('%s', async (_what, body, expected) => {
    expect((await script.run(body)).answer).toEqual(expected);
  });

  it('a list of cards from a trigger', async () => {
    const { answer } = await script.host.run(callback());
    expect(answer).toEqual({ action: { navigations: [{ pushCard: { name: 'n' } }, { pushCard: { name: 'n' } }] } });
  });

  it('cards from a universal action', async () => {
    const { answer } = await script.host.run(callback({ target: { kind: 'universalAction', index: 0 } }));
    expect(answer).toEqual({ action: { navigations: [{ pushCard: { name: 'n' } }] } });
  });
});

describe('a response that the script wrote out as JSON', () => {
  it.each([
    [
      'a card',
      `{ sections: [{ widgets: [{ divider: {} }] }] }`,
      [{ pushCard: { sections: [{ widgets: [{ divider: {} }] }] } }],
    ],
    ['two cards', `[{ name: 'a' }, ${card}]`, [{ pushCard: { name: 'a' } }, { pushCard: { name: 'n' } }]],
    ['an action', `{ renderActions: { action: { navigations: [{ pop: true }] } } }`, [{ pop: true }]],
  ])('is answered as it is: %s', async (_what, written, navigations) => {
    expect((await script.run(`return ${written};`)).answer).toEqual({ renderActions: { action: { navigations } } });
  });

  it('is checked like a built one', async () => {
    expect(await script.error(`return { sections: [{ widgets: [{ textInput: { label: 'x' } }] }] };`)).toBe(
      'Exception: The card cannot be shown: card.sections[0].widgets[0].textInput: name is required.',
    );
    expect(await script.error(`return { header: { title: 'x' }, unknown: 1 };`)).toContain('has a type that cannot be');
    expect(await script.error(`return { renderActions: { action: {} } };`)).toContain('has a type that cannot be');
  });
});

describe("on Google's mobile apps", () => {
  const shows = (widget: string): string =>
    `return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(CardService.${widget})).build();`;
  const picker = shows(`newDatePicker().setFieldName('d')`);
  const images = shows(
    `newSelectionInput().setFieldName('s').setType(CardService.SelectionInputType.MULTI_SELECT).addMultiSelectItem('a', 'b', false, 'https://relais.example/a.png', '')`,
  );

  it.each(['ANDROID', 'IOS'] as const)(
    'a card on %s has no date picker and no images to choose from',
    async (platform) => {
      expect(await script.error(picker, { platform })).toContain('date and time pickers are shown on the web only');
      expect(await script.error(images, { platform })).toContain('images of items are shown on the web only');
      for (const body of [picker, images]) expect((await script.run(body)).answer).not.toBeNull();
    },
  );

  it('there is no homepage', async () => {
    await expect(script.host.run(callback({ platform: 'ANDROID' }))).rejects.toThrow('show no homepage');
  });
});

describe('what Google cannot use', () => {
  const words =
    'Exception: The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
    'Also make sure to call build() on any builder before returning it. Value: ';

  it.each([
    ['an unbuilt card', `return CardService.newCardBuilder()`, 'CardBuilder {}'],
    ['an unbuilt response', response, 'ActionResponseBuilder {}'],
    ['an empty response', `${response}.build()`, 'ActionResponse {}'],
    ['a widget', `return CardService.newDivider()`, 'Divider {}'],
    ['a text', `return 'card'`, "'card'"],
    ['a number', `return 1`, '1'],
    ['an object', `return { a: 1 }`, '{ a: 1 }'],
    ['an empty list', `return []`, '[]'],
    ['a list with something else in it', `return [${card}, 1]`, '[ {}, 1 ]'],
    ['a promise', `return Promise.resolve(1)`, 'Promise { 1 }'],
  ])('%s', async (_what, body, value) => {
    expect(await script.error(body)).toBe(words + value);
  });
});

describe('links', () => {
  const section = (widget: string): string =>
    `return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(${widget})).build()`;
  const paragraph = (text: string): string =>
    section(`CardService.newTextParagraph().setText(${JSON.stringify(text)})`);

  it.each([
    ['in a response', `${response}.setOpenLink(CardService.newOpenLink().setUrl('https://evil.example/')).build()`],
    [
      'on a button',
      section(
        `CardService.newTextButton().setText('x').setOpenLink(CardService.newOpenLink().setUrl('https://evil.example/'))`,
      ),
    ],
    ['in formatted text', paragraph('see <a href="https://evil.example/">this</a>')],
    ['in formatted text without quotes', paragraph('see <A title=x HREF=https://evil.example/>this</A>')],
  ])('outside openLinkUrlPrefixes are refused %s', async (_where, body) => {
    expect(await script.error(body)).toMatch(
      /^Exception: URL \(https:\/\/evil\.example\/\) does not match any of the prefixes whitelisted for use in the add-on\.\nWhitelist:\n/,
    );
  });

  it.each([
    ['a link of ours', paragraph('<a href="https://relais.example/x">x</a>')],
    ['an escaped one', paragraph('&lt;a href="https://evil.example/"&gt;')],
    ['an address of a mailbox', paragraph('<a href="mailto:a@b.example">a</a>')],
  ])('leave %s alone', async (_what, body) => {
    expect((await script.run(body)).answer).not.toBeNull();
  });

  it('open through the host under the same rule', () => {
    expect(script.host.openLink('https://fr.help.example/fr/start')).toBe('https://fr.help.example/fr/start');
    expect(() => script.host.openLink('https://evil.example/')).toThrow('does not match any of the prefixes');
    expect(() => script.host.openLink('javascript:alert(1)')).toThrow('does not match any of the prefixes');
  });
});
