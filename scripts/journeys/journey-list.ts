import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenItem } from '../../host/contract.ts';
import { builtHost } from '../harness/folders.ts';
import type { CountedRep } from './journey-count.ts';
import { eventItem, mailItem, nothingOpen, type TestBench } from '../harness/test-bench.ts';

export interface Journey {
  readonly name: string;
  readonly user: { readonly email: string; readonly name: string };
  /** Linked to the environment before it begins. */
  readonly linked: boolean;
  play(rep: CountedRep, bench: TestBench): Promise<void>;
}

/** What reps do with the sample mails and meetings, most frequent first. */
export const journeys: readonly Journey[] = [
  defineJourney('A mail, the proposal is right', async (rep) => {
    await rep.open(mail('17-quote-request-english'));
    await rep.save();
  }),
  defineJourney('A mail, one contact too many', async (rep) => {
    await rep.open(mail('02-plusieurs-destinataires'));
    rep.tick('contacts', 'Sophie Delmas');
    await rep.save();
  }),
  defineJourney('A mail, another type', async (rep) => {
    await rep.open(mail('03-adresses-dans-le-texte'));
    rep.choose('typeId', 'Rendez-vous');
    await rep.save();
  }),
  defineJourney('A mail, one file too many', async (rep) => {
    await rep.open(mail('06-trois-pieces-jointes'));
    rep.tick('attachments', 'references.csv');
    await rep.save();
  }),
  defineJourney('A mail, due tomorrow', async (rep) => {
    await rep.open(mail('05-image-dans-le-texte'));
    rep.choose('due', 'Demain');
    await rep.save();
  }),
  defineJourney('A mail, due on a day that the list does not offer', async (rep) => {
    await rep.open(mail('08-accents-iso-8859-1'));
    rep.choose('due', 'Autre date');
    await rep.save();
    rep.pickDate('dueDate', Date.UTC(2027, 5, 15));
    await rep.save();
  }),
  defineJourney('A mail, none of its files', async (rep) => {
    await rep.open(mail('06-trois-pieces-jointes'));
    rep.tick('noFiles', 'aucun');
    await rep.save();
  }),
  defineJourney('A mail, another status', async (rep) => {
    await rep.open(mail('03-adresses-dans-le-texte'));
    rep.choose('statusId', 'Fait');
    await rep.save();
  }),
  defineJourney('A mail, without its history', async (rep) => {
    await rep.open(mail('09-reponse-avec-historique'));
    rep.choose('description', 'Nouveau texte');
    await rep.save();
  }),
  defineJourney('A mail, its unknown sender becomes a contact', async (rep) => {
    await rep.open(mail('11-expediteur-inconnu'));
    await rep.press('onAddContact');
    await rep.save();
  }),
  defineJourney('A mail, a contact searched for', async (rep) => {
    await rep.open(mail('07-sans-objet'));
    await rep.press('onOpenSearch');
    rep.type('contactQuery', 'Oudinot');
    await rep.press('onSearchContacts');
    await rep.save();
  }),
  defineJourney('A mail saved before, saved again', async (rep) => {
    await rep.open(mail('17-quote-request-english'));
    await rep.save();
  }),
  defineJourney('A mail, saved and undone', async (rep) => {
    await rep.open(mail('10-lettre-d-information'));
    await rep.save();
    await rep.press('onUndo');
  }),
  defineJourney('A mail, added to the task of its thread', async (rep) => {
    await rep.open(mail('01-demande-de-devis'));
    await rep.save();
    rep.begin();
    await rep.open(mail('24-precision-sur-le-devis'));
    await rep.press('onAddMessage');
  }),
  defineJourney('A mail, the session is no longer accepted', async (rep, bench) => {
    await bench.restartBackend({ SESSION_SECRET: 'another secret than before, 32 characters or more' });
    await rep.open(mail('16-note-a-moi-meme'));
    await rep.save();
  }),
  defineJourney('A meeting, the proposal is right', async (rep) => {
    await rep.open(meeting('agenda-01-point-hebdomadaire'));
    await rep.save();
  }),
  defineJourney('A meeting, the whole series', async (rep) => {
    await rep.open(meeting('agenda-01-point-hebdomadaire'));
    rep.pick('span', 'série');
    await rep.save();
  }),
  defineJourney('The homepage', async (rep) => {
    await rep.open(nothingOpen);
  }),
  defineJourney('Another type for all mails, in the settings', async (rep) => {
    await rep.open(nothingOpen);
    await rep.openMenu(0);
    rep.choose('mailType', 'Relance');
    await rep.press('onSaveSettings');
  }),
  {
    name: 'First run: the environment is linked, a mail saved',
    user: { email: 'sacha@demo.example', name: 'Sacha' },
    linked: false,
    play: async (rep) => {
      await rep.open(mail('08-accents-iso-8859-1'));
      await rep.press('onLink');
      await rep.save();
    },
  },
];

function defineJourney(name: string, play: Journey['play']): Journey {
  return { name, user: { email: 'camille@demo.example', name: 'Camille' }, linked: true, play };
}

function mail(name: string): OpenItem {
  return mailItem(readSample(`${name}.eml`));
}

function meeting(name: string): OpenItem {
  return eventItem(readSample(`${name}.ics`));
}

function readSample(file: string): Uint8Array {
  return readFileSync(join(builtHost, 'samples', file));
}
