import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, wordsOf } from '../../scripts/harness/card-form.ts';
import { type Person } from '../../scripts/harness/test-bench.ts';
import { openLinkedBench, type JourneyBench } from '../support/bench.ts';
import { composeQuestion } from '../support/asking-mail.ts';
import { openCard, readCreated, save } from '../support/journey.ts';

let bench: JourneyBench;
let persons: Record<'fr' | 'en', Person>;

const limit = 1 << 20;

beforeAll(async () => {
  ({ bench, persons } = await openLinkedBench({ RELAIS_MAX_FILE_MB: '1' }));
});

afterAll(() => bench.close());

/** A picture of one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe.each([
  ['fr', 'image invisible de suivi', 'trop volumineux, limite 1\u00a0Mo'],
  ['en', 'invisible tracking image', 'too large, limit 1\u00a0MB'],
] as const)('attachments in %s', (language, invisible, tooLarge) => {
  const files = [
    { name: 'devis.pdf', mediaType: 'application/pdf', content: 'pdf' },
    { name: 'p.gif', mediaType: 'image/gif', content: pixel },
    { name: 'plan.zip', mediaType: 'application/zip', content: 'z'.repeat(limit + 1) },
    { name: 'inline.gif', mediaType: 'image/gif', content: pixel, contentId: 'p1' },
  ];

  it('are all ticked but images that nobody can see; what is too large is named with its limit', async () => {
    const item = composeQuestion(language, { files, html: '<p>Voir la pièce jointe.</p><img src="cid:p1">' });
    const card = await openCard(persons[language], item);
    const offered = choicesOf(card, 'attachments');
    expect(offered.filter(({ selected }) => selected).map(({ text }) => text.split('\u00a0')[0])).toEqual([
      'devis.pdf',
    ]);
    expect(offered.find(({ text }) => text.startsWith('p.gif'))?.text).toContain(invisible);
    expect(wordsOf(card)).toContain(tooLarge);
    expect(wordsOf(card)).toMatch(new RegExp(`inline\\.gif.*${invisible}`));
    const { task } = readCreated(await save(persons[language], item, { card }));
    expect(task.attachments.map(({ name }) => name)).toEqual(['devis.pdf']);
    expect(task.omissions.map(({ name, reason }) => [name, reason])).toEqual([
      ['plan.zip', 'tooLarge'],
      ['p.gif', 'trackingPixel'],
      ['inline.gif', 'trackingPixel'],
    ]);
  });

  it('are what the rep ticks, invisible or not', async () => {
    const item = composeQuestion(language, { files });
    const card = await openCard(persons[language], item);
    const invisibleFile = choicesOf(card, 'attachments').find(({ text }) => text.startsWith('p.gif'))?.value ?? '';
    const changes = { attachments: [invisibleFile] };
    const { task } = readCreated(await save(persons[language], item, { card, changes }));
    expect(task.attachments.map(({ name }) => name)).toEqual(['p.gif']);
    expect(task.omissions).toContainEqual(expect.objectContaining({ name: 'devis.pdf', reason: 'notChosen' }));
  });
});
