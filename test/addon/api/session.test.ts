import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installGoogle, type Fetched, type Reply } from '../../support/google-services.ts';
import { createDraft, createTask, listEnvironments, verifyEnvironment } from '../../../addon/api/relais.ts';
import { startCallbackClock } from '../../../addon/google/callback-clock.ts';
import { renameSession } from '../../../addon/api/session.ts';
import { id, makeDraft, makeMe, makeTask } from '../../support/draft-builders.ts';

const minute = 60_000;

function session(token: string, minutes: number): Reply {
  const expiresAt = new Date(Date.now() + minutes * minute).toISOString();
  return { status: 201, body: { token, expiresAt, me: makeMe() } };
}

function problem(status: number, code: string): Reply {
  return { status, body: { type: 'about:blank', title: code, status, code, requestId: 'req-1' } };
}

/** Answers each path from its list, the last reply for ever. */
function backend(replies: Record<string, Reply[]>) {
  return ({ url }: Fetched): Reply => {
    const path = url.replace('https://relais.example', '');
    const list = replies[path];
    const reply = list && list.length > 1 ? list.shift() : list?.[0];
    if (reply === undefined) throw new Error('Address unavailable');
    return reply;
  };
}

const paths = (fetched: Fetched[]) => fetched.map(({ url }) => url.replace('https://relais.example/v1/', ''));
const draftRequest = { source: { kind: 'mail' as const, keys: ['mail:a@b'] }, addresses: [] };
const drafts = [{ status: 200, body: makeDraft() }];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') });
  return () => {
    vi.useRealTimers();
  };
});

describe('the session', () => {
  it('is made once and used again', () => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': drafts }) });
    expect(createDraft('demo', draftRequest).ok).toBe(true);
    expect(createDraft('demo', draftRequest).ok).toBe(true);
    expect(paths(google.fetched)).toEqual(['sessions', 'drafts', 'drafts']);
    expect(google.fetched[1]?.headers).toEqual({ Authorization: 'Bearer one' });
  });

  it('belongs to one environment', () => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': drafts }) });
    createDraft('demo', draftRequest);
    createDraft('autre', draftRequest);
    expect(paths(google.fetched)).toEqual(['sessions', 'drafts', 'sessions', 'drafts']);
  });

  it.each([
    { what: 'look-up', minutes: 28.5, token: 'one' },
    { what: 'look-up', minutes: 29.5, token: 'two' },
    { what: 'save', minutes: 24, token: 'one' },
    { what: 'save', minutes: 26, token: 'two' },
  ])('for a $what after $minutes of its 30 minutes is $token', ({ what, minutes, token }) => {
    const replies = {
      '/v1/sessions': [session('one', 30), session('two', 60)],
      '/v1/drafts': drafts,
      '/v1/tasks': [{ status: 201, body: { task: makeTask(), replayed: false } }],
    };
    const google = installGoogle({ answer: backend(replies) });
    createDraft('demo', draftRequest);
    vi.advanceTimersByTime(minutes * minute);
    const result =
      what === 'save'
        ? createTask({ environment: 'demo', beforeRetry: () => undefined }, {})
        : createDraft('demo', draftRequest);
    expect(result.ok).toBe(true);
    expect(google.fetched.at(-1)?.headers).toEqual({ Authorization: `Bearer ${token}` });
  });

  it.each(['session_expired', 'unauthenticated'])('is replaced once when the backend says %s', (code) => {
    const answer = backend({
      '/v1/sessions': [session('one', 30), session('two', 30)],
      '/v1/drafts': [problem(401, code), ...drafts],
    });
    const google = installGoogle({ answer });
    expect(createDraft('demo', draftRequest).ok).toBe(true);
    expect(paths(google.fetched)).toEqual(['sessions', 'drafts', 'sessions', 'drafts']);
  });

  it('is not asked for again and again', () => {
    const answer = backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': [problem(401, 'session_expired')] });
    const google = installGoogle({ answer });
    expect(createDraft('demo', draftRequest)).toMatchObject({ ok: false, failure: { code: 'session_expired' } });
    expect(google.fetched).toHaveLength(4);
  });

  it.each(['', '{', '[]', '{"token":1}'])('is made anew when the cache holds %j', (entry) => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': drafts }) });
    google.cache.set('session:demo', entry);
    expect(createDraft('demo', draftRequest).ok).toBe(true);
    expect(paths(google.fetched)).toEqual(['sessions', 'drafts']);
  });

  it('needs an identity', () => {
    const google = installGoogle({ identityToken: null });
    expect(createDraft('demo', draftRequest)).toMatchObject({ ok: false, failure: { code: 'scope_missing' } });
    expect(listEnvironments()).toMatchObject({ ok: false, failure: { code: 'scope_missing' } });
    expect(google.fetched).toEqual([]);
  });

  it('tells who the user is', () => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)] }) });
    expect(verifyEnvironment('demo')).toEqual({ ok: true, value: makeMe() });
    expect(paths(google.fetched)).toEqual(['sessions']);
  });

  it('goes on under another name of its environment', () => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': drafts }) });
    verifyEnvironment('demo');
    renameSession('demo', 'new-demo');
    expect([...google.cache.keys()]).toEqual(['session:new-demo']);
    expect(createDraft('new-demo', draftRequest).ok).toBe(true);
    expect(paths(google.fetched)).toEqual(['sessions', 'drafts']);
  });
});

