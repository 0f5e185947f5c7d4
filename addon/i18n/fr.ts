import type { ErrorCode } from '../../shared/errors.ts';
import type { Right } from '../../shared/rights.ts';
import type { AddressOrigin } from '../../shared/source.ts';
import type { OmissionReason } from '../../shared/task.ts';

/** French counts nought and one as singular. */
function plural(count: number, one: string, many: string): string {
  return `${count}\u00a0${count < 2 ? one : many}`;
}

export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

const origins: Record<AddressOrigin, string> = {
  from: 'expéditeur',
  replyTo: 'adresse de réponse',
  to: 'destinataire',
  cc: 'en copie',
  bcc: 'en copie cachée',
  organizer: 'organisateur',
  guest: 'invité',
  body: 'dans le texte',
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
};

const errors: Record<ErrorCode, ErrorText> = {
  invalid_request: {
    title: 'Demande refusée',
    text: 'Ce que la carte a envoyé n’est pas complet ou n’est plus valable. Rechargez le message pour repartir d’une carte à jour.',
  },
  unsupported_media_type: {
    title: 'Envoi refusé',
    text: 'Le service n’accepte pas ce format d’envoi. Si cela se répète, prévenez un administrateur.',
  },
  payload_too_large: {
    title: 'Envoi trop volumineux',
    text: 'Le message et ses fichiers dépassent la taille permise. Décochez des pièces jointes, puis enregistrez de nouveau.',
  },
  unauthenticated: {
    title: 'Connexion perdue',
    text: 'Votre session n’est plus reconnue. Réessayez pour vous reconnecter.',
  },
  session_expired: {
    title: 'Session expirée',
    text: 'Votre session a expiré et n’a pas pu être renouvelée. Réessayez.',
  },
  identity_refused: {
    title: 'Compte Google refusé',
    text: 'Ce compte Google n’est pas admis dans cet environnement. Vérifiez le compte avec lequel vous êtes connecté, ou demandez l’accès à un administrateur.',
  },
  environment_not_found: {
    title: 'Environnement introuvable',
    text: 'Aucun environnement de ce nom ne vous est ouvert. Vérifiez le nom auprès d’un administrateur.',
  },
  user_disabled: {
    title: 'Accès désactivé',
    text: 'Votre accès à cet environnement a été désactivé. Un administrateur peut le rétablir.',
  },
  rights_missing: {
    title: 'Droits insuffisants',
    text: 'Vos droits ne permettent pas cette action.',
  },
  contacts_out_of_scope: {
    title: 'Contacts hors de vos comptes',
    text: 'Des contacts cochés ne font plus partie de ceux que vous pouvez lier. Rien n’a été enregistré.',
  },
  address_known: {
    title: 'Contact déjà connu',
    text: 'Cette adresse est déjà celle d’un contact hors de vos comptes. Rien n’a été ajouté\u00a0; demandez à un administrateur de vous y rattacher.',
  },
  assignee_refused: {
    title: 'Responsable refusé',
    text: 'La personne choisie n’est plus un commercial actif de cet environnement. Rien n’a été enregistré\u00a0; choisissez quelqu’un d’autre.',
  },
  not_found: {
    title: 'Introuvable',
    text: 'Cette tâche n’existe pas, ou vous n’y avez pas accès.',
  },
  idempotency_conflict: {
    title: 'Déjà enregistré avec un autre contenu',
    text: 'Cette carte a déjà créé une tâche. Rechargez le message pour la voir, ou pour en créer une autre.',
  },
  undo_expired: {
    title: 'Trop tard pour annuler',
    text: 'Une tâche ne peut être annulée que pendant les 10\u00a0minutes qui suivent son enregistrement.',
  },
  upload_incomplete: {
    title: 'Envoi interrompu',
    text: 'Les fichiers ne sont pas arrivés en entier. Rien n’a été enregistré.',
  },
  storage_full: {
    title: 'Espace insuffisant',
    text: 'Le service n’a plus de place pour ces fichiers. Rien n’a été enregistré. Prévenez un administrateur, ou enregistrez sans les fichiers.',
  },
  unavailable: {
    title: 'Service indisponible',
    text: 'Le service est momentanément indisponible. Réessayez dans un instant.',
  },
  internal: {
    title: 'Erreur inattendue',
    text: 'Une erreur inattendue s’est produite. Si elle se répète, prévenez un administrateur.',
  },
  backend_unreachable: {
    title: 'Service injoignable',
    text: 'Le service n’a pas répondu. Réessayez dans un instant.',
  },
  scope_missing: {
    title: 'Autorisation manquante',
    text: 'Relais a besoin d’une autorisation Google qui n’a pas été accordée, pour lire le message ouvert, savoir qui vous êtes et joindre le service.',
  },
  source_unreadable: {
    title: 'Message illisible',
    text: 'Gmail ne donne plus accès à ce message. Rouvrez-le, puis réessayez.',
  },
  not_linked: {
    title: 'Aucun environnement',
    text: 'Relais n’est relié à aucun environnement. Choisissez-en un pour continuer.',
  },
};

