import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import type { AgendaMeeting } from '../../../addon/state/agenda.ts';
import type { HomeState } from '../../../addon/state/home-state.ts';
import { homeCard } from '../../../addon/views/home-card.ts';
import type { DaySave } from '../../../shared/capture/home.ts';
import { contractVersion } from '../../../shared/version.ts';
import { actionsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeFailedSave, makeHome, makeMe } from '../../support/draft-builders.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');

function state(change: Partial<HomeState> = {}): HomeState {
  return { home: makeHome(), agenda: { outcome: 'read', meetings: [] }, failedSaves: [], ...change };
}

function save(n: number, change: Partial<DaySave> = {}): DaySave {
  return {
    id: id(n),
    number: n,
    title: `Titre ${n}`,
    type: { id: id(11), label: 'Devis' },
    status: { id: id(20), label: 'À faire', closed: false },
    createdAt: '2026-11-23T09:05:00.000Z',
    undoUntil: null,
    undoneAt: null,
    ...change,
  };
}

function meeting(change: Partial<AgendaMeeting> = {}): AgendaMeeting {
  return {
    title: 'Point de chantier',
    start: { instant: '2026-11-23T13:00:00.000Z' },
    end: { instant: '2026-11-23T14:00:00.000Z' },
    url: 'https://www.google.com/calendar/event?eid=x',
    asked: { keys: ['event:x'], addresses: ['a@b.example'] },
    ...change,
  };
}

const functions = (home: HomeState) => actionsOf(homeCard(home, fr)).map((action) => action.function);

