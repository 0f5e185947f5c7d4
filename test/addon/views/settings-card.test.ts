import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { settingsCard } from '../../../addon/views/settings-card.ts';
import type { Settings } from '../../../shared/preferences/preferences.ts';
import { actionsOf, selection, widgetsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeContact, makeMe, makeSettings } from '../../support/draft-builders.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');

function chosen(settings: Settings, field: string): string[] {
  const items = selection(settingsCard(settings, fr), field)?.items ?? [];
  return items.filter(({ selected }) => selected).map(({ value }) => value);
}

const preferring = (change: Partial<Settings['preferences']>) =>
  makeSettings({ preferences: { ...makeSettings().preferences, ...change } });

describe('the settings card', () => {
  it('says who one is, where, and what that allows', () => {
    const words = wordsOf(settingsCard(makeSettings({ me: makeMe({ rights: ['sales', 'taskList'] }) }), fr));
    expect(words).toContain('Camille Martin\ncamille@demo.example');
    expect(words).toContain('Démo\ndemo');
    expect(words).toContain('Vos droits\nVous pouvez créer des tâches');
    expect(words).toContain('Vous voyez toutes les tâches sans compte.');
  });

  it('saves, forgets, goes back, disconnects, and changes environment', () => {
    const learned = [
      { contact: null, sourceKind: 'mail', type: type(), status: status(), savedAt: '2026-11-12T13:05:00.000Z' },
    ] as const;
    const functions = actionsOf(settingsCard(makeSettings({ learned: [...learned] }), fr)).map((each) => each.function);
    expect(functions).toEqual([
      'onForgetLearned',
      'onEnvironments',
      'onLinkTyped',
      'onReopen',
      'onDisconnect',
      'onSaveSettings',
    ]);
  });

  it('shows what is preferred, and the environment’s choice where nothing is', () => {
    const defaults = {
      mail: { typeId: id(11), statusId: null },
      // An archived type: it is no longer among those that can be preferred.
      event: { typeId: id(99), statusId: id(20) },
    };
    const settings = preferring({ language: 'en', description: 'new', defaults });
    expect(chosen(settings, 'language')).toEqual(['en']);
    expect(chosen(settings, 'description')).toEqual(['new']);
    expect(chosen(settings, 'mailType')).toEqual([id(11)]);
    expect(chosen(settings, 'mailStatus')).toEqual(['none']);
    expect(chosen(settings, 'eventType')).toEqual(['none']);
    expect(chosen(settings, 'eventStatus')).toEqual([id(20)]);
  });

  it('names the environment’s default of each kind of source', () => {
    const shown = settingsCard(makeSettings(), fr);
    const first = (field: string) => selection(shown, field)?.items[0]?.text;
    expect([first('mailType'), first('eventType')]).toEqual(['Par défaut (Devis)', 'Par défaut (Appel)']);
    expect([first('mailStatus'), first('eventStatus')]).toEqual(['Par défaut (À faire)', 'Par défaut (À faire)']);
  });

  it('keeps the preferred type among the hundred items that Google shows', () => {
    const types = Array.from({ length: 150 }, (_, n) => ({ id: id(2000 + n), label: `Type ${n}` }));
    const defaults = { mail: { typeId: id(2149), statusId: null }, event: { typeId: null, statusId: null } };
    const settings = { ...preferring({ defaults }), types };
    expect(selection(settingsCard(settings, fr), 'mailType')?.items).toHaveLength(100);
    expect(chosen(settings, 'mailType')).toEqual([id(2149)]);
  });

  it('lists what was learned in words, twenty at most', () => {
    const choice = { sourceKind: 'mail', type: type(), status: status(), savedAt: '2026-11-12T13:05:00.000Z' } as const;
    const learned = [
      { ...choice, contact: null },
      { ...choice, contact: null, sourceKind: 'event' as const },
      ...Array.from({ length: 30 }, (_, n) => ({ ...choice, contact: makeContact(n) })),
    ];
    const words = wordsOf(settingsCard(makeSettings({ learned }), fr));
    expect(words).toContain('Un mail, quel que soit le contact\nDevis\u00a0· À faire');
    expect(words).toContain('Une réunion, quel que soit le contact');
    expect(words).toContain('Contact 0\u00a0· Acme\u00a0· pour un mail\nDevis\u00a0· À faire');
    expect(words).toContain('Et 12\u00a0autres contacts.');
    expect(wordsOf(settingsCard(makeSettings(), en))).toContain('Nothing yet');
  });

  it('uses nothing that Gmail’s phones lack', () => {
    expect(widgetsOf(settingsCard(makeSettings(), fr)).some((widget) => 'dateTimePicker' in widget)).toBe(false);
  });
});

function type() {
  return { id: id(11), label: 'Devis' };
}

function status() {
  return { id: id(20), label: 'À faire', closed: false };
}