describe('a save', () => {
  const beforeRetry = vi.fn();
  const target = { environment: 'demo', beforeRetry };
  beforeEach(() => beforeRetry.mockReset());

  const created = { status: 201, body: { task: makeTask(), replayed: false } };
  const run = (tasks: Reply[]) => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)], '/v1/tasks': tasks }) });
    return { google, result: createTask(target, {}) };
  };

  it.each([
    ['503 of the service', problem(503, 'unavailable')],
    ['502 of a proxy', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a cut upload', problem(400, 'upload_incomplete')],
  ])('is sent once more after %s', (_name, first) => {
    const { google, result } = run([first, created]);
    expect(result).toMatchObject({ ok: true, value: { task: { id: id(3) } } });
    expect(paths(google.fetched)).toEqual(['sessions', 'tasks', 'tasks']);
    expect(google.pauses).toHaveLength(1);
    expect(beforeRetry).toHaveBeenCalledOnce();
  });

  it.each([
    ['rights_missing', 403],
    ['contacts_out_of_scope', 403],
    ['idempotency_conflict', 409],
    ['internal', 500],
  ])('is not sent again after %s', (code, status) => {
    const { google, result } = run([problem(status, code), created]);
    expect(result).toMatchObject({ ok: false, failure: { code, requestId: 'req-1' } });
    expect(beforeRetry).not.toHaveBeenCalled();
    expect(paths(google.fetched)).toEqual(['sessions', 'tasks']);
  });

  it('gives up after the second lost answer', () => {
    const google = installGoogle({ answer: backend({ '/v1/sessions': [session('one', 30)] }) });
    expect(createTask(target, {})).toMatchObject({ ok: false, failure: { code: 'backend_unreachable' } });
    expect(paths(google.fetched)).toEqual(['sessions', 'tasks', 'tasks']);
  });
});

describe('a service that hangs', () => {
  const hanging = (seconds: number) =>
    installGoogle({
      answer: ({ timeoutSeconds }) => {
        vi.advanceTimersByTime(Math.min(seconds, timeoutSeconds) * 1000);
        throw new Error('Timeout: https://relais.example');
      },
    });
  const target = { environment: 'demo', beforeRetry: () => undefined };

  it('is given up after 8 seconds when a card opens', () => {
    startCallbackClock();
    const google = hanging(360);
    const began = Date.now();
    expect(createDraft('demo', draftRequest)).toMatchObject({ failure: { code: 'backend_unreachable' } });
    expect(Date.now() - began).toBe(8000);
    expect(google.fetched.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([8]);
  });

  it.each([
    ['at once', 0, 26],
    ['after seconds of reading the mail', 9500, 16],
    ['when the time is over', 40_000, 1],
  ])('is given up before Google ends a save that begins %s', (_when, before, seconds) => {
    const { google } = saveAfter(before);
    expect(google.fetched.find(({ url }) => url.endsWith('/tasks'))?.timeoutSeconds).toBe(seconds);
    // What is left of the 30 s is for the card that keeps what was entered.
    expect(google.fetched.filter(({ url }) => url.endsWith('/tasks'))).toHaveLength(seconds > 12 ? 1 : 2);
  });

  function saveAfter(milliseconds: number) {
    startCallbackClock();
    vi.advanceTimersByTime(milliseconds);
    const session1 = session('one', 60);
    const google = installGoogle({
      answer: (request) => {
        if (request.url.endsWith('/v1/sessions')) return session1;
        vi.advanceTimersByTime(request.timeoutSeconds * 1000);
        throw new Error('Timeout: https://relais.example');
      },
    });
    return { google, result: createTask(target, {}) };
  }
});

describe('a request that Google refuses', () => {
  const refusing = (message: string) =>
    installGoogle({
      answer: () => {
        throw new Error(message);
      },
    });

  it.each([
    'Request to https://relais.example/v1/environments failed because the URL has not been whitelisted in the script manifest.',
    'Access to https://relais.example/v1/environments is not in the allowlist of your organization.',
    'Your administrator does not permit UrlFetchApp to reach https://relais.example/v1/environments.',
    'This request is against a policy of your domain.',
  ])('because of a list of allowed addresses is blocked: "%s"', (message) => {
    refusing(message);
    const failure = { code: 'service_blocked', address: 'https://relais.example' };
    expect(listEnvironments()).toMatchObject({ ok: false, failure });
  });

  it.each([
    'Address unavailable: https://relais.example/v1/contacts?query=policy%20allowlist',
    'DNS error: https://administrator.example/whitelist',
    'Timeout: https://relais.example/v1/tasks',
    '',
  ])('for another reason has no answer: "%s"', (message) => {
    refusing(message);
    expect(listEnvironments()).toMatchObject({ ok: false, failure: { code: 'backend_unreachable', address: null } });
  });
});

describe('an answer that is not ours', () => {
  it.each([
    [{ status: 200, body: '<html>' }, 'internal'],
    [{ status: 200, body: { idempotencyKey: 'no' } }, 'internal'],
    [{ status: 302, body: '' }, 'internal'],
    [{ status: 413, body: 'too large' }, 'payload_too_large'],
    [{ status: 429, body: '' }, 'unavailable'],
    [{ status: 504, body: '' }, 'unavailable'],
    [{ status: 500, body: { code: 'made_up' } }, 'internal'],
  ])('%j is %s', (reply, code) => {
    const headers = { 'X-Request-Id': 'req-9' };
    const answer = backend({ '/v1/sessions': [session('one', 30)], '/v1/drafts': [{ ...reply, headers }] });
    installGoogle({ answer });
    expect(createDraft('demo', draftRequest)).toMatchObject({ ok: false, failure: { code, requestId: 'req-9' } });
  });
});
