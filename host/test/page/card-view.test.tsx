import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CardContext } from '../../page/cards/card-context.ts';
import { CardView } from '../../page/cards/card-view.tsx';
import { cardSchema } from '../../page/cards/card.ts';
import { initialValues } from '../../page/cards/form-values.ts';
import { AddOnSession } from '../../page/panel/add-on-session.ts';
import { messages } from '../../page/settings/messages.ts';
import { SettingsContext } from '../../page/settings/settings.tsx';
import { allWidgetsCard } from './all-widgets.ts';

const refuseCall = () => Promise.reject(new Error('Drawing a card calls nothing.'));

/** The card as HTML, in English. */
function drawCard(json: unknown, phone = false): string {
  const card = cardSchema.parse(json);
  const session = new AddOnSession({
    run: refuseCall,
    askConsent: refuseCall,
    checkLink: refuseCall,
    openWindow: () => undefined,
    onActed: () => undefined,
  });
  const shared = { session, values: initialValues(card), faults: {}, disabled: false, readOnly: false, phone };
  const settings = {
    language: 'en',
    setLanguage: () => undefined,
    t: messages.en,
    locale: 'en-GB',
    timeZone: 'Europe/Paris',
  } as const;
  return renderToStaticMarkup(
    <SettingsContext value={settings}>
      <CardContext value={shared}>
        <CardView card={card} headingRef={createRef()} />
      </CardContext>
    </SettingsContext>,
  );
}

const widget = (json: object): string => drawCard({ sections: [{ widgets: [json] }] });

it('a phone has no date pickers', () => {
  const picker = { dateTimePicker: { name: 'due', label: 'Due date', type: 'DATE_ONLY' } };
  const card = { sections: [{ widgets: [picker] }] };
  expect(drawCard(card)).toContain('type="date"');
  expect(drawCard(card, true)).not.toContain('<input');
  expect(drawCard(card, true)).toContain('Not available on phones: Due date');
});

it('a field with suggestions is a combobox over its own list', () => {
  const html = drawCard({
    sections: [
      { widgets: [{ textInput: { name: 'q', label: 'Contact', autoCompleteAction: { function: 'onType' } } }] },
    ],
  });
  expect(html).toContain('role="combobox"');
  expect(html).toMatch(/aria-controls="([^"]+)".*id="\1" role="listbox"/);
});

describe('every widget', () => {
  const html = drawCard(allWidgetsCard);
  it.each([
    ['header', '<h2 tabindex="-1">Every widget</h2>'],
    [
      'markup',
      '<b>bold</b>, <i>italic</i>, <u>underlined</u>, <s>struck</s>, <span style="color:#b3261e">red</span>,<br/>',
    ],
    ['link', '<a href="https://relais.example/help" target="_blank" rel="noopener noreferrer">a link</a>'],
    ['clamped text', '-webkit-line-clamp:1'],
    ['known icon with its label', 'role="img" aria-label="Mail"'],
    ['switch', 'role="switch"'],
    ['missing picture', 'Image not loaded · A picture'],
    ['text with hint and limit', '<span>A hint</span><span class="field-count">7 / 40</span>'],
    ['text area', '<textarea'],
    ['refused text', 'Enter an e-mail address.'],
    ['check boxes', '<legend>Check boxes</legend>'],
    ['radio buttons', 'type="radio"'],
    ['drop-down', '<option value="quote" selected="">Quote</option>'],
    ['date', 'type="date" data-empty="false" aria-invalid="false" value="2026-11-27"'],
    ['time', 'type="time" data-empty="false" aria-invalid="false" value="09:30"'],
    ['date and time', 'type="datetime-local"'],
    ['coloured button', 'background-color:rgb(0 128 64)'],
    ['icon button with a name', 'aria-label="Delete"'],
    ['overflow menu', 'aria-haspopup="menu"'],
    ['grid', '<span>Item A</span>'],
    ['columns', 'Left column'],
    ['chips', 'class="chip"'],
    ['divider', '<hr class="card-divider"/>'],
    ['collapsed widgets', 'aria-expanded="false"'],
    ['footer, filled by default', '<button type="button" class="card-button filled"><span>Save</span></button>'],
    ['carousel', 'Not drawn: carousel'],
    ['multiple choice', 'Not drawn: selectionInput MULTI_SELECT'],
    ['broken widget', 'Not drawn: textInput'],
  ])('%s', (_name, expected) => {
    expect(html).toContain(expected);
  });
});

describe('what a mail could bring', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  it.each<[string, object]>([
    ['text', { textParagraph: { text: hostile } }],
    ['decorated text', { decoratedText: { topLabel: hostile, text: hostile, bottomLabel: hostile } }],
    [
      'a choice',
      { selectionInput: { name: 'f', label: hostile, type: 'CHECK_BOX', items: [{ text: hostile, value: 'x' }] } },
    ],
    ['an entered value', { textInput: { name: 'f', label: hostile, value: hostile } }],
    ['a button', { buttonList: { buttons: [{ text: hostile }] } }],
    ['an unknown widget', { [hostile]: {} }],
  ])('%s shows it as text', (_name, json) => {
    const html = widget(json);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<img/);
  });

  it('a link to a script stays text', () => {
    expect(widget({ textParagraph: { text: '<a href="javascript:alert(1)">x</a>' } })).not.toContain('<a ');
  });

  it('a picture from the network does not load', () => {
    expect(widget({ image: { imageUrl: 'https://tracker.example/p.gif' } })).not.toContain('src=');
  });

  it('a button without anything to do cannot be pressed', () => {
    expect(widget({ buttonList: { buttons: [{ text: 'x' }] } })).toContain('disabled=""');
  });
});
