import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, findAction, primaryAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, nothingOpen } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openBench({ worlds: sampleWorlds });
});

afterAll(() => bench.close());

describe('rights, before and while saving', () => {
  it('a user without any right is told which rights are missing and cannot save', async () => {
    const alix = bench.person(people.alix);
    await alix.link('demo');
    const card = await openCard(alix, mailItem(mail({})));
    expect(card['name']).toBe('error-rights_missing');
    expect(primaryAction(card)?.functionName).not.toBe('onSave');
  });

  it('a user of the task list makes transverse tasks for nobody', async () => {
    const noa = bench.person(people.noa);
    await noa.link('demo');
    const item = mailItem(mail({}));
    const card = await openCard(noa, item);
    expect(choicesOf(card, 'contacts')).toEqual([]);
    expect(readCreated(await save(noa, item, { card })).task).toMatchObject({ transverse: true, assignee: null });
  });

  it('an environment that does not exist and one of others answer the same', async () => {
    const noa = bench.person(people.noa);
    const link = async (environment: string) => {
      const result = await noa.press({ functionName: 'onLink', parameters: { environment } }, {}, nothingOpen);
      return JSON.stringify(cardOf(result)).replaceAll(environment, '…');
    };
    expect(await link('nowhere')).toBe(await link('autre'));
  });
});

describe('first run', () => {
  it('proposes the environments of the identity; one click leads to the draft of the open mail', async () => {
    const sacha = bench.person(people.sacha);
    const item = mailItem(mail({ subject: 'Première fois' }));
    const first = await openCard(sacha, item);
    const action = findAction(first, 'onLink', { environment: 'demo' });
    expect(action).not.toBeNull();
    if (action === null) return;
    const linked = cardOf(await sacha.press(action, {}, item));
    expect(JSON.stringify(linked)).toContain('Première fois');
    expect(primaryAction(linked)?.functionName).toBe('onSave');
  });

  it('tells somebody who belongs to no environment how to get in', async () => {
    const stranger = bench.person(people.stranger);
    const card = await openCard(stranger, mailItem(mail({})));
    expect(wordsOf(card)).toContain('stranger@elsewhere.example');
    expect(findAction(card, 'onSave')).toBeNull();
  });

  it('takes a typed name once it is verified, says who one is and what the rights allow, and leads back to the mail', async () => {
    const rep = bench.person(people.camille);
    const item = mailItem(mail({ subject: 'Ouvert pendant les réglages' }));
    const settings = cardOf(await rep.universalAction(0, item));
    const typed = async (name: string) => {
      const action = findAction(settings, 'onLinkTyped');
      expect(action).not.toBeNull();
      const inputs = { environmentName: { stringInputs: { value: [name] } } };
      return cardOf(await rep.press(action ?? { functionName: '', parameters: {} }, inputs, item));
    };
    expect(wordsOf(await typed('Pas un nom !'))).not.toContain('Camille');
    expect((await typed('nowhere'))['name']).toBe('error-environment_not_found');
    const linked = await typed(' Demo ');
    expect(wordsOf(linked)).toMatch(/Relié à Démo SAS.*Camille Roussel.*camille@demo\.example.*vos comptes/s);
    const back = await pressButton(rep, item, { card: linked, functionName: 'onReopen' });
    expect(JSON.stringify(back.answer)).toContain('Ouvert pendant les réglages');
    expect(primaryAction(cardOf(back))?.functionName).toBe('onSave');
  });

  it('forgets the link on Déconnecter', async () => {
    const rep = bench.person(people.sacha);
    await rep.link('demo');
    const settings = cardOf(await rep.universalAction(0, nothingOpen));
    const left = await pressButton(rep, nothingOpen, { card: settings, functionName: 'onDisconnect' });
    expect(findAction(cardOf(left), 'onLink', { environment: 'demo' })).not.toBeNull();
    expect(findAction(cardOf(left), 'onLink', { environment: 'autre' })).not.toBeNull();
  });

  it('asks again for a scope that was refused', async () => {
    await bench.person(people.camille).link('demo');
    const refusing = bench.person(people.camille, {
      refusedScopes: ['https://www.googleapis.com/auth/gmail.addons.current.message.readonly'],
    });
    const card = await openCard(refusing, mailItem(mail({})));
    expect(card['name']).toBe('error-scope_missing');
  });
});
