import type { Right } from '../../shared/access/rights.ts';
import type { AddressOrigin } from '../../shared/values/source.ts';
import type { OmissionReason } from '../../shared/tasks/task.ts';
import { frContacts } from './fr/contacts.ts';
import { frDraft } from './fr/draft.ts';
import { frErrors } from './fr/errors.ts';
import { frEvent } from './fr/event.ts';
import { frFirstRun } from './fr/first-run.ts';
import { frHelp } from './fr/help.ts';
import { frHome } from './fr/home.ts';
import type { PartKind } from '../state/part-kind.ts';
import { frSaved } from './fr/saved.ts';
import { frSettings } from './fr/settings.ts';
import { frThread } from './fr/thread.ts';
import { frTaskFields } from './fr/task-fields.ts';

const origins: Record<AddressOrigin, string> = {
  from: 'expéditeur',
  replyTo: 'adresse de réponse',
  to: 'destinataire',
  cc: 'en copie',
  bcc: 'en copie cachée',
  organizer: 'organisateur',
  guest: 'invité',
  declined: 'a refusé',
  room: 'salle',
  body: 'dans le texte',
  history: 'dans l’historique',
};

const rights: Record<Right, string> = {
  sales: 'commercial',
  salesAllAccounts: 'commercial, tous les comptes',
  taskList: 'liste des tâches commerciales',
};

const omissions: Record<OmissionReason, string> = {
  tooLarge: 'trop volumineux',
  tooMany: 'au-delà du nombre de fichiers permis',
  unreadable: 'illisible',
  notChosen: 'non coché',
  trackingPixel: 'image invisible de suivi',
};

/** Every sentence of the add-on; the other languages must have the same keys to compile. */
export const fr = {
  ...frErrors,
  ...frDraft,
  ...frTaskFields,
  ...frContacts,
  ...frSaved,
  ...frThread,
  ...frEvent,
  ...frFirstRun,
  ...frSettings,
  ...frHome,
  ...frHelp,
  origins,
  rights,
  omissions,
  fileParts: {
    signature: 'signature électronique',
    mailPart: 'morceau du texte du mail',
    outlookFile: 'fichier d’Outlook, que les autres programmes ne lisent pas',
    deliveryReport: 'rapport de remise',
    readReceipt: 'accusé de lecture',
    calendar: 'lu comme la réunion',
  } satisfies Record<PartKind, string>,
  // A line never starts with the dot.
  separator: '\u00a0· ',
  taskNumber: (number: number) => `n°\u00a0${number}`,
  quoted: (words: string) => `«\u00a0${words}\u00a0»`,
  labelled: (label: string, value: string) => `${label}\u00a0: ${value}`,
  units: ['octet', 'octets', 'ko', 'Mo', 'Go'],
  noSubject: '(sans objet)',
  unnamedFile: '(sans nom)',
  actions: {
    save: 'Enregistrer',
    saveAgain: 'Enregistrer quand même',
    retry: 'Réessayer',
    undo: 'Annuler la tâche',
    undoShort: 'Annuler',
    open: 'Ouvrir',
    openMail: 'Ouvrir le mail',
    openMeeting: 'Ouvrir la réunion',
    home: 'Accueil',
    refresh: 'Actualiser',
    reopen: 'Recharger',
    back: 'Retour',
    settings: 'Paramètres',
    authorize: 'Autoriser',
    verifyAndLink: 'Vérifier et relier',
    disconnect: 'Se déconnecter',
    chooseEnvironment: 'Choisir parmi les miens',
    forget: 'Oublier',
    saveAnew: 'Enregistrer de nouveau',
    saveWithoutThem: 'Enregistrer sans eux',
  },
};

/** The keys and parameters that every language has. */
export type Messages = typeof fr;
