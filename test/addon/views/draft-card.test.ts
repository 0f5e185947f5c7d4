import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import { parseSaveOrder } from '../../../addon/state/save-form.ts';
import type { Section } from '../../../addon/views/card.ts';
import { draftCard } from '../../../addon/views/draft-card.ts';
import { actionsOf, selection, widgetsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeAddress, makeContact, makeDraft, makeDraftState, makeMe } from '../../support/draft-builders.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');

describe('the draft card', () => {
  it('proposes title, type and status', () => {
    const card = draftCard(makeDraftState({ subject: 'Demande\r\n de devis' }), fr);
    expect(widgetsOf(card)[0]).toEqual({
      textInput: { name: 'title', label: 'Titre', value: 'Demande de devis' },
    });
    expect(selection(card, 'typeId')?.items).toEqual([
      { text: 'Appel', value: id(10), selected: false },
      { text: 'Devis', value: id(11), selected: true },
    ]);
    expect(selection(card, 'statusId')?.items).toHaveLength(1);
    expect(card.header).toEqual({ title: 'Nouvelle tâche', subtitle: 'Démo' });
  });

  it.each([
    ['fr', fr, '(sans objet)'],
    ['en', en, '(no subject)'],
  ])('names a message without a subject in %s', (_language, t, title) => {
    expect(wordsOf(draftCard(makeDraftState({ subject: '  ' }), t))).toContain(title);
  });

  it.each<[{ history: boolean; signature: boolean }, string, string]>([
    [{ history: false, signature: false }, 'Nouveau texte seulement', 'New text only'],
    [
      { history: true, signature: false },
      'Nouveau texte seulement (sans 3\u00a0lignes d’historique)',
      'New text only (without 3 lines of history)',
    ],
    [
      { history: false, signature: true },
      'Nouveau texte seulement (sans la signature)',
      'New text only (without the signature)',
    ],
    [
      { history: true, signature: true },
      'Nouveau texte seulement (sans 3\u00a0lignes d’historique et de signature)',
      'New text only (without 3 lines of history and signature)',
    ],
  ])('names what the new text does not have: %j', (what, inFrench, inEnglish) => {
    const text = { wholeStart: 'Oui', newStart: 'Oui', leftOut: { ...what, lines: 3 }, dates: [] };
    const labels = [fr, en].map(
      (t) => selection(draftCard(makeDraftState({ text }), t), 'description')?.items[1]?.text,
    );
    expect(labels).toEqual([inFrench, inEnglish]);
  });

  it('saves from the fixed footer, with the key and the limits of its draft', () => {
    const card = draftCard(makeDraftState(), fr);
    expect(card.fixedFooter?.primaryButton).toMatchObject({ text: 'Enregistrer', type: 'FILLED' });
    const save = actionsOf(card).find((action) => action.function === 'onSave');
    const form = { typeId: [id(11)], statusId: [id(20)], description: ['whole'] };
    const order = parseSaveOrder({ ...parseEvent({}), parameters: save?.parameters ?? {}, form });
    expect(order?.ticket).toEqual({ idempotencyKey: id(2), limits: makeDraft().limits, taskPage: null });
  });

  it('warns, and does not block, when the message was saved before', () => {
    const author = { id: id(5), name: 'Sacha Petit', email: 'sacha@demo.example' };
    const saved = { id: id(3), number: 7, title: 'Appel', author, createdAt: '2026-11-12T13:05:00.000Z' };
    const me = makeMe({ taskPage: 'https://relais.example/tasks/{id}' });
    const card = draftCard(
      makeDraftState({ draft: makeDraft({ me, savedBefore: [saved, saved, saved, saved, saved] }) }),
      fr,
    );
    const words = wordsOf(card);
    expect(words.split('Déjà enregistré')).toHaveLength(2);
    expect(words).toContain('n°\u00a07\u00a0· Appel');
    expect(words).toMatch(/Sacha Petit\u00a0· 12 nov\. 2026,? (à )?14:05/);
    expect(words).toContain('Et 2\u00a0autres fois.');
    expect(card.fixedFooter?.primaryButton.text).toBe('Enregistrer quand même');
    expect(JSON.stringify(card)).toContain(`https://relais.example/tasks/${id(3)}`);
  });

  it('names each contact in one line, with where its address was found, the address where it tells more, and why one is not ticked', () => {
    const contacts = [
      makeContact(1, { name: 'Jane Doe' }),
      makeContact(4, { name: 'Ines Roux' }),
      makeContact(5, { name: 'Anne Roy' }),
      makeContact(6, { name: 'Anne Roy' }),
      makeContact(2, { name: 'Jean Bernard', company: null, ticked: false }),
      makeContact(3, { name: 'Acme', company: null, ticked: false }),
    ];
    const addresses = [
      makeAddress(1),
      makeAddress(1, { address: 'jane@home.example', origin: 'body' }),
      ...[4, 5, 6].map((n) => makeAddress(n, { origin: 'cc' })),
      makeAddress(2, { state: 'ambiguous', origin: 'cc' }),
      makeAddress(3, { state: 'suggested', origin: 'to' }),
    ];
    const card = draftCard(makeDraftState({ draft: makeDraft({ contacts, addresses }) }), fr);
    expect(selection(card, 'contacts')?.items.map(({ text, selected }) => [text, selected])).toEqual([
      ['Jane Doe\u00a0· Acme\u00a0· expéditeur, dans le texte\u00a0· contact1@acme.example, jane@home.example', true],
      ['Ines Roux\u00a0· Acme\u00a0· en copie', true],
      ['Anne Roy\u00a0· Acme\u00a0· en copie\u00a0· contact5@acme.example', true],
      ['Anne Roy\u00a0· Acme\u00a0· en copie\u00a0· contact6@acme.example', true],
      ['Jean Bernard\u00a0· en copie\u00a0· contact2@acme.example\u00a0· plusieurs fiches ont cette adresse', false],
      ['Acme\u00a0· destinataire\u00a0· contact3@acme.example\u00a0· proposé d’après l’adresse', false],
    ]);
  });

  it.each([
    ['none to offer', { contacts: [], addresses: [] }, 'Aucun contact à proposer'],
    ['none ticked', { contacts: [makeContact(1, { ticked: false })] }, 'Si aucun contact n’est coché'],
  ])('says that the task will have no account: %s', (_why, change, words) => {
    expect(wordsOf(draftCard(makeDraftState({ draft: makeDraft(change) }), fr))).toContain(words);
    expect(wordsOf(draftCard(makeDraftState(), fr))).not.toMatch(/transverse|sans compte/);
  });

  it('names the ticked accounts whose other reps will be able to read the task', () => {
    const contacts = [
      makeContact(1, { name: 'Jane Doe', company: 'Acme', otherReps: true }),
      makeContact(2, { name: 'Acme', company: null, otherReps: true }),
      makeContact(3, { name: 'Globex', company: null, otherReps: true }),
      makeContact(4, { name: 'Initech', company: null, otherReps: true, ticked: false }),
      makeContact(5, { name: 'Umbrella', company: null }),
    ];
    const words = (offered: typeof contacts) =>
      wordsOf(draftCard(makeDraftState({ draft: makeDraft({ contacts: offered }) }), fr));
    expect(words(contacts)).toContain('Pourront aussi lire la tâche, les commerciaux de\u00a0: Acme, Globex.');
    expect(words(contacts.slice(3))).not.toContain('Pourront aussi lire');
    const many = Array.from({ length: 100 }, (_, n) =>
      makeContact(n, { company: `Société ${String(n)} ${'x'.repeat(200)}`, otherReps: true }),
    );
    expect(words(many)).toMatch(/Pourront aussi lire la tâche, .* et 95\u00a0autres\./);
    const line = words(many)
      .split('\n')
      .find((each) => each.startsWith('Pourront aussi lire'));
    expect((line ?? '').length).toBeLessThan(450);
  });

  it('offers 100 contacts and counts the rest', () => {
    const contacts = Array.from({ length: 130 }, (_, n) => makeContact(n));
    const card = draftCard(makeDraftState({ draft: makeDraft({ contacts }) }), fr);
    expect(selection(card, 'contacts')?.items).toHaveLength(100);
    expect(wordsOf(card)).toContain('Et 30\u00a0autres contacts');
  });

  it('says what was left out and why, without the name of what is outside', () => {
    const contacts = [
      makeContact(9, { name: 'Imprimeur', company: null, relation: 'other', linkable: false, ticked: false }),
    ];
    const addresses = (['unknown', 'outside', 'colleague', 'self', 'automatic'] as const).map((state, n) =>
      makeAddress(n, { state, contactIds: [], origin: 'to' }),
    );
    addresses.push(makeAddress(9, { state: 'notLinkable' }));
    const draft = makeDraft({ contacts, addresses });
    const card = draftCard(makeDraftState({ draft, addressesOverLimit: 12 }), fr);
    const section = card.sections.find(({ collapsible }) => collapsible === true);
    expect(section?.header).toBe('18\u00a0adresses laissées de côté');
    // Colleagues, oneself and automatic addresses need nothing from the rep.
    expect(section?.uncollapsibleWidgetsCount).toBe(3);
    const words = wordsOf({ header: { title: '' }, sections: section ? [section] : [] });
    expect(words).toContain('Absents du CRM\ncontact0@acme.example\u00a0· destinataire');
    expect(words).toContain('Connus, hors de vos comptes\ncontact1@acme.example\u00a0· destinataire');
    expect(words).toContain('Ni prospects ni clients\nImprimeur\u00a0· contact9@acme.example\u00a0· expéditeur');
    expect(words).toContain('12\u00a0adresses au-delà');
    expect(words).toContain('Collègues');
    expect(words).toContain('Vous');
    expect(words).toContain('Adresses automatiques');
    expect(selection(card, 'contacts')).toBeUndefined();
  });

  it('stays small for a mail to 500 strangers', () => {
    const addresses = Array.from({ length: 500 }, (_, n) => makeAddress(n, { state: 'unknown', contactIds: [] }));
    const card = draftCard(makeDraftState({ draft: makeDraft({ contacts: [], addresses }) }), fr);
    expect(wordsOf(card)).toContain('et 480\u00a0autres');
    expect(card.sections.find(({ collapsible }) => collapsible === true)?.uncollapsibleWidgetsCount).toBe(0);
    expect(JSON.stringify(card).length).toBeLessThan(10_000);
  });

  it.each([
    [1, 'Pièce jointe'],
    [2, '2\u00a0pièces jointes\u00a0· 2\u00a0ko'],
  ])('heads %i files without repeating the size of a single one', (count, label) => {
    const attachments = Array.from({ length: count }, (_, index) => ({ index, name: 'a.pdf', size: 1024 }));
    expect(selection(draftCard(makeDraftState({ attachments }), fr), 'attachments')?.label).toBe(label);
  });

  it('ticks the files that fit, with sizes, and names the others', () => {
    const limits = { ...makeDraft().limits, maxFileBytes: 2_000_000, maxFiles: 2 };
    const attachments = [
      { index: 0, name: 'devis.pdf', size: 1_258_291 },
      { index: 1, name: 'film.mov', size: 60_000_000 },
      { index: 2, name: ' ', size: 0 },
      { index: 3, name: 'notes.txt', size: 2048 },
    ];
    const card = draftCard(makeDraftState({ attachments, draft: makeDraft({ limits }), inlineImageCount: 2 }), fr);
    expect(selection(card, 'attachments')?.items).toEqual([
      { text: 'devis.pdf\u00a0· 1,2\u00a0Mo', value: '0', selected: true },
      { text: '(sans nom)\u00a0· 0\u00a0octet', value: '2', selected: true },
    ]);
    expect(wordsOf(card)).toContain('film.mov\u00a0· 57,2\u00a0Mo\u00a0· trop volumineux');
    expect(wordsOf(card)).toContain('notes.txt\u00a0· 2\u00a0ko\u00a0· au-delà du nombre de fichiers permis');
    expect(wordsOf(card)).toContain('Les 2\u00a0images du texte seront conservées.');
  });

  it('explains to whom may only make tasks without an account what will happen', () => {
    const me = makeMe({ rights: ['taskList'], creation: { allowed: true, accounts: 'none', missingRights: [] } });
    const words = wordsOf(draftCard(makeDraftState({ draft: makeDraft({ me, contacts: [] }) }), fr));
    expect(words).toContain('que des tâches sans compte.');
    expect(words).toContain('La tâche ne sera attribuée à personne.');
    expect(words).not.toContain('vous sera attribuée');
  });

  it('keeps the whole message unless the rep chooses otherwise', () => {
    expect(selection(draftCard(makeDraftState(), en), 'description')?.items).toEqual([
      { text: 'Whole mail', value: 'whole', selected: true },
      { text: 'New text only', value: 'new', selected: false },
    ]);
  });

  it('has title, type, contacts, due date and files in sight, and the rest in one folded section', () => {
    const attachments = [
      { index: 0, name: 'a.pdf', size: 1 },
      { index: 1, name: 'b.pdf', size: 1 },
      { index: 2, name: 'c.pdf', size: 1 },
    ];
    const addresses = [makeAddress(1), makeAddress(2, { state: 'self', contactIds: [] })];
    const card = draftCard(makeDraftState({ attachments, draft: makeDraft({ addresses }) }), fr);
    const inputs = (section: Section) =>
      section.widgets.flatMap((widget) => {
        if ('textInput' in widget) return [widget.textInput.name];
        return 'selectionInput' in widget ? [widget.selectionInput.name] : [];
      });
    const folded = card.sections.filter(({ collapsible }) => collapsible === true);
    expect(card.sections.filter((section) => !folded.includes(section)).flatMap(inputs)).toEqual([
      'title',
      'typeId',
      'contacts',
      'due',
      'attachments',
      'noFiles',
    ]);
    expect(folded.map(({ header, uncollapsibleWidgetsCount }) => [header, uncollapsibleWidgetsCount])).toEqual([
      ['Plus', 0],
    ]);
    expect(folded.flatMap(inputs)).toEqual(['statusId', 'description']);
    const words = wordsOf({ header: { title: '' }, sections: folded });
    for (const text of ['La tâche vous sera attribuée.', 'Aperçu', 'Qui verra cette tâche', 'contact2@acme.example']) {
      expect(words).toContain(text);
    }
  });

  it.each([
    [
      'a status that was learned',
      { defaults: { statusId: id(21), statusFrom: 'contact' } },
      {},
      ['statusId'],
      'Statut\u00a0: comme',
    ],
    ['a learned status that is the usual one', { defaults: { statusFrom: 'contact' } }, {}, [], null],
    ['a status that the rep chose', {}, { statusId: id(21) }, ['statusId'], null],
    ['a colleague', {}, { assigneeId: id(7) }, ['assigneeId'], null],
    ['the rep by name', {}, { assigneeId: id(1) }, [], null],
    ['the new text alone', {}, { description: 'new' }, ['description'], null],
    ['the new text alone, as always', { preferences: { description: 'new' } }, { description: 'new' }, [], null],
  ] as const)('unfolds what deviates from the usual, and says it: %s', (...row) => {
    const [, change, chosen, names, said] = row;
    const plain = makeDraft();
    const draft = makeDraft({
      statuses: [...plain.statuses, { id: id(21), label: 'Fait', closed: true }],
      assignees: [...plain.assignees, { id: id(7), name: 'Sacha Petit', email: 'sacha@demo.example' }],
      defaults: {
        ...plain.defaults,
        usual: { typeId: plain.defaults.typeId, statusId: plain.defaults.statusId },
        ...('defaults' in change ? change.defaults : {}),
      },
      preferences: { ...plain.preferences, ...('preferences' in change ? change.preferences : {}) },
    });
    const state = makeDraftState({ draft });
    const card = draftCard({ ...state, entry: { ...state.entry, ...chosen } }, fr);
    const more = card.sections.find(({ header }) => header === 'Plus');
    const unfolded = more?.widgets.slice(0, more.uncollapsibleWidgetsCount) ?? [];
    expect(unfolded.flatMap((widget) => ('selectionInput' in widget ? [widget.selectionInput.name] : []))).toEqual(
      names,
    );
    const words = wordsOf({ header: { title: '' }, sections: [{ widgets: unfolded }] });
    if (said === null) expect(words).not.toContain('comme');
    else expect(words).toContain(said);
    expect(actionsOf(card).find((action) => action.function === 'onSave')?.parameters['shown']).toBe(
      JSON.stringify({
        statusId: draft.defaults.statusId,
        assigneeId: null,
        description: state.entry.description,
        ...chosen,
      }),
    );
  });

  it.each([
    ['learned from the contact', 'contact', 'Type\u00a0: comme la dernière fois avec ce contact.'],
    ['learned from mails', 'kind', 'Type\u00a0: comme votre dernier mail enregistré.'],
    ['preferred', 'preference', null],
  ] as const)('says why the type is another than usual: %s', (_case, typeFrom, words) => {
    const { defaults } = makeDraft();
    const usual = { typeId: id(10), statusId: defaults.statusId };
    const card = draftCard(makeDraftState({ draft: makeDraft({ defaults: { ...defaults, typeFrom, usual } }) }), fr);
    if (words === null) expect(wordsOf(card)).not.toContain('Type\u00a0: ');
    else expect(wordsOf(card)).toContain(words);
  });

  it('shows a date of the text without opening the list, whose last item is another date', () => {
    const dates = [{ day: '2026-12-04', words: 'avant le 4 décembre', deadline: true }];
    const text = { ...makeDraftState().text, dates };
    const card = draftCard(makeDraftState({ text }), fr);
    expect(wordsOf(card)).toContain('Date dans le texte\n«\u00a0avant le 4 décembre\u00a0»\u00a0· ven. 4 déc.');
    expect(selection(card, 'due')?.items.at(-1)).toEqual({ text: 'Autre date…', value: 'other', selected: false });
    expect(JSON.stringify(card)).not.toContain('dateTimePicker');
    const onPhone = draftCard(makeDraftState({ text, phone: true, datePicker: false }), fr);
    expect(JSON.stringify(onPhone)).not.toContain('Autre date');
  });

  it.each([
    [3, [0, 1, 2], true],
    [3, [0], true],
    [3, [], true],
    [2, [0], false],
    [2, [], false],
  ])('with %i files, of which %j are wanted, has one tick for all of them: %s', (count, wanted, ticked) => {
    const attachments = Array.from({ length: count }, (_, index) => ({ index, name: 'a.pdf', size: 1 }));
    const state = makeDraftState({ attachments });
    const card = draftCard({ ...state, entry: { ...state.entry, attachments: wanted } }, fr);
    expect(selection(card, 'noFiles')?.items).toEqual(
      ticked ? [{ text: 'Ne joindre aucun fichier', value: 'none', selected: wanted.length === 0 }] : undefined,
    );
    const shown = selection(card, 'attachments')
      ?.items.filter(({ selected }) => selected)
      .map(({ value }) => value);
    // Without any, all stay ticked below the tick that holds, so that one more click brings them back.
    expect(shown).toEqual((ticked && wanted.length === 0 ? [0, 1, 2] : wanted).map(String));
  });

  it('has Save in its body too on a phone, where Google documents no footer', () => {
    const saves = (phone: boolean) =>
      actionsOf(draftCard(makeDraftState({ phone }), fr)).filter((action) => action.function === 'onSave');
    expect(saves(false)).toHaveLength(1);
    const [inBody, inFooter] = saves(true);
    expect(inBody).toBeDefined();
    expect(inBody).toEqual(inFooter);
  });

  it('is under 40 KB for 20 addresses and 10 files', () => {
    const contacts = Array.from({ length: 20 }, (_, n) => makeContact(n));
    const addresses = contacts.map((_, n) => makeAddress(n));
    const attachments = Array.from({ length: 10 }, (_, index) => ({ index, name: `fichier ${index}.pdf`, size: 1e5 }));
    const card = draftCard(makeDraftState({ attachments, draft: makeDraft({ contacts, addresses }) }), fr);
    expect(JSON.stringify(card).length).toBeLessThan(40_000);
  });
});
