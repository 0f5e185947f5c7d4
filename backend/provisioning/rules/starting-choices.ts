import type { World } from '../../../shared/provisioning/world.ts';

/** The types and statuses of a new environment; its admin can change them. */
export const startingChoices: Readonly<
  Record<'fr' | 'en', Pick<World, 'taskTypes' | 'taskStatuses' | 'proposedTypes'>>
> = {
  fr: {
    taskTypes: ['Appel', 'E-mail', 'Rendez-vous', 'Devis', 'Relance'],
    proposedTypes: { mail: 'E-mail', event: 'Rendez-vous' },
    taskStatuses: [
      { label: 'À faire', closed: false },
      { label: 'En cours', closed: false },
      { label: 'En attente', closed: false },
      { label: 'Terminée', closed: true },
      { label: 'Abandonnée', closed: true },
    ],
  },
  en: {
    taskTypes: ['Call', 'Email', 'Meeting', 'Quote', 'Follow-up'],
    proposedTypes: { mail: 'Email', event: 'Meeting' },
    taskStatuses: [
      { label: 'To do', closed: false },
      { label: 'In progress', closed: false },
      { label: 'Waiting', closed: false },
      { label: 'Done', closed: true },
      { label: 'Dropped', closed: true },
    ],
  },
};
