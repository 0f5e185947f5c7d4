import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openCardPanel } from '../support/card-panel.ts';
import { mail } from '../support/mail.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';

const executable = findChromium();
const camille = { email: 'camille@demo.example', name: 'Camille Roussel' };

/** Height of the panel in a laptop's window, its head and the card's footer included, in pixels. */
const panelHeight = 700;

const twoContactsTwoFiles = mail({
  from: 'Jeanne Martin <jeanne.martin@acier-leman.example>',
  cc: 'Olivier Brun <olivier.brun@acier-leman.example>',
  subject: 'Devis de la charpente, version signée',
  files: [
    { name: 'devis-charpente.pdf', content: 'a'.repeat(2048) },
    { name: 'plan-de-masse.pdf', content: 'b'.repeat(4096) },
  ],
});

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null).each(['fr-FR', 'en-GB'] as const)('the draft card in Chromium, in %s', (locale) => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [camille]);
  }, 120_000);
  afterAll(() => bench.close());

  it('shows a mail with two contacts and two files on one screen of the panel', async () => {
    const panel = await openCardPanel(bench, { rep: 'Camille', mail: '01-demande-de-devis', locale });
    const { page } = panel.visit;
    await page.locator('input[type="file"]').setInputFiles({
      name: 'devis.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from(twoContactsTwoFiles),
    });
    const title = panel.card.locator('input').first();
    await expect.poll(() => title.inputValue()).toBe('Devis de la charpente, version signée');
    const { height } = (await panel.card.boundingBox()) ?? { height: 0 };
    await page.setViewportSize({ width: 1440, height: 900 + panelHeight - Math.round(height) });
    expect(Math.round((await panel.card.boundingBox())?.height ?? 0)).toBe(panelHeight);
    const contacts = panel.card.getByRole('checkbox', { name: /Acier du Léman/ });
    expect(await contacts.count()).toBe(2);
    const hidden = await panel.card
      .locator('.card-scroll')
      .evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(hidden).toBe(0);
    expect(await panel.visit.seriousFindings()).toEqual([]);
  }, 120_000);
});
