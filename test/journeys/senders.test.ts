import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { cardOf, listChosen, openCard, people } from '../support/journey.ts';
import { mail, type MailParts } from '../support/mail.ts';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openBench({ worlds: sampleWorlds });
  expect(await bench.person(people.camille).link('demo')).toBe(true);
});

afterAll(() => bench.close());

/** A mail with more fields in its header. */
function mailWith(fields: string[], parts: MailParts) {
  return mailItem(Buffer.concat([Buffer.from(fields.map((field) => `${field}\r\n`).join('')), mail(parts)]));
}

const offers = (card: Parameters<typeof findAction>[0], address: string) =>
  findAction(card, 'onAddContact', { address }) !== null;

describe('a mail that a group passed on under its own address', () => {
  const from = 'Rosa Blum via Ventes <ventes@demo.example>';

  it.each([
    ['answers to the group', { from, replyTo: 'ventes@demo.example' }],
    ['answers to the sender', { from, replyTo: 'Rosa Blum <rosa@fleurs-blum.example>' }],
    ['encoded', { from: '=?utf-8?q?Rosa_Blum_via_Ventes?= <ventes@demo.example>' }],
  ])('is of the person who wrote it: %s', async (_what, parts) => {
    const fields = ['X-Original-From: Rosa Blum <rosa@fleurs-blum.example>', 'List-ID: <ventes.demo.example>'];
    const item = mailWith(fields, { ...parts, to: 'ventes@demo.example' });
    const card = await openCard(bench.person(people.camille), item);
    expect(offers(card, 'rosa@fleurs-blum.example')).toBe(true);
    expect(offers(card, 'ventes@demo.example')).toBe(false);
    expect(wordsOf(card)).toContain('Rosa Blum');
  });

  it('ticks the contact who wrote it', async () => {
    const item = mailWith(['X-Original-From: Jeanne Martin <jeanne.martin@acier-leman.example>'], {
      from: 'Jeanne Martin via Ventes <ventes@demo.example>',
      to: 'ventes@demo.example',
    });
    const card = await openCard(bench.person(people.camille), item);
    expect(listChosen(card, 'contacts')).toEqual([expect.stringContaining('Jeanne Martin')]);
  });

  it('asks Gmail for that header of no other mail', async () => {
    const opened = async (sender: string) => {
      const { serviceCalls } = await bench.person(people.camille).open(mailItem(mail({ from: sender })));
      return serviceCalls['GmailMessage.getHeader'] ?? 0;
    };
    const known = 'Jeanne Martin <jeanne.martin@acier-leman.example>';
    expect((await opened(from)) - (await opened(known))).toBe(1);
  });
});

describe('a mail whose header says that a machine sent it', () => {
  const from = 'Lettre Lune <lettre@lune-presse.example>';

  it.each(['List-Id: <12.lettre.lune-presse.example>', 'Precedence: bulk', 'Auto-Submitted: auto-generated'])(
    'offers no contact: %s',
    async (field) => {
      const card = await openCard(bench.person(people.camille), mailWith([field], { from }));
      expect(offers(card, 'lettre@lune-presse.example')).toBe(false);
      const usual = await openCard(bench.person(people.camille), mailWith(['X-Mailer: y'], { from }));
      expect(offers(usual, 'lettre@lune-presse.example')).toBe(true);
    },
  );

  it('is not read where the sender is known', async () => {
    const known = mailItem(mail({ from: 'Jeanne Martin <jeanne.martin@acier-leman.example>' }));
    const result = await bench.person(people.camille).open(known);
    expect(listChosen(cardOf(result), 'contacts')).toHaveLength(1);
    expect(result.serviceCalls['GmailMessage.getRawContent']).toBeUndefined();
  });
});
