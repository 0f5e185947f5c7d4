import type { EventAnswer } from '../../state/calendar-event.ts';
import { plural } from './plural.ts';

const answers: Record<EventAnswer, string> = {
  accepted: 'accepté',
  declined: 'refusé',
  tentative: 'peut-être',
  needsAction: 'sans réponse',
};

export const frEvent = {
  event: {
    isPrivate: 'Réunion privée dans Calendar\u00a0: enregistrée, elle sera lue par tous ceux qui verront la tâche.',
    declined: 'Vous avez refusé cette réunion. Elle peut tout de même devenir une tâche.',
    cancelled: 'Cette réunion est annulée. Elle peut tout de même devenir une tâche.',
    unknownZone: (name: string) =>
      `L’invitation est dans un fuseau horaire inconnu («\u00a0${name}\u00a0»)\u00a0: ses heures sont lues dans le vôtre.`,
    span: 'La tâche porte sur',
    spans: { occurrence: 'Cette réunion', series: 'Toute la série' },
    linked: (count: number) => (count < 2 ? 'Fichier lié' : `${count}\u00a0fichiers liés`),
    linkedNote: 'Liés et non copiés\u00a0: depuis la tâche, ils s’ouvrent dans Drive ou sur leur site.',
    unlinked: 'Adresse non sécurisée, gardée dans la description',
    unsavedTitle: 'Enregistrez d’abord la réunion',
    unsavedText:
      'Agenda ne connaît pas encore cette réunion, ou ne la connaît plus. Enregistrez-la dans Agenda, puis rechargez.',
    reload: 'Recharger la réunion',
  },
  /** The head of a meeting's description. */
  eventHead: {
    when: 'Date',
    firstTime: 'Série, première fois',
    allDay: 'toute la journée',
    where: 'Lieu',
    conference: 'Visioconférence',
    phone: 'Téléphone',
    codes: {
      accessCode: (code: string) => `code d’accès\u00a0${code}`,
      meetingCode: (code: string) => `réunion\u00a0${code}`,
      passcode: (code: string) => `code secret\u00a0${code}`,
      password: (code: string) => `mot de passe\u00a0${code}`,
      pin: (code: string) => `code\u00a0${code}`,
    },
    organizer: 'Organisateur',
    guests: 'Invités',
    rooms: 'Salles',
    answers,
    optional: 'facultatif',
    additional: (count: number) => `avec ${plural(count, 'autre personne', 'autres personnes')}`,
    guestsHidden: 'La liste est incomplète\u00a0: Agenda en masque une partie.',
    unlinked: 'Fichiers non liés',
    cancelled: 'réunion annulée',
  },
};
