import { plural } from './plural.ts';

export const frContacts = {
  contacts: {
    addContact: 'Ajouter un contact',
    search: 'Chercher un contact',
    searchHint: 'Nom, société ou adresse',
    searchButton: 'Chercher',
    typeMore: 'Saisissez au moins deux caractères.',
    nothing: (query: string) => `Aucun contact ne correspond à «\u00a0${query}\u00a0» parmi ceux que vous pouvez voir.`,
    found: (count: number) => `${plural(count, 'contact trouvé', 'contacts trouvés')}\u00a0: cochez ce qui convient.`,
    more: 'Il y en a d’autres\u00a0: ajoutez un mot pour préciser.',
    notLinkableFound: 'Trouvés, mais impossibles à lier',
    neitherProspectNorClient: 'ni prospect ni client',
    outsideAccounts: 'hors de vos comptes',
    ticked: (name: string) => `Contact coché\u00a0: ${name}`,
    added: (name: string) => `Contact ajouté et coché\u00a0: ${name}`,
    existed: (name: string) => `Ce contact existait déjà, il est coché\u00a0: ${name}`,
    existsNotLinkable: (name: string) => `Ce contact existe déjà et ne peut pas être lié\u00a0: ${name}`,
    addedNotLinkable: (name: string) => `Contact ajouté, mais il ne peut pas être lié\u00a0: ${name}`,
    full: 'Une tâche a au plus 100\u00a0contacts. Décochez-en un, puis recommencez.',
    add: 'Ajouter',
    addTitle: 'Absents du CRM, à ajouter d’un clic',
    newCompany: (company: string) => `nouvelle société «\u00a0${company}\u00a0»`,
    noCompany: 'sans société',
    prospect: 'prospect',
    backToDraft: 'Revenir à la tâche',
    backWithoutThem: 'Revenir à la tâche sans eux',
    outlook: {
      transverseOnly: 'Vos droits ne permettent de créer que des tâches sans compte.',
      outside: 'Les contacts connus sont hors de vos comptes\u00a0: sans autre contact, la tâche sera sans compte.',
      notLinkable:
        'Les contacts connus ne sont ni prospects ni clients\u00a0: sans autre contact, la tâche sera sans compte.',
      nobody: 'Aucun contact à proposer\u00a0: la tâche sera sans compte.',
      noneTicked: 'Si aucun contact n’est coché, la tâche sera sans compte.',
    },
    otherReps: (accounts: string, more: number) =>
      `Pourront aussi lire la tâche, les commerciaux de\u00a0: ${accounts}${more > 0 ? ` et ${plural(more, 'autre', 'autres')}` : ''}.`,
    readers: 'Qui verra cette tâche',
    readersNote: 'Cocher ou décocher un contact ajoute ou retire son compte.',
    readersOf: {
      you: 'Vous',
      admins: 'les administrateurs',
      reps: (accounts: string, more: number) =>
        `les commerciaux de ces comptes\u00a0: ${accounts}${more > 0 ? ` et ${plural(more, 'autre', 'autres')}` : ''}`,
      taskList: 'ceux qui ont la liste des tâches commerciales',
      all: (others: string, last: string) => `${others} et ${last}.`,
    },
  },
  leftOutWhy: {
    outside: 'Ils ne seront pas liés à la tâche. Un administrateur peut vous y rattacher.',
    notLinkable: 'Seuls les prospects et les clients peuvent être liés.',
  },
};
