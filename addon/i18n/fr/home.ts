import { plural } from './plural.ts';

export const frHome = {
  home: {
    title: 'Votre journée',
    text: 'Ouvrez un mail ou une réunion\u00a0: Relais vous propose la tâche.',
    saves: (count: number): string =>
      count === 0 ? 'Enregistré aujourd’hui' : `Enregistré aujourd’hui\u00a0: ${plural(count, 'tâche', 'tâches')}`,
    contactAndMore: (name: string, more: number) => `${name} et ${plural(more, 'autre', 'autres')}`,
    nothingSaved: 'Rien pour l’instant.',
    moreSaves: (count: number) => `Et ${plural(count, 'autre', 'autres')}, plus tôt dans la journée.`,
    undone: 'annulée',
    undoneNow: (number: number) => `Tâche n°\u00a0${number} annulée`,
    failed: (count: number) => plural(count, 'enregistrement à reprendre', 'enregistrements à reprendre'),
    failedText: 'Rouvrez le mail ou la réunion\u00a0: votre saisie est reprise, et rien ne sera créé en double.',
    failedMail: 'Un mail',
    failedMeeting: 'Une réunion',
    meetings: 'Vos réunions externes du jour',
    noMeetings: 'Aucune aujourd’hui.',
    notCaptured: 'à enregistrer',
    captured: (number: number) => `tâche n°\u00a0${number}`,
    wholeDay: 'Toute la journée',
    agendaNotGranted: 'Relais ne peut pas lire vos événements. Pour les voir ici, accordez cette autorisation\u00a0:',
    agendaFailed: 'Google Agenda n’a pas répondu. Vos mails et vos enregistrements ne sont pas concernés.',
    agendaDisabled:
      'L’API Google Calendar n’est pas activée pour Relais\u00a0: prévenez un administrateur. Vos mails et vos enregistrements ne sont pas concernés.',
    account: 'Compte et environnement',
    version: 'Version',
    versions: (addOn: number, backend: number) => `Module ${addOn}\u00a0· service ${backend}`,
  },
  resumed: {
    notice: (time: string) => `L’enregistrement de ${time} n’a pas abouti\u00a0: votre saisie est reprise.`,
    startAfresh: 'Repartir de zéro',
  },
  version: {
    addOnTooOld: {
      title: 'Ce module est trop ancien pour le service',
      text: 'Certaines actions peuvent échouer. Demandez à un administrateur de le déployer à nouveau.',
    },
    backendTooOld: {
      title: 'Le service est plus ancien que ce module',
      text: 'Certaines actions peuvent échouer. Demandez à un administrateur de mettre le service à jour.',
    },
  },
};
