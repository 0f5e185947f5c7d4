import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startingChoices } from '../../backend/provisioning/rules/starting-choices.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { eventItem, mailItem } from '../../scripts/harness/test-bench.ts';
import { openLinkedBench, type JourneyBench } from '../support/bench.ts';
import { listChosen, openCard, people, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: JourneyBench;
beforeAll(async () => {
  ({ bench } = await openLinkedBench());
});
afterAll(() => bench.close());

describe('the type that is proposed', () => {
  it('is the one of mails for a mail and the one of meetings for a meeting, from the first day', async () => {
    const camille = bench.person(people.camille);
    const meeting = eventItem(
      calendar(...event('UID:premier-jour', 'SUMMARY:Visite', 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z')),
    );
    const first = mailItem(mail({ subject: 'Premier jour' }));
    const card = await openCard(camille, first);
    expect(listChosen(card, 'typeId')).toEqual(['Email']);
    expect(listChosen(await openCard(camille, meeting), 'typeId')).toEqual(['Rendez-vous']);
    await save(camille, first, { card });
    expect(listChosen(await openCard(camille, meeting), 'typeId')).toEqual(['Rendez-vous']);
  });

  it.each(['fr', 'en'] as const)('of a new environment is among its types, in %s', (language) => {
    const { proposedTypes, taskTypes } = startingChoices[language];
    expect(taskTypes).toEqual(expect.arrayContaining([proposedTypes.mail, proposedTypes.event]));
    expect(proposedTypes.mail).not.toBe(proposedTypes.event);
  });
});
