import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../support/google-services.ts';
import { renderAnswer } from '../../../addon/google/card-service.ts';
import { show } from '../../../addon/handlers/answer.ts';
import { translationFor } from '../../../addon/i18n/translation.ts';
import type { Widget } from '../../../addon/views/card.ts';
import { draftCard } from '../../../addon/views/draft-card.ts';
import { id, makeAddress, makeContact, makeDraft, makeDraftState } from '../../support/draft-builders.ts';

const hostile = '<a href="https://evil.example">x</a> & <b>';
const harmless = '&lt;a href="https://evil.example"&gt;x&lt;/a&gt; &amp; &lt;b&gt;';

function rendered(widget: Widget): unknown {
  return renderAnswer(show({ header: { title: hostile }, sections: [{ header: hostile, widgets: [widget] }] }));
}

describe('text in cards', () => {
  it('is escaped once where Google reads HTML', () => {
    const answer = rendered({ textParagraph: { text: [{ strong: hostile }, ' · ', hostile] } });
    expect(argumentsOf(answer, 'setText')).toEqual([`<b>${harmless}</b> · ${harmless}`]);
    expect(argumentsOf(answer, 'setHeader').filter((header) => typeof header === 'string')).toEqual([harmless]);
  });

  it('stays as it is where Google shows plain text', () => {
    const answer = rendered({ decoratedText: { topLabel: hostile, text: 'x', bottomLabel: 'a\nb', wrapText: true } });
    expect(argumentsOf(answer, 'setTitle')).toEqual([hostile]);
    expect(argumentsOf(answer, 'setTopLabel')).toEqual([hostile]);
    expect(argumentsOf(answer, 'setBottomLabel')).toEqual(['a b']);
  });

  it.each([
    ['<b>R&D</b> & Co &lt; AT&T', '‹b›R&D‹/b› & Co &\u2060lt; AT&T'],
    ['a&#60;b', 'a&\u2060#60;b'],
    ['Jeanne <jeanne@acme.example>', 'Jeanne ‹jeanne@acme.example›'],
    ['a\nb', 'a b'],
  ])('has nothing in an item %j that could be read as HTML', (text, shown) => {
    const items = [{ text, value: text, selected: false }];
    const answer = rendered({ selectionInput: { name: 'x', type: 'CHECK_BOX', items } });
    expect(argumentsOf(answer, 'addItem')).toEqual([shown]);
  });

  it.each([
    ['line breaks', 'a\r\nb\rc\nd', 'a<br>b<br>c<br>d'],
    ['right-to-left marks', 'facture\u202egpj.exe', 'facturegpj.exe'],
    ['isolates', '\u2066a\u2069', 'a'],
    ['control characters', 'a\u0000\u0007\u001b[31mb\u0085', 'a[31mb'],
    ['tabs', 'a\tb', 'a b'],
    ['entities', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ])('shows %s as they are meant', (_name, text, expected) => {
    expect(argumentsOf(rendered({ textParagraph: { text } }), 'setText')).toEqual([expected]);
  });

  it('carries no markup from subject, names, addresses and file names', () => {
    const draft = makeDraft({
      contacts: [makeContact(1, { name: hostile, company: hostile })],
      addresses: [makeAddress(1), makeAddress(2, { address: hostile, state: 'unknown', contactIds: [] })],
      savedBefore: [
        {
          id: id(3),
          number: 1,
          title: hostile,
          author: { id: id(1), name: hostile, email: 'x' },
          createdAt: '2026-11-12T13:05:00.000Z',
        },
      ],
    });
    const attachments = [{ index: 0, name: hostile, size: 1e9 }];
    const card = draftCard(makeDraftState({ subject: hostile, attachments, draft }), translationFor('fr', ''));
    const texts = argumentsOf(renderAnswer(show(card)), 'setText').map(String);
    expect(texts.filter((text) => text.includes('evil.example')).length).toBeGreaterThanOrEqual(3);
    for (const text of texts) expect(text.replace(/<\/?b>|<br>/g, '')).not.toMatch(/[<>]/);
    expect(texts.join('')).not.toContain('<a ');
    expect(texts.join('')).not.toContain(' & <b>');
  });
});
