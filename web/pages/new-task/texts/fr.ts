/** The form for a task made by hand. */
export const frNewTask = {
  title: 'Nouvelle tâche',
  hint: 'Pour ce qui n’est ni un mail ni un rendez-vous : un appel, une visite, une idée.',
  titleField: 'Titre',
  titleMissing: 'Donnez un titre à la tâche.',
  contacts: 'Contacts',
  transverse: 'Sans contact, la tâche est transverse : elle ne concerne aucun compte.',
  transverseOnly: 'Vos droits permettent des tâches transverses seulement : sans contact, et attribuées à personne.',
  description: 'Description',
  files: 'Fichiers',
  save: 'Créer la tâche',
  created: (number: number) => `Tâche nº ${number} créée.`,
  refused: 'Vous ne pouvez pas créer de tâche',
  refusedHint: (rights: string) =>
    `Il faut un de ces droits : ${rights}. Demandez-le à un administrateur de l’environnement.`,
  kept: 'Rien n’est perdu : corrigez ou réessayez, la tâche ne sera pas créée deux fois.',
  contactRefused: (names: string) => `À retirer : ${names}.`,
};
