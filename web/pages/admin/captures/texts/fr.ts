import type {
  CaptureChannel,
  CaptureOperation,
  CaptureOutcome,
} from '../../../../../shared/capture-ledger/capture-ledger.ts';

/** Why an attempt was refused or failed, and what an admin can do about it. */
export interface ReasonText {
  readonly title: string;
  readonly advice: string;
}

/** The capture ledger. */
export const frCaptures = {
  title: 'Journal des captures',
  hint: 'Chaque enregistrement tenté depuis Gmail, Google Agenda ou ces pages, et comment il s’est terminé.',
  period: 'Période',
  periods: {
    '7': '7 jours',
    '30': '30 jours',
    '90': '90 jours',
    own: 'Autres dates',
  },
  days: 'Dates',
  user: 'Utilisateur',
  anybody: 'Tous',
  outcome: 'Issue',
  anyOutcome: 'Toutes',
  source: 'Origine',
  anySource: 'Toutes',
  reason: 'Motif',
  anyReason: 'Tous',
  clear: 'Effacer les filtres',
  outcomes: {
    saved: 'Enregistrée',
    repeated: 'Déjà faite',
    undone: 'Annulée',
    refused: 'Refusée',
    failed: 'En échec',
  } satisfies Record<CaptureOutcome, string>,
  totals: {
    saved: 'Enregistrées',
    repeated: 'Déjà faites',
    undone: 'Annulées',
    refused: 'Refusées',
    failed: 'En échec',
  } satisfies Record<CaptureOutcome, string>,
  outcomeHints: {
    saved: 'Une tâche, ou un message ajouté à une tâche.',
    repeated: 'Le même envoi est arrivé deux fois : rien n’a été fait en double.',
    undone: 'Un enregistrement repris dans les dix minutes.',
    refused: 'Les droits ou les règles ne le permettaient pas.',
    failed: 'Le réseau ou le service n’a pas tenu.',
  } satisfies Record<CaptureOutcome, string>,
  operations: {
    task: 'Nouvelle tâche',
    message: 'Ajout à une tâche',
    undo: 'Annulation',
  } satisfies Record<CaptureOperation, string>,
  channels: { addOn: 'Gmail ou Agenda', page: 'Pages Relais' } satisfies Record<CaptureChannel, string>,
  chart: 'Captures par jour',
  chartTable: 'Nombre de captures par jour et par issue',
  chartNumbers: 'Voir les nombres jour par jour',
  tooLong: (most: number) =>
    `${String(most)} jours au plus sont comptés à la fois : choisissez des dates plus proches.`,
  day: 'Jour',
  byReason: 'Motifs de refus et d’échec',
  noReason: 'Aucun refus ni échec sur cette période.',
  byUser: 'Par utilisateur',
  byUserTable: 'Nombre de captures par utilisateur et par issue',
  filterReason: (reason: string) => `Filtrer sur le motif : ${reason}`,
  filterUser: (name: string) => `Filtrer sur ${name}`,
  otherUsers: (count: number) => `et ${String(count)} autre${count > 1 ? 's' : ''}`,
  table: 'Captures',
  when: 'Date',
  what: 'Opération',
  from: 'Depuis',
  size: 'Fichiers',
  task: 'Tâche',
  taskLink: (number: number) => `Tâche nº ${String(number)}`,
  files: (count: number) => (count === 0 ? 'aucun' : count > 1 ? `${String(count)} fichiers` : '1 fichier'),
  request: (id: string) => `Référence de la requête : ${id}`,
  shown: (count: number) => (count > 1 ? `${String(count)} captures affichées` : `${String(count)} capture affichée`),
  end: 'Fin du journal',
  emptyTitle: 'Aucune capture sur cette période',
  emptyHint: 'Élargissez la période ou effacez les filtres. Une capture apparaît ici dès qu’elle est tentée.',
  export: 'Exporter en CSV',
  actions: {
    rights: 'Voir ses droits',
    user: 'Voir l’utilisateur',
    accounts: 'Voir les comptes',
    environment: 'Voir la limite',
    choices: 'Voir les types et statuts',
  },
  reasons: {
    rights_missing: {
      title: 'Droits insuffisants',
      advice: 'Cette personne n’a aucun droit commercial, ou la tâche n’est pas la sienne. Vous pouvez lui en donner.',
    },
    contacts_out_of_scope: {
      title: 'Contacts hors de ses comptes',
      advice: 'Rattachez-la aux comptes concernés, ou donnez-lui tous les comptes.',
    },
    assignee_refused: {
      title: 'Destinataire sans droit',
      advice: 'La personne choisie ne peut pas recevoir de tâche : vérifiez ses droits.',
    },
    user_disabled: { title: 'Utilisateur désactivé', advice: 'Réactivez-le s’il doit encore enregistrer.' },
    payload_too_large: {
      title: 'Envoi trop volumineux',
      advice: 'Un fichier dépasse la limite de l’environnement, ou il y a trop de fichiers.',
    },
    idempotency_conflict: {
      title: 'Déjà enregistrée avec un autre contenu',
      advice: 'Rien à faire : la première version est gardée. Elle peut être modifiée sur sa page.',
    },
    undo_expired: {
      title: 'Trop tard pour annuler',
      advice: 'Le délai de dix minutes était passé. La tâche peut être supprimée sur sa page.',
    },
    not_found: {
      title: 'Tâche introuvable',
      advice: 'Elle n’existe plus, ou cette personne ne peut pas la lire.',
    },
    invalid_request: {
      title: 'Demande non valide',
      advice:
        'Le plus souvent un type ou un statut archivé entre-temps : rouvrir le mail suffit. Sinon, mettez le module à jour.',
    },
    unsupported_media_type: {
      title: 'Format d’envoi inattendu',
      advice: 'Vérifiez que le module complémentaire est à jour.',
    },
    upload_incomplete: {
      title: 'Envoi interrompu',
      advice: 'La connexion a été coupée pendant l’envoi. Relais propose de réessayer, sans risque de doublon.',
    },
    storage_full: {
      title: 'Espace de stockage plein',
      advice: 'Prévenez tout de suite la personne qui exploite Relais : plus aucun fichier ne peut être reçu.',
    },
    unavailable: {
      title: 'Service indisponible',
      advice: 'La base de données ne répondait pas. Si cela dure, prévenez la personne qui exploite Relais.',
    },
    internal: {
      title: 'Erreur inattendue',
      advice: 'Transmettez la référence de la requête à la personne qui exploite Relais.',
    },
    unauthenticated: {
      title: 'Session terminée',
      advice: 'La session a pris fin entre-temps : il suffit de rouvrir le mail ou la page.',
    },
  } as Readonly<Record<string, ReasonText>>,
  otherReason: (code: string): ReasonText => ({
    title: code,
    advice: 'Transmettez ce code et la référence de la requête à la personne qui exploite Relais.',
  }),
};
