import { describe, expect, it } from 'vitest';
import { isSentByMachine, markAutomaticSender } from '../../../addon/state/automatic-sender.ts';
import { makeDraft } from '../../support/draft-builders.ts';

const recipients = ['camille@demo.example'];
const mailWith = (header: string) => `From: a@lune.example\r\n${header}\r\nSubject: x\r\n\r\nBonjour`;

describe('a mail is of a machine', () => {
  it.each([
    'Auto-Submitted: auto-generated',
    'auto-submitted: auto-replied; owner="a"',
    'List-Id: <42.lettre.lune.example>',
    'List-ID: "La lettre"\r\n <42.lettre.lune.example>',
    'Precedence: bulk',
    'Precedence: Junk',
    'Feedback-ID: 1:2:3:envoi',
    'X-Auto-Response-Suppress: All',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
  ])('for its %j', (header) => {
    expect(isSentByMachine({ raw: mailWith(header), recipients })).toBe(true);
  });

  it('though a group of ours passed it on, if it says so', () => {
    const raw = mailWith('List-Id: <ventes.demo.example>\r\nAuto-Submitted: auto-generated');
    expect(isSentByMachine({ raw, recipients })).toBe(true);
  });
});

describe('a mail is of a person', () => {
  it.each([
    ['nothing', 'X-Mailer: y'],
    ['Auto-Submitted: no', 'Auto-Submitted: No'],
    ['an empty field', 'Feedback-ID:\r\nList-Id: '],
    ['Precedence: list', 'Precedence: list'],
    ['a group of ours', 'List-Id: Ventes <ventes.demo.example>\r\nPrecedence: bulk'],
    ['read receipts alone', 'X-Auto-Response-Suppress: RN, NRN'],
    ['a field in the text', 'X: y\r\n\r\nPrecedence: bulk'],
    ['a field in another', 'X-Note: a\r\n Precedence: bulk'],
  ])('with %s', (_what, header) => {
    expect(isSentByMachine({ raw: mailWith(header), recipients })).toBe(false);
  });

  it('when nothing could be read', () => {
    expect(isSentByMachine({ raw: '', recipients: [] })).toBe(false);
  });
});

it('reads a hostile header in linear time', () => {
  const raw = `List-Id: ${'<'.repeat(200_000)}\n${'Precedence:\n '.repeat(200_000)}`;
  const start = performance.now();
  expect(isSentByMachine({ raw, recipients })).toBe(true);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe('a draft whose sender is a machine', () => {
  const address = {
    address: 'lettre@lune.example',
    readable: 'lettre@lune.example',
    name: null,
    origin: 'from' as const,
    state: 'unknown' as const,
    contactIds: [],
    newContact: { name: 'Lettre', company: null },
  };
  const other = { ...address, address: 'b@lune.example', origin: 'to' as const };

  it('offers it no longer, and everybody else still', () => {
    const draft = makeDraft({ addresses: [address, other] });
    expect(markAutomaticSender(draft, () => true).addresses).toEqual([
      { ...address, state: 'automatic', newContact: null },
      other,
    ]);
    expect(markAutomaticSender(draft, () => false)).toBe(draft);
  });

  it('suggests its company still', () => {
    const draft = makeDraft({ addresses: [{ ...address, state: 'suggested' }] });
    expect(markAutomaticSender(draft, () => true).addresses).toMatchObject([{ state: 'suggested', newContact: null }]);
  });

  it.each([
    ['a contact', { ...address, state: 'matched' as const, newContact: null }],
    ['no sender', other],
  ])('is not asked about %s', (_what, asked) => {
    const draft = makeDraft({ addresses: [asked] });
    const ask = () => {
      throw new Error('asked');
    };
    expect(markAutomaticSender(draft, ask)).toBe(draft);
  });
});
