import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { beginSearch, type ContactSearch } from '../../../addon/state/contact-search.ts';
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

  it('is a field that suggests and searches, with a button, both with the key of the draft', () => {
    const inputs = widgetsOf(draftCard(makeDraftState(), fr)).flatMap((widget) =>
      'textInput' in widget && widget.textInput.name === 'contactQuery' ? [widget.textInput] : [],
    );
    const parameters = [{ key: 'idempotencyKey', value: id(2) }];
    expect(inputs).toEqual([
      {
        name: 'contactQuery',
        label: 'Chercher un contact',
        hintText: 'Nom, société ou adresse',
        onChangeAction: { function: 'onSearchContacts', parameters, loadIndicator: 'SPINNER' },
        autoCompleteAction: { function: 'onSuggestContacts', parameters: [], loadIndicator: 'SPINNER' },
      },
    ]);
    expect(actionsOf(draftCard(makeDraftState(), fr))).toContainEqual({
      function: 'onSearchContacts',
      parameters: { idempotencyKey: id(2) },
    });
  });

  it('is not there for whoever cannot link anybody', () => {
    expect(JSON.stringify(draftCard(makeDraftState({ draft: makeDraft({ me: transverse }) }), fr))).not.toContain(
      'contactQuery',
    );
  });

  it('puts what it found first, by the address it has in the CRM, and keeps the text', () => {
    const card = searched({ firstIds: [id(1003), id(1002)] });
    expect(selection(card, 'contacts')?.items.map(({ text, selected }) => [text, selected])).toEqual([
      ['Contact 3\u00a0· Acme\u00a0· contact3@acme.example', false],
      ['Contact 2\u00a0· Acme\u00a0· contact2@acme.example', false],
      ['Contact 1\u00a0· Acme\u00a0· expéditeur\u00a0· contact1@acme.example', true],
    ]);
    expect(wordsOf(card)).toContain('2\u00a0contacts trouvés');
    expect(wordsOf(card)).toContain('Chercher un contact\ndup');
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

describe('why a task would be transverse', () => {
  it.each([
    ['outside', 'Les contacts connus sont hors de vos comptes\u00a0: sans autre contact, la tâche sera transverse.'],
    ['notLinkable', 'Les contacts connus ne sont ni prospects ni clients\u00a0: sans autre contact, la tâche sera'],
    ['unknown', 'Aucun contact à proposer\u00a0: sans contact, la tâche sera transverse.'],
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
    expect(wordsOf(draftCard(opened, fr))).not.toContain('sera transverse');
  });
});

describe('who will see the task', () => {
  it.each([
    ['attached', 'Vous, les administrateurs et les commerciaux des comptes liés', 'reps of the linked accounts'],
    ['none', 'Vous, les administrateurs et ceux qui ont la liste', 'You, administrators and whoever has the list'],
  ] as const)('accounts %s', (accounts, inFrench, inEnglish) => {
    const me = makeMe({ creation: { allowed: true, accounts, missingRights: [] } });
    const state = makeDraftState({ draft: makeDraft({ me }) });
    expect(wordsOf(draftCard(state, fr))).toContain(`Qui verra cette tâche\n${inFrench}`);
    expect(wordsOf(draftCard(state, en))).toContain(inEnglish);
  });
});
