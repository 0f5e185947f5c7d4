import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findCard, wordsOf } from '../../scripts/harness/card-form.ts';
import type { worldSchema, World } from '../../shared/provisioning/world.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { runToEnd } from '../support/command.ts';
import { mail } from '../support/mail.ts';

const lineSchema = z.object({
  file: z.string(),
  error: z.optional(z.object({ code: z.string(), message: z.string() })),
  task: z.optional(
    z.object({
      id: z.string(),
      title: z.string(),
      type: z.string(),
      status: z.string(),
      transverse: z.boolean(),
      contacts: z.array(
        z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()), company: z.nullable(z.string()) }),
      ),
      description: z.object({ text: z.string(), html: z.string() }),
      attachments: z.array(z.looseObject({ name: z.string(), sha256: z.nullable(z.string()) })),
      author: z.string(),
      assignee: z.nullable(z.string()),
      meeting: z.nullable(z.object({ start: z.string(), end: z.string(), allDay: z.boolean() })),
      sourceKeys: z.array(z.string()),
    }),
  ),
  addresses: z.optional(
    z.array(z.object({ address: z.string(), name: z.nullable(z.string()), origin: z.string(), state: z.string() })),
  ),
});

const world: z.input<typeof worldSchema> = {
  environment: { name: 'acme', displayName: 'Acme', domains: [] },
  taskTypes: ['Appel', 'Visite'],
  taskStatuses: [{ label: 'Ouvert' }, { label: 'Clos', closed: true }],
  users: [
    { email: 'nobody@acme.example', name: 'Sans Droit', rights: [] },
    { email: 'rep@acme.example', name: 'Rémi Rep', rights: ['sales'] },
  ],
  companies: [
    {
      name: 'Boréal',
      relation: 'client',
      domains: ['boreal.example'],
      emails: ['contact@boreal.example'],
      attached: ['rep@acme.example'],
    },
    { name: 'Austral', relation: 'client', domains: ['austral.example'], emails: [], attached: [] },
    {
      name: 'Papeterie',
      relation: 'other',
      domains: [],
      emails: ['ventes@papeterie.example'],
      attached: ['rep@acme.example'],
    },
  ],
  contacts: [
    { name: 'Jeanne Martin', emails: ['jeanne@boreal.example'], company: 'Boréal' },
    { name: 'Paul Sud', emails: ['paul@austral.example'], company: 'Austral' },
    { name: 'Entrepôt', emails: ['a/b=c@boreal.example'], company: 'Boréal' },
    ...['Accueil', 'Standard'].map((name) => ({
      name,
      emails: ['bureau@partage.example'],
      relation: 'client' as const,
      attached: ['rep@acme.example'],
    })),
    { name: 'Ivan Libre', emails: ['ivan@libre.example'], relation: 'prospect', attached: ['rep@acme.example'] },
  ],
};

let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-commands-'));
  writeFileSync(path('world.json'), JSON.stringify(world));
  writeFileSync(
    path('usual.eml'),
    mail({
      from: '"Martin, Jeanne" <Jeanne@Boreal.example>',
      to: 'Rémi <rep@acme.example>, ventes@papeterie.example',
      cc: 'paul@austral.example, new.person@boreal.example, no-reply@lettre.example',
      subject: 'Visite du 12',
      text: 'Voyez avec Ivan (ivan@libre.example) ou personne@inconnu.example.',
      files: [{ name: 'plan.txt', mediaType: 'text/plain', content: 'plan' }],
    }),
  );
  writeFileSync(
    path('plain.eml'),
    mail({ from: 'who@knows.example', to: 'rep@acme.example', subject: 'Sans contact' }),
  );
  const stand = event('UID:stand@boreal.example', 'SUMMARY:Salon', 'DTSTART;VALUE=DATE:20261124');
  const weekly = event(
    'UID:weekly@boreal.example',
    'SUMMARY:Point',
    'DTSTART;TZID=Europe/Paris:20261102T090000',
    'RRULE:FREQ=WEEKLY',
    'ATTENDEE;CN=Jeanne:mailto:jeanne@boreal.example',
  );
  writeFileSync(path('meetings.ics'), calendar(...stand, ...weekly));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function capture(...args: string[]) {
  const { code, stdout, stderr } = await runToEnd('capture', ['--world', path('world.json'), ...args]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, stderr, lines: lines.map((line) => lineSchema.parse(JSON.parse(line))) };
}

