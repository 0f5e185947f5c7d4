import { describe, expect, it } from 'vitest';
import { chooseInputs } from '../../scripts/capture/capture-choices.ts';
import type { DraftAddress } from '../../shared/capture/draft.ts';

const address = (text: string, ...contactIds: string[]): DraftAddress => ({
  address: text,
  readable: text,
  name: null,
  origin: 'to',
  state: contactIds.length > 0 ? 'matched' : 'unknown',
  contactIds,
  newContact: null,
});

const group = (name: string, items: readonly string[], selected: readonly string[]) => ({
  selectionInput: {
    name,
    type: name.endsWith('Id') ? 'DROPDOWN' : 'CHECK_BOX',
    items: items.map((value) => ({ text: `label of ${value}`, value, selected: selected.includes(value) })),
  },
});

const opened = {
  card: {
    sections: [
      {
        widgets: [
          { textInput: { name: 'title', value: 'Sujet' } },
          group('typeId', ['call', 'visit'], ['visit']),
          group('statusId', ['open', 'closed'], []),
          group('contacts', ['jeanne', 'one', 'two'], ['jeanne']),
          group('attachments', ['0', '1'], ['0', '1']),
        ],
      },
    ],
  },
  addresses: [
    address('jeanne@x.example', 'jeanne'),
    address('shared@x.example', 'one', 'two'),
    address('supplier@x.example', 'not-linkable'),
    address('info@xn--caf-dma.example', 'one'),
    address('"a b"@x.example', 'two'),
    address('who@x.example'),
  ],
};

const chosen = (choices: { type?: string; status?: string; contacts?: string[]; attachments?: boolean }) =>
  Object.fromEntries(
    Object.entries(chooseInputs(opened, { attachments: true, ...choices })).map(([name, input]) => [
      name,
      'stringInputs' in input ? input.stringInputs.value : null,
    ]),
  );

it('sends what is proposed when nothing is asked for; a drop-down without a mark has its first choice', () => {
  expect(chosen({})).toEqual({
    title: ['Sujet'],
    typeId: ['visit'],
    statusId: ['open'],
    contacts: ['jeanne'],
    attachments: ['0', '1'],
  });
});

it('chooses type and status by label, and no attachment', () => {
  const inputs = chosen({ type: 'label of call', status: 'label of closed', attachments: false });
  expect(inputs).toMatchObject({ typeId: ['call'], statusId: ['closed'] });
  expect(inputs).not.toHaveProperty('attachments');
});

describe('contacts', () => {
  it.each<[string, string[], string[]]>([
    ['one address instead of the ticked ones', ['SHARED@x.example'], ['one', 'two']],
    ['several addresses, each contact once', ['shared@x.example', 'info@café.example'], ['one', 'two']],
    ['a quoted local part', ['"a b"@x.example'], ['two']],
  ])('%s', (_title, contacts, expected) => {
    expect(chosen({ contacts })['contacts']).toEqual(expected);
  });

  it.each([
    ['an address of nobody', 'who@x.example'],
    ['a contact that the card shows but does not offer', 'supplier@x.example'],
    ['an address that is not in the source', 'contact@elsewhere.example'],
    ['what is no address', 'Jeanne'],
  ])('%s is not offered', (_title, wanted) => {
    expect(() => chosen({ contacts: ['jeanne@x.example', wanted] })).toThrow(
      expect.objectContaining({ code: 'contact_not_offered' }),
    );
  });
});

it.each([
  [{ type: 'Devis' }, 'type_not_offered'],
  [{ status: 'Devis' }, 'status_not_offered'],
])('%o is not offered', (choices, code) => {
  expect(() => chosen(choices)).toThrow(expect.objectContaining({ code }));
});
