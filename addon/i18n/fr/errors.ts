import type { ErrorCode } from '../../../shared/errors.ts';
import type { Permission } from '../../state/permission.ts';
import { plural } from './plural.ts';

export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

const errorTexts: Record<ErrorCode, ErrorText> = {
  invalid_request: {
    title: 'Demande refusée',
    text: 'Ce que la carte a envoyé n’est pas complet ou n’est plus valable. Rechargez pour repartir d’une carte à jour.',
  },
  unsupported_media_type: {
    title: 'Envoi refusé',
    text: 'Le service n’accepte pas ce format d’envoi. Si cela se répète, prévenez un administrateur.',
  },
  payload_too_large: {
    title: 'Envoi trop volumineux',
    text: 'Le texte et les fichiers dépassent la taille permise. Décochez des pièces jointes, puis enregistrez de nouveau.',
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
  address_of_colleague: {
    title: 'Adresse de votre entreprise',
    text: 'Cette adresse est celle d’un collègue, d’une équipe ou d’un domaine de votre entreprise\u00a0: elle ne peut pas être un contact. Si des clients ont des adresses de ce domaine, un administrateur peut le dire dans les réglages de l’environnement.',
  },
  address_known: {
    title: 'Contact déjà connu',
    text: 'Cette adresse, ou sa société, est déjà dans le CRM, hors de vos comptes. Rien n’a été ajouté\u00a0; demandez à un administrateur de vous y rattacher.',
  },
  assignee_refused: {
    title: 'Attribution refusée',
    text: 'La personne choisie n’est plus un commercial actif de cet environnement. Rien n’a été enregistré\u00a0; choisissez quelqu’un d’autre.',
  },
  not_found: {
    title: 'Introuvable',
    text: 'Cette tâche n’existe pas, ou vous n’y avez pas accès.',
  },
  idempotency_conflict: {
    title: 'Déjà enregistré avec un autre contenu',
    text: 'Cette carte a déjà enregistré ce qui est ouvert. Rechargez pour voir dans quelle tâche, ou pour en créer une autre.',
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
    text: 'Relais a besoin d’une autorisation qui n’a pas été accordée dans Google. Accordez-la pour continuer\u00a0; vous pourrez la retirer quand vous voudrez.',
  },
  source_unreadable: {
    title: 'Lecture impossible',
    text: 'Google ne donne plus accès à ce qui est ouvert. Fermez ce mail ou cette réunion, rouvrez, puis réessayez.',
  },
  calendar_disabled: {
    title: 'API Google Calendar désactivée',
    text: 'Google refuse de donner cette réunion\u00a0: l’API Google Calendar n’est pas activée dans le projet Google Cloud de Relais. Prévenez l’administrateur qui a installé Relais. Les mails ne sont pas concernés.',
  },
  service_blocked: {
    title: 'Service bloqué par Google',
    text: 'Google ne laisse pas Relais joindre son service\u00a0: l’adresse ci-dessous manque à la liste des adresses permises à Apps Script. Prévenez l’administrateur Google Workspace de votre entreprise.',
  },
  not_linked: {
    title: 'Aucun environnement',
    text: 'Relais n’est relié à aucun environnement. Choisissez-en un pour continuer.',
  },
};

const permissionTexts: Record<Permission, { readonly name: string; readonly reason: string }> = {
  mail: {
    name: 'Lire le mail ouvert',
    reason: 'Son objet, ses adresses, son texte et ses fichiers servent à créer la tâche.',
  },
  calendar: {
    name: 'Lire vos événements',
    reason:
      'Leur titre, leur date, leurs invités et leur texte servent à créer la tâche. Pour les mails, cette autorisation n’est pas nécessaire.',
  },
  identity: {
    name: 'Savoir qui vous êtes',
    reason: 'Votre adresse dit à quel environnement vous appartenez et ce que vous pouvez y faire.',
  },
  service: {
    name: 'Joindre le service de Relais',
    reason: 'C’est lui qui connaît vos contacts et qui enregistre les tâches.',
  },
};

export const frErrors = {
  permissions: permissionTexts,
  errors: errorTexts,
  errorCard: {
    requestId: 'Numéro de la demande',
    kept: 'Votre saisie est conservée\u00a0: vous pouvez réessayer sans risque de doublon.',
    outOfScopeCount: (count: number) => `${plural(count, 'contact concerné', 'contacts concernés')}.`,
    blockedAddress: 'Adresse à permettre',
    chooseEnvironment: 'Choisir un environnement',
  },
  refusal: {
    title: 'Création impossible',
    none: 'Votre compte ne permet pas de créer de tâche.',
    anyOf: 'Il vous faut l’un de ces droits',
    askAdmin: (environment: string) => `Demandez-le à un administrateur de ${environment}.`,
    askSomeAdmin: 'Demandez-le à un administrateur.',
  },
};
