import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, nothingOpen } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { changeDatabase } from '../support/changed-database.ts';

let bench: JourneyBench;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'relais-day-'));
  bench = await openBench({
    worlds: sampleWorlds,
    environment: { RELAIS_EMBEDDED: 'folder', DATA_DIR: dataDir },
  });
});

afterAll(async () => {
  await bench.close();
  await rm(dataDir, { recursive: true, force: true });
});

const languages = {
  fr: { expired: 'Trop tard pour annuler', nothing: 'Rien pour l’instant.' },
  en: { expired: 'Too late to undo', nothing: 'Nothing so far.' },
} as const;

/** A time zone in which it is that hour now (the sign of these names is the other way round). */
function zoneAtHour(hour: number): string {
  const offset = hour - new Date().getUTCHours();
  const within = offset > 12 ? offset - 24 : offset < -12 ? offset + 24 : offset;
  return `Etc/GMT${within > 0 ? '-' : '+'}${String(Math.abs(within))}`;
}

describe.each([
  ['fr', people.camille],
  ['en', people.sacha],
] as const)('a task saved three hours ago, in %s', (locale, identity) => {
  const words = languages[locale];
  const person = (timeZone?: string) =>
    bench.person(identity, { locale, ...(timeZone === undefined ? {} : { timeZone }) });

  it('is of today where it is afternoon, no longer where it is one in the morning, and can be undone nowhere', async () => {
    expect(await person().link('demo')).toBe(true);
    const item = mailItem(mail({ subject: 'Il y a trois heures' }));
    const saved = await save(person(), item, { card: await openCard(person(), item) });
    const { task } = readCreated(saved);
    const fresh = cardOf(await person().homepage());
    const undo = findAction(fresh, 'onUndoAtHome', { taskId: task.id });
    expect(undo).not.toBeNull();
    if (undo === null) return;
    await changeDatabase(bench, {
      dataDir,
      statements: `update tasks set created_at = created_at - interval '3 hours' where id = '${task.id}';`,
    });
    const afternoon = cardOf(await person(zoneAtHour(14)).homepage());
    expect(wordsOf(afternoon)).toContain('Il y a trois heures');
    expect(findAction(afternoon, 'onUndoAtHome')).toBeNull();
    expect(wordsOf(cardOf(await person(zoneAtHour(1)).homepage()))).toContain(words.nothing);
    for (const refused of [
      await person().press(undo, {}, nothingOpen),
      await pressButton(person(), item, { card: cardOf(saved), functionName: 'onUndo' }),
    ]) {
      expect(cardOf(refused)['name']).toBe('error-undo_expired');
      expect(wordsOf(cardOf(refused))).toContain(words.expired);
    }
  });
});
