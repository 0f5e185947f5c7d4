import { describe, expect, it } from 'vitest';
import { cardActions } from '../../page/panel/action-target.ts';
import { AddOnSession } from '../../page/panel/add-on-session.ts';
import { bench, home, mail, openSession, responds, shows, titles } from './session-bench.ts';

describe('triggers', () => {
  it('run for what is open and show their card', async () => {
    const { session, calls } = await openSession(home);
    expect(calls.map(({ item, target }) => [item.kind, target.kind])).toEqual([['none', 'homepage']]);
    expect(titles(session)).toEqual(['Draft']);
    const shown = session.show(mail('m1'));
    expect(session.view().activity).toBe('loading');
    calls.at(-1)?.answer(shows('Mail'));
    await shown;
    expect(calls.map(({ target }) => target.kind)).toEqual(['homepage', 'itemOpen']);
    expect(titles(session)).toEqual(['Mail']);
  });

  it('run once for the same mail, and not again for a homepage that is still there', async () => {
    const { session, calls, last } = await openSession(home);
    const shown = session.show(mail('m1'));
    last().answer(shows('Mail'));
    await shown;
    await session.show(mail('m1'));
    await session.show(home);
    expect(calls).toHaveLength(2);
    expect(titles(session)).toEqual(['Draft']);
  });

  it('run again for a homepage that an action in a mail may have outdated', async () => {
    const { session, calls, last } = await openSession(home);
    const shown = session.show(mail('m1'));
    last().answer(shows('First run'));
    await shown;
    const linked = session.click({ action: { function: 'onLink' } });
    last().answer(responds({ notification: { text: 'Linked' } }));
    await linked;
    const back = session.show(home);
    last().answer(shows('Linked home'));
    await back;
    expect(calls.map(({ target }) => target.kind)).toEqual(['homepage', 'itemOpen', 'action', 'homepage']);
    expect(titles(session)).toEqual(['Linked home']);
  });

  it('drop the answer for a mail that was left meanwhile', async () => {
    const { session, calls } = bench();
    const first = session.show(mail('m1'));
    const second = session.show(mail('m2'));
    calls[1]?.answer(shows('Second'));
    calls[0]?.answer(shows('First'));
    await Promise.all([first, second]);
    expect(titles(session)).toEqual(['Second']);
    expect(session.view().activity).toBe('idle');
  });

  it('that fail say so, and can be run again', async () => {
    const { session, last } = bench();
    const shown = session.show(home);
    last().answer({ outcome: 'failed', message: 'TypeError', log: ['line'] });
    await shown;
    expect(session.view().failure).toEqual({ during: 'trigger', from: 'script', message: 'TypeError', log: ['line'] });
    const again = session.refresh();
    last().answer(shows('Home'));
    await again;
    expect(session.view().failure).toBeNull();
    expect(titles(session)).toEqual(['Home']);
  });
});

it('a server that does not answer is said in its own words', async () => {
  const session = new AddOnSession({
    run: () => Promise.reject(new Error('Run npm start again.')),
    askConsent: () => Promise.resolve(false),
    checkLink: () => Promise.reject(new Error('no')),
    openWindow: () => undefined,
    onActed: () => undefined,
  });
  await session.show(home);
  expect(session.view().failure).toEqual({ during: 'trigger', from: 'host', message: 'Run npm start again.', log: [] });
});