/** Every sentence of the add-on; the other languages must have the same keys to compile. */
export const fr = {
  errors,
  origins,
  rights,
  omissions,
  // A line never starts with the dot.
  separator: '\u00a0· ',
  taskNumber: (number: number) => `n°\u00a0${number}`,
  labelled: (label: string, value: string) => `${label}\u00a0: ${value}`,
  units: ['octet', 'octets', 'ko', 'Mo', 'Go'],
  noSubject: '(sans objet)',
  unnamedFile: '(sans nom)',
  actions: {
    save: 'Enregistrer',
    saveAgain: 'Enregistrer quand même',
    retry: 'Réessayer',
    undo: 'Annuler la tâche',
    open: 'Ouvrir',
    reopen: 'Recharger le message',
    back: 'Retour',
    settings: 'Paramètres',
    authorize: 'Autoriser',
    verifyAndLink: 'Vérifier et relier',
    disconnect: 'Se déconnecter',
    saveAnew: 'Enregistrer de nouveau',
    saveWithoutThem: 'Enregistrer sans eux',
  },
  draft: {
    title: 'Nouvelle tâche',
    titleField: 'Titre',
    type: 'Type',
    status: 'Statut',
    savedBefore: 'Déjà enregistré',
    savedMoreTimes: (count: number) => `Et ${plural(count, 'autre fois', 'autres fois')}.`,
    contacts: 'Contacts',
    noContacts: 'Aucun contact à proposer\u00a0: la tâche sera transverse.',
    noneTicked: 'Si aucun contact n’est coché, la tâche sera transverse.',
    moreContacts: (count: number) =>
      `Et ${plural(count, 'autre contact', 'autres contacts')}, au-delà de ce que Google permet d’afficher.`,
    ambiguous: 'plusieurs fiches ont cette adresse',
    suggested: 'proposé d’après le domaine',
    files: 'Pièces jointes',
    filesCounted: (count: number, size: string) =>
      count < 2 ? 'Pièce jointe' : `${count}\u00a0pièces jointes\u00a0· ${size}`,
    inlineImages: (count: number) =>
      count < 2 ? 'L’image du texte sera conservée.' : `Les ${count}\u00a0images du texte seront conservées.`,
    notAttached: 'Ne sera pas joint',
    moreFiles: (count: number) => `et ${plural(count, 'autre fichier', 'autres fichiers')}`,
    description: 'Description',
    whole: 'Message entier',
    newText: 'Nouveau texte seulement',
    assignedToYou: 'La tâche vous sera attribuée.',
    assignedToNobody: 'La tâche ne sera attribuée à personne.',
    transverseOnly: 'Vos droits ne permettent de créer que des tâches transverses (sans contact).',
  },
  leftOut: {
    title: (count: number) => (count < 2 ? 'Adresse laissée de côté' : `${count}\u00a0adresses laissées de côté`),
    unknown: 'Absents du CRM',
    outside: 'Connus, hors de vos comptes',
    notLinkable: 'Ni prospects ni clients',
    colleague: 'Collègues',
    self: 'Vous',
    automatic: 'Adresses automatiques',
    overLimit: 'Non recherchées',
    overLimitText: (count: number) =>
      `${plural(count, 'adresse', 'adresses')} au-delà des 1\u00a0000 premières de ce message.`,
    more: (count: number) => `et ${plural(count, 'autre', 'autres')}`,
  },
  saved: {
    title: (number: number) => `Tâche n°\u00a0${number} enregistrée`,
    replayed: 'Déjà enregistrée par cette carte\u00a0: rien n’a été créé en double.',
    contacts: 'Contacts',
    transverse: 'Aucun\u00a0: tâche transverse',
    hiddenContacts: (count: number) => `${plural(count, 'contact', 'contacts')} hors de vos comptes`,
    assignee: 'Attribuée à',
    nobody: 'Personne',
    noFiles: 'Aucune',
    notAttached: 'Non joint',
    truncated: 'Le texte, trop long, a été coupé.',
    undoUntil: (time: string) => `Annulation possible jusqu’à ${time}.`,
    undone: 'Cette tâche a été annulée.',
  },
  undone: {
    title: 'Tâche annulée',
    text: (number: number) => `La tâche n°\u00a0${number} a été annulée. Elle n’apparaît plus nulle part.`,
  },
  refusal: {
    title: 'Création impossible',
    none: 'Vos droits ne permettent pas de créer une tâche.',
    anyOf: 'Il vous faut l’un de ces droits',
    askAdmin: (environment: string) => `Demandez-le à un administrateur de ${environment}.`,
    askSomeAdmin: 'Demandez-le à un administrateur.',
  },
  firstRun: {
    title: 'Bienvenue dans Relais',
    subtitle: 'Du message à la tâche',
    signedInAs: 'Compte Google',
    choose: 'Choisissez l’environnement de votre entreprise. C’est à faire une seule fois.',
    link: (environment: string) => `Relier à ${environment}`,
    none: 'Aucun environnement n’est encore ouvert à ce compte. Demandez à un administrateur de votre entreprise d’ajouter cette adresse, puis réessayez.',
    typed: 'On vous a donné un nom d’environnement\u00a0?',
    linked: (environment: string) => `Relié à ${environment}`,
  },
  settings: {
    title: 'Paramètres',
    environment: 'Environnement',
    user: 'Vous',
    rights: 'Vos droits',
    admin: 'Vous administrez cet environnement.',
    noRight: 'Vous ne pouvez pas créer de tâche. Demandez des droits à un administrateur.',
    transverseOnly:
      'Vous pouvez créer des tâches transverses (sans contact)\u00a0; elles ne sont attribuées à personne.',
    attached: 'Vous pouvez créer des tâches et y lier les contacts prospects ou clients de vos comptes.',
    all: 'Vous pouvez créer des tâches et y lier tous les contacts prospects ou clients.',
    taskList: 'Vous voyez toutes les tâches transverses.',
    change: 'Changer d’environnement',
    nameField: 'Nom de l’environnement',
    nameHint: 'Par exemple\u00a0: demo',
    badName: 'Un nom d’environnement se compose de lettres sans accent, de chiffres et de tirets, sans espace.',
  },
  home: {
    title: 'Ouvrez un message',
    text: 'Relais en propose une tâche, avec ses contacts et ses pièces jointes. Vérifiez, puis enregistrez.',
  },
  help: {
    title: 'Aide',
    saving: 'Enregistrer un message',
    savingText:
      'Ouvrez un message, puis Relais. Le titre, le type, le statut, les contacts et les pièces jointes sont déjà proposés\u00a0; modifiez ce qui doit l’être, puis cliquez sur «\u00a0Enregistrer\u00a0».',
    contacts: 'Contacts',
    contactsText:
      'Relais cherche dans le CRM les adresses de l’expéditeur, des destinataires, des copies et du texte. Il coche ceux dont il est sûr. Seuls les prospects et les clients de vos comptes peuvent être liés.',
    transverse: 'Tâche transverse',
    transverseText:
      'Une tâche sans contact est transverse. Qui peut créer des tâches peut toujours en créer de transverses.',
    privacy: 'Ce qui quitte Gmail',
    privacyText:
      'À l’ouverture, seulement les adresses et les noms du message. Son texte et ses pièces jointes ne partent que lorsque vous enregistrez.',
    undo: 'Annuler',
    undoText: 'Une tâche peut être annulée pendant les 10\u00a0minutes qui suivent son enregistrement.',
  },
  errorCard: {
    requestId: 'Numéro de la demande',
    kept: 'Votre saisie est conservée\u00a0: réessayer l’envoie de nouveau, sans risque de doublon.',
    outOfScopeCount: (count: number) => `${plural(count, 'contact concerné', 'contacts concernés')}.`,
    chooseEnvironment: 'Choisir un environnement',
  },
};

/** The keys and parameters that every language has. */
export type Messages = typeof fr;
