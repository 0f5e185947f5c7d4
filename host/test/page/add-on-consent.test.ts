import { describe, expect, it } from 'vitest';
import type { CallbackAnswer } from '../../page-api.ts';
import { bench, home, mail, openSession, responds, shows, titles } from './session-bench.ts';

describe('consent', () => {
  const asks: CallbackAnswer = { outcome: 'consent', reason: 'first', scopes: ['a', 'b'] };

  it('given: the same callback runs again', async () => {
    const { session, calls, consents } = bench();
    const shown = session.show(mail('m1'));
    calls[0]?.answer(asks);
    await expect.poll(() => calls.length).toBe(2);
    calls[1]?.answer(shows('Draft'));
    await shown;
    expect(consents).toEqual([['first', ['a', 'b']]]);
    expect(calls.map(({ target }) => target.kind)).toEqual(['itemOpen', 'itemOpen']);
    expect(titles(session)).toEqual(['Draft']);
  });

  it('not given: nothing is shown until it is, and nobody is asked again by themselves', async () => {
    const { session, calls, consents } = bench({ allows: false });
    const shown = session.show(home);
    calls[0]?.answer(asks);
    await shown;
    expect(session.view()).toMatchObject({ activity: 'idle', consent: ['a', 'b'] });
    const again = session.refresh();
    calls[1]?.answer({ ...asks, reason: 'refused' });
    await again;
    expect(consents).toHaveLength(1);
    await session.authorize();
    expect(consents.at(-1)).toEqual(['missing', ['a', 'b']]);
    expect(calls).toHaveLength(2);
  });

  it('given later: what is open is shown', async () => {
    const { session, calls } = bench();
    const shown = session.show(mail('m1'));
    calls[0]?.answer({ ...asks, reason: 'refused' });
    await shown;
    const authorized = session.authorize();
    await expect.poll(() => calls.length).toBe(2);
    calls[1]?.answer(shows('Draft'));
    await authorized;
    expect(session.view().consent).toBeNull();
    expect(titles(session)).toEqual(['Draft']);
  });

  it('that an action misses and does not get leaves the card as it is', async () => {
    const { session, calls, last } = await openSession();
    const pressed = session.click({ action: { function: 'onSave' } });
    last().answer({ ...asks, reason: 'refused' });
    await pressed;
    expect(session.view()).toMatchObject({ activity: 'idle', failure: null, consent: null });
    expect(titles(session)).toEqual(['Draft']);
    expect(calls).toHaveLength(2);
  });
});

describe('suggestions', () => {
  const action = { function: 'onType' };

  it('are what the action answers for what is typed, without disturbing the card', async () => {
    const { session, last } = await openSession();
    session.enter('q', { type: 'strings', values: ['mar'] });
    const found = session.suggest(action);
    expect(last().target).toMatchObject({
      functionName: 'onType',
      formInputs: { q: { stringInputs: { value: ['mar'] } } },
    });
    expect(session.view().activity).toBe('idle');
    last().answer({
      outcome: 'answered',
      milliseconds: 1,
      answer: { autoComplete: { items: [{ text: 'Martin' }, {}, { text: 'Marc' }] } },
    });
    expect(await found).toEqual(['Martin', 'Marc']);
  });

  it.each<[string, CallbackAnswer]>([
    ['fails', { outcome: 'failed', message: 'broken', log: [] }],
    ['answers a card', shows('Other')],
    ['answers nothing', { outcome: 'answered', milliseconds: 1, answer: null }],
  ])('are none when the action %s', async (_name, answer) => {
    const { session, last } = await openSession();
    const found = session.suggest(action);
    last().answer(answer);
    expect(await found).toEqual([]);
    expect(titles(session)).toEqual(['Draft']);
  });

  it('are none for a card that was left meanwhile', async () => {
    const { session, calls } = await openSession();
    const found = session.suggest(action);
    const shown = session.show(mail('m2'));
    calls[2]?.answer(shows('Other'));
    await shown;
    calls[1]?.answer({ outcome: 'answered', milliseconds: 1, answer: { autoComplete: { items: [{ text: 'Late' }] } } });
    expect(await found).toEqual([]);
  });
});

describe('switches that were not touched', () => {
  const card = {
    header: { title: 'Draft' },
    sections: [
      {
        widgets: ['one', 'two'].map((name) => ({
          decoratedText: { text: name, switchControl: { name, value: 'on', selected: true } },
        })),
      },
    ],
  };

  it.each([
    [false, ['one', 'two']],
    [true, ['two']],
  ])('left out: %s, sends %j', async (omitUntouchedSwitches, sent) => {
    const { session, last } = bench();
    session.configure({ omitUntouchedSwitches, omitFoldedFields: false });
    const shown = session.show(mail('m1'));
    last().answer({ outcome: 'answered', milliseconds: 1, answer: { action: { navigations: [{ pushCard: card }] } } });
    await shown;
    session.enter('two', { type: 'strings', values: [] });
    session.enter('two', { type: 'strings', values: ['on'] });
    const pressed = session.click({ action: { function: 'onSave' } });
    expect(Object.keys((last().target as { formInputs: object }).formInputs)).toEqual(sent);
    last().answer(responds({ notification: { text: 'ok' } }));
    await pressed;
  });
});

describe('fields of a folded section that were not touched', () => {
  const field = (name: string) => ({ textInput: { name, label: name, value: 'as proposed' } });
  const card = {
    header: { title: 'Draft' },
    sections: [
      { widgets: [field('title')] },
      {
        collapsible: true,
        uncollapsibleWidgetsCount: 1,
        widgets: [field('inSight'), field('status'), field('assignee')],
      },
    ],
  };

  it.each([
    [false, ['title', 'inSight', 'status', 'assignee']],
    [true, ['title', 'inSight', 'assignee']],
  ])('left out: %s, sends %j', async (omitFoldedFields, sent) => {
    const { session, last } = bench();
    session.configure({ omitUntouchedSwitches: false, omitFoldedFields });
    const shown = session.show(mail('m1'));
    last().answer({ outcome: 'answered', milliseconds: 1, answer: { action: { navigations: [{ pushCard: card }] } } });
    await shown;
    session.enter('assignee', { type: 'strings', values: ['Sacha'] });
    const pressed = session.click({ action: { function: 'onSave' } });
    expect(Object.keys((last().target as { formInputs: object }).formInputs)).toEqual(sent);
    last().answer(responds({ notification: { text: 'ok' } }));
    await pressed;
  });
});

it('a homepage that something elsewhere outdated runs again when it is shown', async () => {
  const { session, calls, last } = await openSession(home);
  await session.show(home);
  expect(calls).toHaveLength(1);
  session.outdateHomepage();
  const shown = session.show(home);
  last().answer(shows('Fresh'));
  await shown;
  expect(titles(session)).toEqual(['Fresh']);
});

it('a service that is not Google’s asks the person to sign in', async () => {
  const { session, last } = bench();
  const shown = session.show(home);
  const prompt = { authorization_url: 'https://crm.example/sign-in', resource: 'CRM' };
  last().answer({ outcome: 'answered', milliseconds: 1, answer: { basic_authorization_prompt: prompt } });
  await shown;
  expect(session.view().signIn).toEqual({ url: 'https://crm.example/sign-in', resource: 'CRM' });
});