describe('actions', () => {
  const save = { action: { function: 'onSave', parameters: [{ key: 'id', value: '7' }] } };

  it('send their function, parameters and form, once however often they are pressed', async () => {
    const { session, calls, last, acted } = await openSession();
    const pressed = Promise.all([session.click(save), session.click(save), session.click(save)]);
    expect(calls).toHaveLength(2);
    expect(last().target).toEqual({ kind: 'action', functionName: 'onSave', parameters: { id: '7' }, formInputs: {} });
    last().answer(
      responds({ navigations: [{ updateCard: { header: { title: 'Saved' } } }], notification: { text: 'Done' } }),
    );
    await pressed;
    expect(titles(session)).toEqual(['Saved']);
    expect(session.view().notification).toEqual({ text: 'Done' });
    expect(acted()).toBe(1);
  });

  it('that fail keep the card and what was entered', async () => {
    const { session, last } = await openSession();
    session.enter('title', { type: 'strings', values: ['mine'] });
    const pressed = session.click(save);
    last().answer({ outcome: 'failed', message: 'Exception', log: [] });
    await pressed;
    expect(session.view().failure).toEqual({ during: 'action', from: 'script', message: 'Exception', log: [] });
    expect(session.top?.values['title']).toEqual({ type: 'strings', values: ['mine'] });
    session.dismissFailure();
    expect(session.view().failure).toBeNull();
  });

  it('are not sent while a required field is empty', async () => {
    const { session, calls } = await openSession();
    await session.click({ action: { function: 'onSave', requiredWidgets: ['title'] } });
    expect(calls).toHaveLength(1);
    expect(session.view().faults).toEqual({ title: 'required' });
    session.enter('title', { type: 'strings', values: ['x'] });
    expect(session.view().faults).toEqual({});
  });

  it('whose mail was left meanwhile change no card, but their notification shows', async () => {
    const { session, calls } = await openSession();
    const pressed = session.click(save);
    const shown = session.show(mail('m2'));
    calls[2]?.answer(shows('Other'));
    await shown;
    calls[1]?.answer(
      responds({ navigations: [{ pushCard: { header: { title: 'Late' } } }], notification: { text: 'Saved' } }),
    );
    await pressed;
    expect(titles(session)).toEqual(['Other']);
    expect(session.view().notification).toEqual({ text: 'Saved' });
  });

  it('with stateChanged leave what is on show, and run the homepage anew when it is next shown', async () => {
    const { session, calls, last } = await openSession();
    const pressed = session.click(save);
    const saved = { navigations: [{ updateCard: { header: { title: 'Saved' } } }] };
    last().answer(responds(saved, { stateChanged: true }));
    await pressed;
    expect(titles(session)).toEqual(['Saved']);
    const before = calls.length;
    const shown = session.show(home);
    expect(calls).toHaveLength(before + 1);
    last().answer(shows('Fresh'));
    await shown;
    expect(titles(session)).toEqual(['Fresh']);
  });

  it('of the menu push on the stack on show, and back returns', async () => {
    const { session, last } = await openSession();
    const chosen = session.runUniversalAction(1);
    expect(last()).toMatchObject({ item: mail('m1'), target: { kind: 'universalAction', index: 1 } });
    last().answer(shows('Help'));
    await chosen;
    expect(titles(session)).toEqual(['Draft', 'Help']);
    session.goBack();
    expect(titles(session)).toEqual(['Draft']);
  });
});

describe('links and cards behind a click', () => {
  it('a link opens where the checks lead it', async () => {
    const { session, windows } = await openSession();
    await session.click({ openLink: { url: 'https://relais.example/help' } });
    expect(windows).toEqual(['http://127.0.0.1/help']);
  });

  it('a refused link is not opened and says why', async () => {
    const { session, windows } = await openSession(mail('m1'), ['https://evil.example/']);
    await session.click({ openLink: { url: 'https://evil.example/' } });
    expect(windows).toEqual([]);
    expect(session.view().failure?.message).toBe('not allowed');
  });

  it('a card comes up without a callback', async () => {
    const { session, calls } = await openSession();
    await session.click({ card: { header: { title: 'Inside' } } });
    expect(titles(session)).toEqual(['Draft', 'Inside']);
    expect(calls).toHaveLength(1);
  });

  it('a card adds its actions to the menu', () => {
    const onClick = { action: { function: 'f' } };
    expect(cardActions({ cardActions: [{ actionLabel: 'Do', onClick }, { actionLabel: 'Empty' }] })).toEqual([
      { label: 'Do', onClick },
    ]);
    expect(cardActions(undefined)).toEqual([]);
  });
});
