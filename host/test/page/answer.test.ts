import { expect, it } from 'vitest';
import { parseAnswer, rootCard } from '../../page/cards/answer.ts';

const card = { header: { title: 'T' } };

it.each([
  ['a trigger', { action: { navigations: [{ pushCard: card }] } }, { navigations: [{ kind: 'push', card }] }],
  [
    'an action response',
    {
      renderActions: {
        action: {
          navigations: [{ updateCard: card }],
          notification: { text: 'Saved' },
          link: { url: 'https://x.example/' },
        },
      },
      stateChanged: true,
    },
    {
      navigations: [{ kind: 'update', card }],
      notification: 'Saved',
      link: { url: 'https://x.example/' },
      stateChanged: true,
    },
  ],
  [
    'going back',
    { renderActions: { action: { navigations: [{ pop: true }, { popToRoot: true }, { popToCard: 'home' }] } } },
    { navigations: [{ kind: 'pop' }, { kind: 'popToRoot' }, { kind: 'popToCard', name: 'home' }] },
  ],
  ['nothing', null, {}],
  ['what cannot be acted on', { renderActions: { hostAppAction: {} } }, { notDrawn: ['hostAppAction'] }],
  [
    'an authorization prompt',
    { basic_authorization_prompt: { authorization_url: 'https://x.example/', resource: 'X' } },
    { signIn: { url: 'https://x.example/', resource: 'X' } },
  ],
  ['a prompt of its own', { custom_authorization_prompt: {} }, { notDrawn: ['custom_authorization_prompt'] }],
  ['an unknown step', { action: { navigations: [{ endNavigation: {} }] } }, { notDrawn: ['navigation endNavigation'] }],
  ['something else', 'text', { notDrawn: ['answer'] }],
])('reads %s', (_name, json, expected) => {
  const empty = { navigations: [], notification: null, link: null, stateChanged: false, signIn: null, notDrawn: [] };
  expect(parseAnswer(json)).toEqual({ ...empty, ...expected });
});

it('offers several cards of a trigger as a list of their headers', () => {
  expect(rootCard([])).toBeNull();
  expect(rootCard([card])).toBe(card);
  const second = { name: 'second', header: { title: 'B', subtitle: 'b' } };
  const line = (text: string, bottomLabel: string, shown: object) => ({
    decoratedText: { text, bottomLabel, wrapText: true, onClick: { card: shown } },
  });
  expect(rootCard([card, second])).toEqual({ sections: [{ widgets: [line('T', '', card), line('B', 'b', second)] }] });
});
