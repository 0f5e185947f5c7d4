import { describe, expect, it } from 'vitest';
import { installGoogle, type FakeGoogle, type Fetched, type Reply } from '../../support/google-services.ts';
import type { Answer } from '../../../addon/handlers/answer.ts';
import { disconnect, link, linkTyped } from '../../../addon/handlers/link.ts';
import { loadOpenCard } from '../../../addon/handlers/open-card.ts';
import { loadSettings } from '../../../addon/handlers/settings.ts';
import { undo } from '../../../addon/handlers/undo.ts';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import type { Card } from '../../../addon/views/card.ts';
import { actionsOf } from '../../support/card-text.ts';
import { id, makeHome, makeMe, makeSettings, makeTask } from '../../support/draft-builders.ts';

const offered = { email: 'c@demo.example', environments: [{ name: 'demo', displayName: 'Démo' }] };

function problem(status: number, code: string): Reply {
  return { status, body: { type: 'x', title: 'x', status, code, requestId: 'req-1' } };
}

/** A backend where only `demo` opens, unless `sessions` says otherwise. */
function google(sessions?: Reply): FakeGoogle {
  const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
  const answers = ({ url, payload }: Fetched): Reply => {
    if (url.endsWith('/environments')) return { status: 200, body: offered };
    if (url.endsWith('/preferences')) return sessions ?? { status: 200, body: makeSettings() };
    if (url.endsWith('/home')) return sessions ?? { status: 200, body: makeHome() };
    if (url.endsWith('/undo')) return { status: 200, body: makeTask({ undoneAt: '2026-11-12T13:06:00.000Z' }) };
    if (sessions) return sessions;
    if (!String(payload).includes('"environment":"demo"')) return problem(404, 'environment_not_found');
    return { status: 201, body: { token: 'one', expiresAt, me: makeMe() } };
  };
  return installGoogle({ answer: answers });
}

function context(common: object = {}) {
  return { event: parseEvent({ commonEventObject: { userLocale: 'fr', ...common } }), t: translationFor('fr', '') };
}

const typed = (name: string) => context({ formInputs: { environmentName: { stringInputs: { value: [name] } } } });

/** Titles of the cards on the stack that an answer leaves, from the bottom; null for what was there before. */
function stackOf(answer: Answer): (string | null)[] {
  if (answer.kind === 'suggestions') return [];
  if (answer.kind !== 'action') return [answer.card.header.title];
  return answer.steps.reduce<(string | null)[]>(
    (stack, step) => {
      if ('popToRoot' in step) return stack.slice(0, 1);
      return 'updateCard' in step
        ? [...stack.slice(0, -1), step.updateCard.header.title]
        : [...stack, step.pushCard.header.title];
    },
    [null],
  );
}

function functionsOf(card: Card): string[] {
  return actionsOf(card).map((action) => action.function);
}

describe('linking', () => {
  it('verifies, keeps, and goes on to what is open in one click', () => {
    const services = google();
    const answer = link(context({ parameters: { environment: 'demo' } }));
    expect(services.properties.get('environment')).toBe('demo');
    expect(stackOf(answer)).toEqual(['Votre journée']);
    expect(answer).toMatchObject({ notification: 'Relié à Démo' });
  });

  it.each(['autre', 'Demo Inc', '', '../demo'])('keeps nothing for %j', (environment) => {
    const services = google();
    const answer = link(context({ parameters: { environment } }));
    expect(services.properties.size).toBe(0);
    expect(stackOf(answer)).toHaveLength(2);
  });

  it('shows who one is after a typed name, above a fresh card of what is open', () => {
    const services = google();
    const answer = linkTyped(typed('  DEMO '));
    expect(services.properties.get('environment')).toBe('demo');
    expect(stackOf(answer)).toEqual(['Votre journée', 'Relié à Démo']);
  });

  it('lets a wrong name be corrected', () => {
    const services = google();
    for (const name of ['nulle-part', 'é!']) {
      const answer = linkTyped(typed(name));
      expect(stackOf(answer)).toEqual([null, 'Environnement introuvable']);
      expect(JSON.stringify(answer)).toContain(`"value":"${name}"`);
    }
    expect(services.properties.size).toBe(0);
  });

  it('is forgotten with its session on disconnecting', () => {
    const services = google();
    link(context({ parameters: { environment: 'demo' } }));
    expect(services.cache.size).toBe(1);
    expect(stackOf(disconnect(context()))).toEqual(['Bienvenue dans Relais']);
    expect(services.cache.size + services.properties.size).toBe(0);
  });
});

describe('a link that no longer works', () => {
  it.each([
    ['user_disabled', 403],
    ['environment_not_found', 404],
  ])('comes back to first run with the reason: %s', (code, status) => {
    const services = google(problem(status, code));
    services.properties.set('environment', 'demo');
    const opened = loadOpenCard(context());
    expect(opened.name).toBe(`error-${code}`);
    expect(functionsOf(opened)).toEqual(['onReopen', 'onLinkTyped']);
    expect(functionsOf(loadSettings(context()))).toEqual(['onReopen', 'onLinkTyped']);
  });

  it('shows any other failure as it is, to be tried again', () => {
    const services = google(problem(503, 'unavailable'));
    services.properties.set('environment', 'demo');
    expect(functionsOf(loadOpenCard(context()))).toEqual(['onReopen']);
    expect(functionsOf(loadSettings(context()))).toEqual(['onOpenSettings']);
  });
});

describe('undo', () => {
  it('leaves the card of the undone task alone on the stack', () => {
    google().properties.set('environment', 'demo');
    expect(stackOf(undo(context({ parameters: { taskId: id(3) } })))).toEqual(['Tâche annulée']);
  });

  it('asks the backend nothing about what is no task', () => {
    const services = google();
    expect(stackOf(undo(context({ parameters: { taskId: '1/../me' } })))).toEqual([null, 'Demande refusée']);
    expect(services.fetched).toEqual([]);
  });
});
