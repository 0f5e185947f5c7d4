import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenItem } from '../../host/contract.ts';
import { findAction, primaryAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { eventItem, mailItem, nothingOpen, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { cardOf, people, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

const google = 'https://www.googleapis.com/auth/';

/** Linked, by a session that has ended. */
const withoutSession = people.noa;

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openBench({ worlds: sampleWorlds });
  // A session of before would hide that the identity is missing. Without an identity there is none anew, in any case below.
  await bench.person(withoutSession).link('demo');
  await bench.restartBackend({ SESSION_SECRET: 'a secret that no session of before was signed with' });
});

afterAll(() => bench.close());

const meeting = calendar(
  ...event(
    'UID:permission@demo.example',
    'SUMMARY:Point de chantier',
    'DTSTART:20261124T090000Z',
    'DTEND:20261124T100000Z',
    'ORGANIZER:mailto:camille@demo.example',
    'ATTENDEE;PARTSTAT=ACCEPTED:mailto:jeanne.martin@acier-leman.example',
  ),
);

const names = {
  fr: {
    mail: 'Lire le mail ouvert',
    calendar: 'Lire vos événements',
    identity: 'Savoir qui vous êtes',
    service: 'Joindre le service de Relais',
    authorize: 'Autoriser',
  },
  en: {
    mail: 'Read the open mail',
    calendar: 'Read your events',
    identity: 'Know who you are',
    service: 'Reach the Relais service',
    authorize: 'Authorize',
  },
} as const;

type Missing = 'mail' | 'calendar' | 'identity' | 'service';
/** What each place says is missing; null: it works. `home`: in Gmail. */
interface Consequences {
  mail: Missing | null;
  event: Missing | null;
  home: Missing | null;
}

const nothing: Consequences = { mail: null, event: null, home: null };
const table: [string, Consequences][] = [
  ['openid', { mail: 'identity', event: 'identity', home: 'identity' }],
  [`${google}userinfo.email`, { mail: 'identity', event: 'identity', home: 'identity' }],
  [`${google}script.external_request`, { mail: 'service', event: 'service', home: 'service' }],
  [`${google}script.locale`, nothing],
  [`${google}gmail.addons.current.message.readonly`, { mail: 'mail', event: null, home: null }],
  [`${google}calendar.addons.execute`, nothing],
  // The homepage works without the meetings, and says so.
  [`${google}calendar.events.readonly`, { mail: null, event: 'calendar', home: 'calendar' }],
];

const isIdentity = (scope: string) => scope === 'openid' || scope.endsWith('userinfo.email');

describe.each(['fr', 'en'] as const)('a permission that was refused, in %s', (locale) => {
  const words = names[locale];
  async function personWithout(scope: string): Promise<Person> {
    if (isIdentity(scope)) return bench.person(withoutSession, { locale, refusedScopes: [scope] });
    await bench.person(people.sacha, { locale }).link('demo');
    return bench.person(people.sacha, { locale, refusedScopes: [scope] });
  }

  it.each(table)('%s', async (scope, expected) => {
    const person = await personWithout(scope);
    const items: [keyof Consequences, OpenItem][] = [
      ['mail', mailItem(mail({}))],
      ['event', eventItem(meeting)],
      ['home', nothingOpen],
    ];
    for (const [place, item] of items) {
      const card = cardOf(item.kind === 'none' ? await person.homepage() : await person.open(item));
      const missing = expected[place];
      const text = JSON.stringify(card);
      expect(text).not.toContain('googleapis.com');
      if (missing === null) {
        expect(card['name'] ?? '').not.toMatch(/^error-/);
      } else {
        expect(wordsOf(card)).toContain(words[missing]);
        expect(text).toContain(words.authorize);
        expect(findAction(card, 'onAuthorize')).not.toBeNull();
      }
    }
  });

  it('of the mail, met while saving, keeps what was entered for when it is granted', async () => {
    const identity = people.camille;
    const person = bench.person(identity, { locale });
    await person.link('demo');
    const item = mailItem(mail({ subject: 'Avant le refus' }));
    const card = cardOf(await person.open(item));
    const without = bench.person(identity, {
      locale,
      refusedScopes: [`${google}gmail.addons.current.message.readonly`],
    });
    const failed: Json = cardOf(await save(without, item, { card, changes: { description: ['new'] } }));
    expect(failed['name']).toBe('error-scope_missing');
    expect(wordsOf(failed)).toContain(words.mail);
    expect(findAction(failed, 'onSave')).not.toBeNull();
    const resumed = cardOf(await person.open(item));
    expect(findAction(resumed, 'onStartAfresh')).not.toBeNull();
    expect(primaryAction(resumed)?.parameters['idempotencyKey']).toBe(
      primaryAction(card)?.parameters['idempotencyKey'],
    );
  });
});
