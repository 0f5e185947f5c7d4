import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { failureFor } from '../../../addon/state/failure.ts';
import { firstRunCard, type FirstRunState } from '../../../addon/views/first-run-card.ts';
import { actionsOf, widgetsOf, wordsOf } from '../../support/card-text.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');

const environments = [
  { name: 'demo', displayName: 'Démo' },
  { name: 'autre', displayName: 'Autre' },
];

function state(change: Partial<FirstRunState> = {}, offered = environments): FirstRunState {
  return {
    environments: { email: 'c@demo.example', environments: offered },
    reason: null,
    linked: null,
    expected: null,
    withNameField: false,
    ...change,
  };
}

const filled = (change: Partial<FirstRunState>, offered = environments) =>
  widgetsOf(firstRunCard(state(change, offered), fr)).flatMap((widget) =>
    'buttonList' in widget
      ? widget.buttonList.buttons.filter(({ type }) => type === 'FILLED').map(({ text }) => text)
      : [],
  );

const nameField = (change: Partial<FirstRunState>, offered = environments) =>
  widgetsOf(firstRunCard(state(change, offered), fr)).flatMap((widget) =>
    'textInput' in widget ? [widget.textInput.value ?? ''] : [],
  );

describe('first run', () => {
  it('says in three lines what will happen, and who is signed in', () => {
    const words = wordsOf(firstRunCard(state(), fr));
    expect(words).toContain('Relais propose une tâche');
    expect(words).toContain('Compte Google\nc@demo.example');
    expect(wordsOf(firstRunCard(state(), en))).toContain('Text and files leave only when you save.');
  });

  it('links with one click; among several none is more likely', () => {
    const card = firstRunCard(state(), fr);
    expect(wordsOf(card)).toContain('Relier à Démo\nRelier à Autre');
    expect(actionsOf(card)).toEqual([
      { function: 'onLink', parameters: { environment: 'demo' } },
      { function: 'onLink', parameters: { environment: 'autre' } },
    ]);
    expect(filled({})).toEqual([]);
    expect(filled({}, environments.slice(0, 1))).toEqual(['Relier à Démo']);
  });

  it('puts the environment that the deployment was made for first', () => {
    const card = firstRunCard(state({ expected: 'autre' }), fr);
    expect(actionsOf(card)[0]?.parameters).toEqual({ environment: 'autre' });
    expect(filled({ expected: 'autre' })).toEqual(['Relier à Autre']);
    expect(nameField({ expected: 'autre', withNameField: true })).toEqual(['']);
  });

  it('explains how to ask when there is none, and takes a typed name, filled in when it is known', () => {
    const card = firstRunCard(state({}, []), fr);
    expect(wordsOf(card)).toContain('Demandez à un administrateur');
    expect(actionsOf(card).map((action) => action.function)).toEqual(['onReopen', 'onLinkTyped']);
    expect(nameField({}, [])).toEqual(['']);
    expect(nameField({ expected: 'acme' }, [])).toEqual(['acme']);
  });

  it('says why a former link no longer works', () => {
    const card = firstRunCard(state({ reason: failureFor('user_disabled'), withNameField: true }), en);
    expect(wordsOf(card)).toContain('Access disabled');
    expect(card.name).toBe('error-user_disabled');
    expect(actionsOf(card).map((action) => action.function)).toContain('onLinkTyped');
  });

  it('does not offer again the one that failed', () => {
    const card = firstRunCard(state({ reason: failureFor('user_disabled'), linked: 'demo' }), fr);
    expect(actionsOf(card)).toEqual([
      { function: 'onReopen', parameters: {} },
      { function: 'onLink', parameters: { environment: 'autre' } },
    ]);
    const alone = firstRunCard(
      state({ reason: failureFor('user_disabled'), linked: 'demo' }, environments.slice(0, 1)),
      fr,
    );
    expect(actionsOf(alone).map((action) => action.function)).toEqual(['onReopen', 'onLinkTyped']);
    expect(wordsOf(alone)).not.toContain('Un clic suffit');
  });

  it('offers the others to whoever wants to change', () => {
    const card = firstRunCard(state({ linked: 'demo', withNameField: true }), fr);
    expect(card.header.title).toBe('Changer d’environnement');
    expect(wordsOf(card)).toContain('Relié à Démo en ce moment.');
    expect(actionsOf(card).map(({ parameters }) => parameters['environment'])).toEqual(['autre', undefined]);
  });

  it('names twenty and leaves the rest to the name field', () => {
    const many = Array.from({ length: 25 }, (_, n) => ({ name: `e${n}`, displayName: `E${n}` }));
    const card = firstRunCard(state({}, many), fr);
    expect(actionsOf(card).filter((action) => action.function === 'onLink')).toHaveLength(20);
    expect(wordsOf(card)).toContain('5 de plus');
    expect(nameField({}, many)).toEqual(['']);
  });
});
