import type { CallError } from '../../api/problem.ts';

export interface ErrorText {
  readonly title: string;
  /** What to do about it. */
  readonly hint: string;
}

const texts: Partial<Record<CallError['code'], ErrorText>> = {
  unreachable: {
    title: 'Relais ne répond pas',
    hint: 'Vérifiez votre connexion à Internet, puis réessayez. Ce que vous avez saisi est conservé.',
  },
  unavailable: {
    title: 'Relais est momentanément indisponible',
    hint: 'Réessayez dans quelques instants. Ce que vous avez saisi est conservé.',
  },
  unauthenticated: { title: 'Votre session a expiré', hint: 'Reconnectez-vous, puis réessayez.' },
  session_expired: { title: 'Votre session a expiré', hint: 'Reconnectez-vous, puis réessayez.' },
  invalid_request: {
    title: 'Certaines valeurs ne sont pas acceptées',
    hint: 'Corrigez les champs signalés, puis réessayez.',
  },
  payload_too_large: {
    title: 'L’envoi est trop volumineux',
    hint: 'Retirez un fichier ou raccourcissez le texte, puis réessayez.',
  },
  environment_not_found: {
    title: 'Aucun environnement de ce nom ne vous est ouvert',
    hint: 'Vérifiez l’adresse, ou demandez à un administrateur de vous inviter.',
  },
  identity_refused: {
    title: 'Ce compte Google n’est pas accepté ici',
    hint: 'Connectez-vous avec le compte Google de votre entreprise, ou demandez à un administrateur.',
  },
  user_disabled: {
    title: 'Votre accès est désactivé',
    hint: 'Demandez à un administrateur de l’environnement de le réactiver.',
  },
  rights_missing: {
    title: 'Vos droits ne suffisent pas',
    hint: 'Demandez à un administrateur de l’environnement le droit nécessaire.',
  },
  contacts_out_of_scope: {
    title: 'Un contact ne fait pas partie de vos comptes',
    hint: 'Retirez-le, ou demandez à un administrateur de vous attacher à son compte.',
  },
  assignee_refused: {
    title: 'Cette personne ne peut pas recevoir de tâche',
    hint: 'Choisissez un commercial actif.',
  },
  not_found: { title: 'Introuvable', hint: 'Cet élément n’existe pas, ou ne vous est pas ouvert.' },
  undo_expired: { title: 'Il est trop tard pour annuler', hint: 'L’annulation est possible pendant dix minutes.' },
  storage_full: {
    title: 'L’espace de stockage est plein',
    hint: 'Prévenez la personne qui exploite Relais, puis réessayez.',
  },
  upload_incomplete: { title: 'L’envoi n’est pas arrivé en entier', hint: 'Réessayez.' },
  task_changed: {
    title: 'La tâche a changé entre-temps',
    hint: 'Relisez-la, puis refaites votre modification : quelqu’un d’autre l’a modifiée.',
  },
  name_taken: { title: 'Ce nom est déjà pris', hint: 'Choisissez-en un autre.' },
  last_admin: {
    title: 'L’environnement doit garder un administrateur actif',
    hint: 'Nommez d’abord un autre administrateur.',
  },
  user_exists: { title: 'Cette personne est déjà utilisatrice', hint: 'Retrouvez-la dans la liste des utilisateurs.' },
  foreign_origin: {
    title: 'Cette page n’a pas été ouverte depuis Relais',
    hint: 'Rechargez la page, puis réessayez.',
  },
  domain_refused: {
    title: 'Cet environnement n’accepte que les comptes de son domaine',
    hint: 'Déconnectez-vous, puis connectez-vous avec votre compte professionnel.',
  },
  account_refused: {
    title: 'Votre adresse y est liée à un autre compte Google',
    hint: 'Connectez-vous avec le compte utilisé la première fois, ou demandez à un administrateur.',
  },
};

/** Each error in words, and what to do about it. */
export const frErrors = {
  texts,
  /** An unexpected error; it has a reference. */
  other: {
    title: 'Une erreur inattendue s’est produite',
    hint: 'Réessayez ; si elle revient, transmettez cette référence à votre administrateur.',
  },
  nameless: {
    title: 'Une erreur inattendue s’est produite',
    hint: 'Réessayez ; si elle revient, prévenez votre administrateur.',
  },
  reference: (id: string) => `Référence : ${id}`,
};