describe('the homepage', () => {
  it('says that nothing happened yet, who one is, where, and which versions', () => {
    const words = wordsOf(homeCard(state(), fr));
    expect(words).toContain('Enregistré aujourd’hui\nRien pour l’instant.');
    expect(words).toContain('Vos réunions externes du jour\nAucune aujourd’hui.');
    expect(words).toContain('Compte et environnement\ncamille@demo.example\u00a0· Démo');
    expect(words).toContain(`Module ${contractVersion}\u00a0· service ${contractVersion}`);
    expect(functions(state())).toEqual(['onOpenSettings', 'onRefreshHome']);
    expect(wordsOf(homeCard(state(), en))).toContain('Saved today\nNothing so far.');
  });

  it('lists the saves of the day, to be undone while that is possible', () => {
    const saves = [
      save(42, { undoUntil: '2026-11-23T09:15:00.000Z' }),
      save(41, { contact: { name: 'Jeanne Roux', more: 0 } }),
      save(39, { contact: { name: 'Boréal', more: 2 } }),
      save(40, { undoneAt: '2026-11-23T09:06:00.000Z' }),
    ];
    const home = state({ home: makeHome({ saves, moreSaves: 5 }) });
    const words = wordsOf(homeCard(home, fr));
    expect(words).toContain('Enregistré aujourd’hui\u00a0: 8\u00a0tâches');
    expect(words).toContain('n°\u00a042\u00a0· Titre 42\n10:05\u00a0· Devis\u00a0· À faire');
    expect(words).toContain('Titre 41\n10:05\u00a0· Jeanne Roux\u00a0· Devis');
    expect(words).toContain('Titre 39\n10:05\u00a0· Boréal et 2\u00a0autres\u00a0· Devis');
    expect(words).toContain('Titre 40\n10:05\u00a0· annulée');
    expect(words).toContain('Et 5\u00a0autres');
    expect(actionsOf(homeCard(home, fr)).filter((each) => each.function === 'onUndoAtHome')).toEqual([
      { function: 'onUndoAtHome', parameters: { taskId: id(42) } },
    ]);
  });

  it('opens saves on the web when there are pages', () => {
    const me = makeMe({ taskPage: 'https://relais.example/tasks/{id}' });
    const saves = [save(42, { undoUntil: '2026-11-23T09:15:00.000Z' }), save(41)];
    const json = JSON.stringify(homeCard(state({ home: makeHome({ me, saves }) }), fr));
    expect(json).toContain(`https://relais.example/tasks/${id(42)}`);
    expect(json).toContain(`https://relais.example/tasks/${id(41)}`);
  });

  it('lists saves that failed, with the way to take them up and the way to leave them', () => {
    const failedSaves = [
      makeFailedSave({ entry: { ...makeFailedSave().entry, title: 'Mon titre' } }),
      makeFailedSave({ idempotencyKey: id(6), kind: 'event', code: 'invalid_request', webLink: null }),
    ];
    const card = homeCard(state({ failedSaves }), fr);
    const words = wordsOf(card);
    expect(words).toContain('2\u00a0enregistrements à reprendre');
    expect(words).toContain('Mon titre\n23 nov. 2026, 10:04\u00a0· Service injoignable\nOuvrir le mail\nOublier');
    expect(words).toContain('Une réunion\n23 nov. 2026, 10:04\u00a0· Demande refusée\nOublier');
    expect(JSON.stringify(card)).toContain('https://mail.google.com/mail/u/?authuser=camille%40demo.example#all/19');
    expect(actionsOf(card)).toContainEqual({
      function: 'onForgetFailedSave',
      parameters: { idempotencyKey: id(6) },
    });
  });

  it('links nowhere but to Google', () => {
    const failedSaves = [makeFailedSave({ webLink: 'https://mail.google.com.evil.example/mail/' })];
    const agenda = { outcome: 'read', meetings: [meeting({ url: 'javascript:alert(1)' })] } as const;
    const home = makeHome({ meetings: [{ external: true, task: null }] });
    expect(JSON.stringify(homeCard(state({ failedSaves, agenda, home }), fr))).not.toContain('openLink');
  });

  it('lists the meetings with people from elsewhere, captured or not', () => {
    const meetings = [
      meeting(),
      meeting({ title: 'Interne' }),
      meeting({ title: 'Salon', start: { date: '2026-11-23' }, end: { date: '2026-11-24' } }),
    ];
    const home = makeHome({
      meetings: [
        { external: true, task: null },
        { external: false, task: null },
        { external: true, task: { id: id(3), number: 12 } },
      ],
    });
    const words = wordsOf(homeCard(state({ home, agenda: { outcome: 'read', meetings } }), fr));
    expect(words).toContain('Point de chantier\n14:00 – 15:00\u00a0· à enregistrer');
    expect(words).not.toContain('Interne');
    expect(words).toContain('Salon\nToute la journée\u00a0· tâche n°\u00a012');
  });

  it('has the meetings of today before what was saved, in the order of the day, and a save to take up before both', () => {
    const meetings = [
      meeting({ title: 'Salon', start: { date: '2026-11-23' }, end: { date: '2026-11-24' } }),
      meeting({ title: 'Depuis hier', start: { instant: '2026-11-22T22:30:00.000Z' } }),
      meeting({ title: 'Le matin', start: { instant: '2026-11-23T08:00:00.000Z' } }),
    ];
    // A meeting that was saved stays at its hour.
    const states = [null, { id: id(3), number: 12 }, null].map((task) => ({ external: true, task }));
    const shown = state({
      failedSaves: [makeFailedSave()],
      agenda: { outcome: 'read', meetings },
      home: makeHome({ meetings: states, saves: [save(42)] }),
    });
    const words = wordsOf(homeCard(shown, fr));
    const places = ['à reprendre', 'Vos réunions', 'Salon', 'Depuis hier', 'Le matin', 'Titre 42'].map((text) =>
      words.indexOf(text),
    );
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('goes without meetings when it may not read them, or cannot, and says so', () => {
    const refused = homeCard(state({ agenda: { outcome: 'notGranted' } }), fr);
    expect(wordsOf(refused)).toContain('Lire vos événements');
    expect(actionsOf(refused).map((action) => action.function)).toContain('onAuthorize');
    expect(wordsOf(homeCard(state({ agenda: { outcome: 'failed' } }), en))).toContain('Google Calendar did not answer');
  });

  it.each([
    [{ version: contractVersion + 1, oldestAddOn: contractVersion + 1 }, 'trop ancien pour le service', 'déployer'],
    [{ version: contractVersion - 1, oldestAddOn: 1 }, 'plus ancien que ce module', 'mettre le service à jour'],
  ])('says when add-on and backend do not fit: %j', (contract, title, remedy) => {
    const words = wordsOf(homeCard(state({ home: makeHome({ me: makeMe({ contract }) }) }), fr));
    expect(words).toContain(title);
    expect(words).toContain(remedy);
  });

  it('says nothing of a backend that is newer and still serves this add-on', () => {
    const contract = { version: contractVersion + 5, oldestAddOn: contractVersion };
    const words = wordsOf(homeCard(state({ home: makeHome({ me: makeMe({ contract }) }) }), fr));
    expect(words).not.toContain('ancien');
  });

  it('tells a user without rights whom to ask', () => {
    const me = makeMe({ rights: [], creation: { allowed: false, accounts: 'none', missingRights: ['sales'] } });
    expect(wordsOf(homeCard(state({ home: makeHome({ me }) }), fr))).toContain('Demandez des droits');
  });
});
