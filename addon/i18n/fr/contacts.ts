import { plural } from './plural.ts';

export const frContacts = {
  contacts: {
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
      transverseOnly: 'Vos droits ne permettent de créer que des tâches transverses (sans contact).',
      outside: 'Les contacts connus sont hors de vos comptes\u00a0: sans autre contact, la tâche sera transverse.',
      notLinkable:
        'Les contacts connus ne sont ni prospects ni clients\u00a0: sans autre contact, la tâche sera transverse.',
      nobody: 'Aucun contact à proposer\u00a0: sans contact, la tâche sera transverse.',
      noneTicked: 'Si aucun contact n’est coché, la tâche sera transverse.',
    },
    otherReps: (accounts: string) => `Pourront aussi lire la tâche, les commerciaux de\u00a0: ${accounts}.`,
    readers: 'Qui verra cette tâche',
    readersOf: {
      transverse: 'Vous, les administrateurs et ceux qui ont la liste des tâches commerciales.',
      own: 'Vous, les administrateurs et les commerciaux des comptes liés\u00a0; sans contact, ceux qui ont la liste des tâches commerciales.',
      assigned:
        'Vous, la personne à qui elle est attribuée, les administrateurs et les commerciaux des comptes liés\u00a0; sans contact, ceux qui ont la liste des tâches commerciales.',
    },
  },
  leftOutWhy: {
    outside: 'Ils ne seront pas liés à la tâche. Un administrateur peut vous y rattacher.',
    notLinkable: 'Seuls les prospects et les clients peuvent être liés.',
  },
};
