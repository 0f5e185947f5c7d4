import { plural } from './plural.ts';

export const frDraft = {
  draft: {
    title: 'Nouvelle tâche',
    titleField: 'Titre',
    more: 'Plus',
    type: 'Type',
    status: 'Statut',
    savedBefore: 'Déjà enregistré',
    savedMoreTimes: (count: number) => `Et ${plural(count, 'autre fois', 'autres fois')}.`,
    contacts: 'Contacts',
    moreContacts: (count: number) =>
      `Et ${plural(count, 'autre contact', 'autres contacts')}, au-delà de ce que Google permet d’afficher.`,
    ambiguous: 'plusieurs fiches ont cette adresse',
    suggested: 'proposé d’après l’adresse',
    files: 'Pièces jointes',
    filesCounted: (count: number, size: string) =>
      count < 2 ? 'Pièce jointe' : `${count}\u00a0pièces jointes\u00a0· ${size}`,
    noFiles: 'Ne joindre aucun fichier',
    notAttached: 'Ne sera pas joint',
    tooLarge: (limit: string) => `trop volumineux, limite ${limit}`,
    tooLargeTogether: (limit: string) => `trop volumineux avec les autres, limite ${limit} en tout`,
    moreFiles: (count: number) => `et ${plural(count, 'autre fichier', 'autres fichiers')}`,
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
    overLimitText: (count: number) => `${plural(count, 'adresse', 'adresses')} au-delà des 1\u00a0000 premières.`,
    more: (count: number) => `et ${plural(count, 'autre', 'autres')}`,
  },
};