const contactsOf = (line: z.infer<typeof lineSchema> | undefined) => line?.task?.contacts ?? [];

describe('capture', () => {
  let captured: Awaited<ReturnType<typeof capture>>;
  beforeAll(async () => {
    captured = await capture(path('usual.eml'), path('plain.eml'), path('plain.eml'));
  });

  it('prints a line for each file with the task and what became of each address', () => {
    const { code, lines } = captured;
    expect(code).toBe(0);
    expect(lines.map((line) => line.task?.title)).toEqual(['Visite du 12', 'Sans contact', 'Sans contact']);
    expect(lines[0]).toMatchObject({
      file: path('usual.eml'),
      task: {
        type: 'Appel',
        status: 'Ouvert',
        transverse: false,
        author: 'rep@acme.example',
        assignee: 'rep@acme.example',
        meeting: null,
        attachments: [{ name: 'plan.txt', mediaType: 'text/plain', size: 4, inline: false }],
      },
    });
    // Ivan is named in the text of a mail in which outsiders take part: offered, not ticked.
    expect(contactsOf(lines[0]).map(({ name, email, company }) => ({ name, email, company }))).toEqual([
      { name: 'Jeanne Martin', email: 'jeanne@boreal.example', company: 'Boréal' },
    ]);
    expect(lines[0]?.addresses?.map(({ address, origin, state }) => [address, origin, state])).toEqual([
      ['jeanne@boreal.example', 'from', 'matched'],
      ['rep@acme.example', 'to', 'self'],
      ['ventes@papeterie.example', 'to', 'notLinkable'],
      ['paul@austral.example', 'cc', 'outside'],
      ['new.person@boreal.example', 'cc', 'suggested'],
      ['no-reply@lettre.example', 'cc', 'automatic'],
      ['ivan@libre.example', 'body', 'matched'],
      ['personne@inconnu.example', 'body', 'unknown'],
    ]);
    expect(lines[1]?.task).toMatchObject({ transverse: true, contacts: [] });
  });

  it('saves a mail that was already saved once more, on purpose', () => {
    expect(captured.code).toBe(0);
    expect(new Set(captured.lines.map((line) => line.task?.id)).size).toBe(3);
  });

  it('changes type, status, contacts and attachments through the card', async () => {
    const changes = ['--type', 'Visite', '--status', 'Clos', '--contact', 'IVAN@libre.example', '--no-attachments'];
    const { lines } = await capture(...changes, path('usual.eml'));
    expect(lines[0]?.task).toMatchObject({
      type: 'Visite',
      status: 'Clos',
      attachments: [],
      contacts: [{ name: 'Ivan Libre' }],
    });
  });

  it('says when the card does not offer what is asked, and exits with 1', async () => {
    const { code, lines } = await capture('--contact', 'paul@austral.example', path('usual.eml'), path('missing.eml'));
    expect(code).toBe(1);
    expect(lines.map((line) => line.error?.code)).toEqual(['contact_not_offered', 'file_unreadable']);
  });

  it('refuses for a user without rights', async () => {
    const { code, lines } = await capture('--user', 'nobody@acme.example', path('plain.eml'));
    expect(code).toBe(1);
    expect(lines[0]?.error?.code).toBe('rights_missing');
    expect(lines[0]?.error?.message).toContain('• commercial\n');
    expect(lines[0]?.error?.message).not.toMatch(/<br>|&amp;/);
  });

  it('ticks contacts by any address that the card offers: on several contacts, of a suggested company, of odd form', async () => {
    writeFileSync(
      path('choices.eml'),
      mail({
        from: 'Bureau <bureau@partage.example>',
        cc: '"a/b=c"@boreal.example, new.person@boreal.example, ventes@papeterie.example',
      }),
    );
    const choices = ['BUREAU@partage.example', 'a/b=c@boreal.example', 'new.person@boreal.example'];
    const { lines } = await capture(...choices.flatMap((address) => ['--contact', address]), path('choices.eml'));
    expect(contactsOf(lines[0]).map(({ name }) => name)).toEqual(['Accueil', 'Boréal', 'Entrepôt', 'Standard']);
  });

  it('takes paths from where npm was called, and gives a line for a folder and for an empty file too', async () => {
    writeFileSync(path('empty.eml'), '');
    const args = ['--world', 'world.json', '--locale', 'en', '.', 'empty.eml'];
    const { code, stdout } = await runToEnd('capture', args, { INIT_CWD: folder });
    expect(code).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
    expect(lines).toMatchObject([
      { file: '.', error: { code: 'file_unreadable' } },
      { file: 'empty.eml', task: { title: '(no subject)', transverse: true }, addresses: [] },
    ]);
  });

  const choice = ['--uid', 'weekly@boreal.example', '--occurrence'];

  it('takes calendar files: the first meeting of each, and says when there is none', async () => {
    writeFileSync(path('none.ics'), calendar());
    const first = await capture(path('meetings.ics'), path('none.ics'));
    expect(first.code).toBe(1);
    expect(first.lines).toMatchObject([
      {
        task: {
          title: 'Salon',
          meeting: { start: '2026-11-24', end: '2026-11-25', allDay: true },
          sourceKeys: ['event:stand@boreal.example'],
        },
      },
      { error: { code: 'event_not_found', message: `${path('none.ics')} has no event` } },
    ]);
  });

  it('takes the meeting and the occurrence of a calendar file that are asked for', async () => {
    const chosen = await capture(...choice, '2026-11-09', path('meetings.ics'));
    expect(chosen.lines).toMatchObject([
      {
        task: { title: 'Point', sourceKeys: ['event:weekly@boreal.example:2026-11-09T08:00:00Z'] },
        addresses: [{ origin: 'organizer' }, { address: 'jeanne@boreal.example', origin: 'guest', state: 'matched' }],
      },
    ]);
  });

  it('says in one line that a calendar file has not what is asked for', async () => {
    const { code, stdout, stderr } = await runToEnd('card', [...choice, '2026-11-10', path('meetings.ics')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${path('meetings.ics')}: the event has no occurrence 2026-11-10\n`);
  });

  it('says of a stranger that nothing is linked', async () => {
    const { code, lines } = await capture('--user', 'stranger@acme.example', path('plain.eml'));
    expect([code, lines[0]?.error?.code]).toEqual([1, 'not_linked']);
  });
});

describe('a bad world is refused with the path of the wrong field', () => {
  const cases: { change: (bad: World) => unknown; says: string }[] = [
    { change: (bad) => ({ ...bad, environment: { ...bad.environment, name: 'No Slug' } }), says: 'environment.name' },
    {
      change: (bad) => ({ ...bad, users: [{ email: 'a@b.example', name: 'A', rights: ['boss'] }] }),
      says: 'users[0].rights[0]',
    },
    { change: (bad) => ({ ...bad, companies: [{ name: 'X', relation: 'friend' }] }), says: 'companies[0].relation' },
    {
      change: (bad) => ({ ...bad, contacts: [{ name: 'X', emails: [], company: 'Nowhere' }] }),
      says: 'contacts[0].company',
    },
    { change: (bad) => ({ ...bad, taskTypes: [] }), says: 'taskTypes' },
  ];
  it.each(cases)('$says', async ({ change, says }) => {
    writeFileSync(path('bad.json'), JSON.stringify(change(structuredClone(world) as World)));
    const { code, stdout, stderr } = await runToEnd('card', ['--world', path('bad.json'), path('plain.eml')]);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
  });
});

describe('card', () => {
  it('prints the answer of the host and nothing else', async () => {
    const { code, stdout } = await runToEnd('card', ['--world', path('world.json'), path('usual.eml')]);
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(stdout);
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(answer))).toEqual(['action']);
    expect(JSON.stringify(answer)).toContain('Jeanne Martin');
    expect(Buffer.byteLength(stdout)).toBeLessThan(100_000);
  });

  it('shows first run to somebody who is not linked, in English when asked', async () => {
    const { stdout } = await runToEnd('card', [
      '--world',
      path('world.json'),
      '--unlinked',
      '--locale',
      'en',
      path('usual.eml'),
    ]);
    const card = findCard(JSON.parse(stdout));
    expect(wordsOf(card ?? {})).toContain('rep@acme.example');
    expect(JSON.stringify(card)).toContain('Acme');
    expect(JSON.stringify(card)).not.toMatch(/Enregistrer|environnement/);
  });
});
