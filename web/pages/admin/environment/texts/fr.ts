/** How the environment is run. */
export const frEnvironment = {
  title: 'Environnement',
  hint: 'Le nom, les connexions et la conservation des données de votre entreprise dans Relais.',
  identity: 'Identité',
  displayName: 'Nom affiché',
  displayNameHint: 'Ce que vos collègues lisent dans les cartes, les mails et les pages.',
  name: 'Nom dans les adresses',
  nameHint:
    'Minuscules, chiffres et tirets. Il figure dans l’adresse de chaque page et dans les paramètres du module complémentaire.',
  nameTaken: 'Ce nom est, ou a été, celui d’un autre environnement.',
  nameTooMany: '20 anciens noms au plus : retirez-en un d’abord.',
  address: (address: string) => `Adresse des pages : ${address}`,
  renameTitle: 'L’ancien nom continue de fonctionner',
  renameText: (from: string, to: string) =>
    `« ${from} » mènera à « ${to} » : les modules reliés, les liens déjà envoyés et les sessions ouvertes restent valables, personne n’a rien à faire.`,
  aliases: 'Anciens noms',
  aliasesHint: 'Ils mènent tous à cet environnement, et aucun autre ne peut les prendre.',
  aliasBack: (name: string) => `Reprendre « ${name} »`,
  aliasBackShort: 'Reprendre',
  aliasRemove: (name: string) => `Retirer « ${name} »`,
  aliasRemoveTitle: (name: string) => `Retirer l’ancien nom « ${name} » ?`,
  aliasRemoveText:
    'Les liens qui le contiennent ne mèneront plus nulle part, les modules qui n’ont pas servi depuis devront être reliés à nouveau, et un autre environnement pourra le prendre.',
  aliasRemoved: (name: string) => `L’ancien nom « ${name} » est retiré.`,
  signIn: 'Connexion',
  signInHint: 'Les domaines Google Workspace de votre entreprise, et ce que chacun permet.',
  domains: 'Domaines Google Workspace',
  newDomain: 'Ajouter un domaine',
  domainPlaceholder: 'exemple.fr',
  restricts: 'Restreint la connexion',
  restrictsHint:
    'Dès qu’un domaine restreint la connexion, seuls les comptes Google des domaines qui la restreignent peuvent se connecter.',
  restrictsLabel: (domain: string) => `${domain} restreint la connexion`,
  admits: 'Admet de nouveaux utilisateurs',
  admitsHint:
    'Quand un domaine admet de nouveaux utilisateurs, qui y a un compte Google devient utilisateur à sa première connexion, sans invitation.',
  admitsLabel: (domain: string) => `${domain} admet de nouveaux utilisateurs`,
  shared: 'Partagé avec des clients',
  sharedHint:
    'Toute adresse d’un domaine de l’entreprise est celle d’un collègue et ne peut pas devenir un contact. Quand des clients ont aussi des adresses de ce domaine (opérateur, école, franchise), dites qu’il est partagé : seuls les utilisateurs sont alors des collègues.',
  sharedLabel: (domain: string) => `${domain} est partagé avec des clients`,
  ownAddresses: 'Adresses de l’entreprise',
  ownAddressesHint:
    'Alias, boîtes d’équipe et groupes hors des domaines ci-dessus. Ce sont des collègues : ils ne sont jamais proposés comme contacts.',
  ownAddressesLabel: 'Adresses',
  ownAddressesForm: 'Une par ligne.',
  ownAddressFault: (typed: string) => `« ${typed} » n’est pas une adresse.`,
  ownContacts: 'Contacts qui ont une adresse de l’entreprise',
  ownContactsHint:
    'Ils ont été ajoutés avant, et ne sont plus proposés dans les cartes. Leurs tâches restent liées : rien n’est retiré tout seul.',
  ownContactsMore: (shown: number) => `Les ${shown} premiers par nom ; il y en a d’autres.`,
  removeDomain: (domain: string) => `Retirer ${domain}`,
  noDomains: 'Aucun domaine : chacun se connecte sur invitation, avec n’importe quel compte Google.',
  domainForm: 'Ce n’est pas un nom de domaine.',
  domainTwice: 'Ce domaine est déjà dans la liste.',
  domainFree: (domain: string) =>
    `${domain} donne des adresses ou des noms à tout le monde : il ne peut ni restreindre ni admettre. Retirez-le de la liste.`,
  effectTitle: 'Ce que cela change',
  effectOpen: 'Les utilisateurs invités se connectent avec n’importe quel compte Google.',
  effectRestricted: (domains: string) => `Seuls les comptes Google de ${domains} peuvent se connecter.`,
  effectAdmits: (domains: string) => `Toute personne de ${domains} devient utilisateur à sa première connexion.`,
  effectBlocked: (domain: string) => `${domain} admet, mais ne restreint pas : personne de ${domain} ne pourra entrer.`,
  effectLeftOut: (count: number) =>
    count === 1
      ? '1 utilisateur actif ne pourra plus se connecter.'
      : `${count} utilisateurs actifs ne pourront plus se connecter.`,
  effectLeftOutFrom: (domain: string | null, count: number) => `${domain ?? 'compte Google privé'} : ${count}`,
  lockedOutTitle: 'Vous ne pourriez plus vous connecter vous-même',
  lockedOut: (domain: string) => `Votre compte est de ${domain}. Ajoutez ce domaine à ceux qui restreignent.`,
  lockedOutPrivate:
    'Votre compte Google n’est d’aucun Workspace. Demandez ce changement à un administrateur dont le compte est de l’un de ces domaines.',
  newcomers: 'Nouveaux utilisateurs',
  newcomersHint: 'Les droits de ceux qu’un domaine admet. Un administrateur les change ensuite un par un.',
  rights: {
    sales: 'Commercial',
    salesAllAccounts: 'Tous les comptes',
    taskList: 'Liste des tâches commerciales',
  },
  rightsHints: {
    sales: 'Crée des tâches et y relie les contacts des comptes auxquels il est attaché.',
    salesAllAccounts: 'Étend le commercial à tous les comptes prospects et clients.',
    taskList: 'Lit les tâches transverses, et en crée.',
  },
  noRights: 'Sans aucun droit, les nouveaux utilisateurs peuvent se connecter, mais pas créer de tâche.',
  language: 'Langue',
  languageHint:
    'La langue des mails adressés à qui n’en a pas choisi. Chacun choisit la sienne dans ses préférences ; sinon les cartes suivent le compte Google et les pages le navigateur.',
  languages: { fr: 'Français', en: 'Anglais' },
  files: 'Fichiers',
  maxFile: 'Taille maximale d’un fichier, en Mo',
  mebibytes: 'Mo',
  maxFileHint: (most: string) => `De 1 Mo à ${most}, le maximum de ce service. Champ vide : ce maximum.`,
  maxFileEffect: 'Les fichiers plus grands sont nommés dans la carte et sur la tâche, jamais retirés en silence.',
  retention: 'Conservation',
  retentionHint:
    'Ce qui est effacé l’est pour toujours : texte, pièces jointes et détails de l’historique. La piste d’audit garde qui a fait quoi et quand.',
  removedDays: 'Tâches annulées ou supprimées, en jours',
  removedDaysHint: 'Elles ne se rétablissent que pendant dix minutes ; ensuite elles attendent d’être effacées.',
  closedKept: 'Garder les tâches closes sans limite',
  closedMonths: 'Tâches closes, en mois après leur dernier changement',
  closedMonthsHint:
    'La CNIL recommande d’effacer les données d’un prospect trois ans après son dernier contact, soit 36 mois.',
  shorterTitle: 'Des tâches seront effacées dans l’heure',
  shorterConfirm: 'Enregistrer et effacer',
  /** What the periods that are shortened come to. */
  shorterRemoved: (days: number) =>
    days === 1
      ? 'Les tâches annulées ou supprimées depuis plus d’un jour seront effacées.'
      : `Les tâches annulées ou supprimées depuis plus de ${days} jours seront effacées.`,
  shorterClosed: (months: number) =>
    months === 1
      ? 'Les tâches closes qui n’ont pas changé depuis plus d’un mois seront effacées.'
      : `Les tâches closes qui n’ont pas changé depuis plus de ${months} mois seront effacées.`,
  shorterFinal:
    'Leur texte, leurs pièces jointes et les détails de leur historique disparaîtront dans l’heure. Rien ne permettra de les retrouver.',
  unsaved: 'Modifications non enregistrées',
  discard: 'Abandonner',
  saved: 'Environnement enregistré.',
  /** What is wrong with what was typed. */
  faults: {
    displayNameMissing: 'Donnez un nom.',
    nameForm: 'Seulement des minuscules sans accent, des chiffres et des tirets (jamais au début ni à la fin).',
    nameReserved: 'Ce nom est réservé.',
    maxFileForm: 'Un nombre entier de Mo, au plus le maximum du service.',
    removedDaysForm: 'Un nombre entier, de 1 à 365.',
    closedMonthsForm: 'Un nombre entier, de 1 à 240.',
  },
};
