import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { beginSearch, type ContactSearch } from '../../../addon/state/contact-search.ts';
import { contactSearchCard } from '../../../addon/views/contact-search-card.ts';
import { draftCard } from '../../../addon/views/draft-card.ts';
import type { DraftAddress, NewContact } from '../../../shared/capture/draft.ts';
import { actionsOf, selection, widgetsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeAddress, makeContact, makeDraft, makeDraftState, makeMe } from '../../support/draft-builders.ts';

const fr = translationFor('fr', '');
const en = translationFor('en', '');
const transverse = makeMe({ creation: { allowed: true, accounts: 'none', missingRights: [] } });

function unknown(newContact: NewContact | null, change: Partial<DraftAddress> = {}): DraftAddress {
  return makeAddress(5, { address: 'marie@acme.example', state: 'unknown', contactIds: [], newContact, ...change });
}

function cardOf(addresses: DraftAddress[], t = fr) {
  return draftCard(makeDraftState({ draft: makeDraft({ contacts: [], addresses }) }), t);
}

describe('a new contact', () => {
  it.each([
    {
      where: 'in a new company',
      company: { id: null, name: 'Acme' },
      words: 'nouvelle société «\u00a0Acme\u00a0»\u00a0· prospect',
      carried: { companyName: 'Acme' },
    },
    { where: 'in a known company', company: { id: id(9), name: 'Acme' }, words: 'Acme', carried: { companyId: id(9) } },
    { where: 'alone', company: null, words: 'sans société\u00a0· prospect', carried: {} },
  ])('$where is named as it will be, with a button that carries it', ({ company, words, carried }) => {
    const card = cardOf([unknown({ name: 'Marie Duval', company })]);
    expect(wordsOf(card)).toContain(`Marie Duval\u00a0· ${words}\nmarie@acme.example\u00a0· expéditeur`);
    expect(actionsOf(card).find((action) => action.function === 'onAddContact')?.parameters).toEqual({
      shown: JSON.stringify({ statusId: id(20), assigneeId: null, description: 'whole' }),
      idempotencyKey: id(2),
      address: 'marie@acme.example',
      name: 'Marie Duval',
      ...carried,
    });
    expect(wordsOf(card)).not.toContain('laissée de côté');
  });

  it('of a suggested company is the person behind it', () => {
    const company = { id: id(1001), name: 'Acme' };
    const address = unknown({ name: 'Marie Duval', company }, { state: 'suggested', contactIds: [id(1001)] });
    const draft = makeDraft({
      contacts: [makeContact(1, { name: 'Acme', company: null, ticked: false })],
      addresses: [address],
    });
    const card = draftCard(makeDraftState({ draft }), en);
    expect(wordsOf(card)).toContain('Marie Duval\u00a0· Acme');
    expect(selection(card, 'contacts')?.items).toHaveLength(1);
  });

  it('is not offered when the draft has none, nor without accounts; the address is still named', () => {
    expect(wordsOf(cardOf([unknown(null)]))).toContain('Absents du CRM\nmarie@acme.example');
    const addresses = [unknown({ name: 'Marie Duval', company: null })];
    const card = draftCard(makeDraftState({ draft: makeDraft({ me: transverse, contacts: [], addresses }) }), fr);
    expect(actionsOf(card).map((action) => action.function)).toEqual(['onSave']);
    expect(wordsOf(card)).toContain('marie@acme.example');
  });

  it('makes few buttons of a mail to 500 strangers, and counts the others', () => {
    const many = Array.from({ length: 500 }, (_, n) =>
      unknown({ name: `Personne ${n}`, company: null }, { address: `p${n}@inconnu.example` }),
    );
    const card = cardOf(many);
    expect(actionsOf(card).filter((action) => action.function === 'onAddContact')).toHaveLength(5);
    expect(wordsOf(card)).toContain('et 475\u00a0autres');
    expect(JSON.stringify(card).length).toBeLessThan(12_000);
  });
});

