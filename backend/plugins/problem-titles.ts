import type { BackendErrorCode } from '../services/outcome.ts';
import type { Language } from './language.ts';

/** What each code says to a person. The card has its own, longer texts. */
export const problemTitles: Readonly<Record<Language, Readonly<Record<BackendErrorCode, string>>>> = {
  fr: {
    invalid_request: 'La requête n’est pas valide.',
    unsupported_media_type: 'Ce type de contenu n’est pas accepté ici.',
    payload_too_large: 'Le contenu envoyé est trop volumineux.',
    unauthenticated: 'Aucune session valide n’accompagne la requête.',
    session_expired: 'La session a expiré.',
    identity_refused: 'L’identité Google n’a pas pu être vérifiée.',
    environment_not_found: 'Aucun environnement de ce nom ne vous est ouvert.',
    user_disabled: 'Cet utilisateur est désactivé.',
    rights_missing: 'Les droits de cet utilisateur ne suffisent pas.',
    contacts_out_of_scope: 'Certains contacts ne font pas partie de vos comptes.',
    not_found: 'Introuvable.',
    idempotency_conflict: 'Ce brouillon a déjà été enregistré avec un autre contenu.',
    undo_expired: 'Il est trop tard pour annuler.',
    upload_incomplete: 'L’envoi est incomplet ou ne correspond pas à ce qui était annoncé.',
    storage_full: 'L’espace de stockage est plein.',
    unavailable: 'Le service est momentanément indisponible.',
    internal: 'Une erreur inattendue s’est produite.',
  },
  en: {
    invalid_request: 'The request is not valid.',
    unsupported_media_type: 'This content type is not accepted here.',
    payload_too_large: 'The content sent is too large.',
    unauthenticated: 'The request carries no valid session.',
    session_expired: 'The session has expired.',
    identity_refused: 'The Google identity could not be verified.',
    environment_not_found: 'No environment of this name is open to you.',
    user_disabled: 'This user is disabled.',
    rights_missing: 'The rights of this user are not enough.',
    contacts_out_of_scope: 'Some contacts are not among your accounts.',
    not_found: 'Not found.',
    idempotency_conflict: 'This draft was already saved with other content.',
    undo_expired: 'It is too late to undo.',
    upload_incomplete: 'The upload is incomplete or differs from what was announced.',
    storage_full: 'The storage is full.',
    unavailable: 'The service is unavailable for a moment.',
    internal: 'An unexpected error occurred.',
  },
};