describe('the search for contacts', () => {
  const contacts = [makeContact(1), makeContact(2, { ticked: false }), makeContact(3, { ticked: false })];
  const searched = (contactSearch: Partial<ContactSearch>, t = fr) =>
    draftCard(
      makeDraftState({ draft: makeDraft({ contacts }), contactSearch: { ...beginSearch('dup'), ...contactSearch } }),
      t,
    );

  it('opens from the draft card, with what the folded section shows', () => {
    const open = actionsOf(draftCard(makeDraftState(), fr)).find((action) => action.function === 'onOpenSearch');
    expect(wordsOf(draftCard(makeDraftState(), fr))).toContain('Ajouter un contact');
    expect(open?.parameters).toEqual({
      idempotencyKey: id(2),
      shown: JSON.stringify({ statusId: id(20), assigneeId: null, description: 'whole' }),
    });
  });

  it('is a card with a field that suggests and searches, and a button, both with what the draft card held', () => {
    const carried = { idempotencyKey: id(2), entry: '{}' };
    const card = contactSearchCard(beginSearch(''), carried, fr);
    const inputs = widgetsOf(card).flatMap((widget) => ('textInput' in widget ? [widget.textInput] : []));
    const parameters = Object.entries(carried).map(([key, value]) => ({ key, value }));
    expect(inputs).toEqual([
      {
        name: 'contactQuery',
        label: 'Chercher un contact',
        hintText: 'Nom, société ou adresse',
        onChangeAction: { function: 'onSearchContacts', parameters, loadIndicator: 'SPINNER' },
        autoCompleteAction: { function: 'onSuggestContacts', parameters: [], loadIndicator: 'SPINNER' },
      },
    ]);
    expect(actionsOf(card)).toEqual([
      { function: 'onSearchContacts', parameters: carried },
      { function: 'onBackToDraft', parameters: carried },
    ]);
    // Leaving a field that changed is a callback, which swallows the click that left it.
    expect(JSON.stringify(card)).not.toContain('onSave');
    expect(JSON.stringify(draftCard(makeDraftState(), fr))).not.toContain('onChangeAction');
  });

  it('is not there for whoever cannot link anybody', () => {
    expect(JSON.stringify(draftCard(makeDraftState({ draft: makeDraft({ me: transverse }) }), fr))).not.toContain(
      'onOpenSearch',
    );
  });

  it('puts what it found first, by the address it has in the CRM, and keeps the text', () => {
    const card = searched({ firstIds: [id(1003), id(1002)] });
    expect(selection(card, 'contacts')?.items.map(({ text, selected }) => [text, selected])).toEqual([
      ['Contact 3\u00a0· Acme\u00a0· contact3@acme.example', false],
      ['Contact 2\u00a0· Acme\u00a0· contact2@acme.example', false],
      ['Contact 1\u00a0· Acme\u00a0· expéditeur', true],
    ]);
    expect(wordsOf(card)).toContain('2\u00a0contacts trouvés');
    expect(actionsOf(card).find((action) => action.function === 'onOpenSearch')?.parameters).toMatchObject({
      query: 'dup',
    });
  });

  it.each([
    {
      what: 'nothing',
      search: { nothing: true },
      french: ['Aucun contact ne correspond à «\u00a0dup\u00a0»'],
      english: ['No contact matches “dup”'],
    },
    { what: 'more', search: { more: true, firstIds: [id(1002)] }, french: ['ajoutez un mot'], english: ['add a word'] },
    {
      what: 'what cannot be linked',
      search: {
        notLinkable: [
          { ...makeContact(8, { name: 'Imprimeur' }), relation: 'other' as const },
          makeContact(9, { name: 'Voisin', company: null }),
        ],
      },
      french: ['Imprimeur\u00a0· Acme\u00a0· ni prospect ni client', 'Voisin\u00a0· hors de vos comptes'],
      english: ['Imprimeur\u00a0· Acme\u00a0· neither prospect nor client', 'Voisin\u00a0· outside your accounts'],
    },
  ])('says that there is $what', ({ search, french, english }) => {
    for (const text of french) expect(wordsOf(searched(search))).toContain(text);
    for (const text of english) expect(wordsOf(searched(search, en))).toContain(text);
  });

  it('shows no more of a long text than it needs to', () => {
    expect(wordsOf(searched({ query: 'x'.repeat(900), nothing: true }))).toContain(`«\u00a0${'x'.repeat(59)}…\u00a0»`);
  });
});

describe('why a task would have no account', () => {
  it.each([
    ['outside', 'Les contacts connus sont hors de vos comptes\u00a0: sans autre contact, la tâche sera sans compte.'],
    ['notLinkable', 'Les contacts connus ne sont ni prospects ni clients\u00a0: sans autre contact, la tâche sera'],
    ['unknown', 'Aucun contact à proposer\u00a0: la tâche sera sans compte.'],
  ] as const)('%s', (state, words) => {
    expect(wordsOf(cardOf([makeAddress(1, { state, contactIds: [] })]))).toContain(words);
  });

  it.each([
    ['outside', 'Ils ne seront pas liés à la tâche.', 'They will not be linked to the task.'],
    [
      'notLinkable',
      'Seuls les prospects et les clients peuvent être liés.',
      'Only prospects and clients can be linked.',
    ],
  ] as const)('an address that is %s beside a linked contact says what becomes of it', (state, inFrench, inEnglish) => {
    const addresses = [makeAddress(1), makeAddress(2, { state, contactIds: [] })];
    const opened = makeDraftState({ draft: makeDraft({ addresses }) });
    expect(wordsOf(draftCard(opened, fr))).toContain(inFrench);
    expect(wordsOf(draftCard(opened, en))).toContain(inEnglish);
    expect(wordsOf(draftCard(opened, fr))).not.toContain('sera sans compte');
  });
});

describe('who will see the task', () => {
  it.each([
    [
      'a contact',
      { contacts: [makeContact(1)] },
      'Vous, les administrateurs et les commerciaux de ces comptes\u00a0: Acme.',
      'You, administrators and the reps of these accounts: Acme.',
    ],
    [
      'nobody',
      { contacts: [makeContact(1, { ticked: false })] },
      'Vous, les administrateurs et ceux qui ont la liste des tâches commerciales.',
      'You, administrators and whoever has the list of sales tasks.',
    ],
    [
      'many',
      { contacts: Array.from({ length: 8 }, (_, n) => makeContact(n, { company: `Société ${n}` })) },
      'Société 3, Société 4 et 3\u00a0autres.',
      'Société 3, Société 4 and 3 others.',
    ],
  ])('with %s ticked', (...row) => {
    const [, change, inFrench, inEnglish] = row;
    const state = makeDraftState({ draft: makeDraft(change) });
    expect(wordsOf(draftCard(state, fr))).toContain('Qui verra cette tâche');
    expect(wordsOf(draftCard(state, fr))).toContain(inFrench);
    expect(wordsOf(draftCard(state, en))).toContain(inEnglish);
  });

  it('names the colleague whom it is assigned to', () => {
    const sacha = { id: id(7), name: 'Sacha Petit', email: 'sacha@demo.example' };
    const state = makeDraftState({ draft: makeDraft({ assignees: [...makeDraft().assignees, sacha] }) });
    const assigned = { ...state, entry: { ...state.entry, assigneeId: sacha.id } };
    expect(wordsOf(draftCard(assigned, fr))).toContain('Vous, Sacha Petit, les administrateurs et');
  });
});
