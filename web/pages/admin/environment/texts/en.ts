import type { Messages } from '../../../../i18n/fr.ts';

export const enEnvironment: Messages['environment'] = {
  title: 'Environment',
  hint: 'The name, the sign-in and the data retention of your company in Relais.',
  identity: 'Identity',
  displayName: 'Display name',
  displayNameHint: 'What your colleagues read on cards, in mails and on pages.',
  name: 'Name in addresses',
  nameHint: 'Small letters, digits and hyphens. It is in the address of every page and in the settings of the add-on.',
  nameTaken: 'This name is, or was, that of another environment.',
  nameTooMany: '20 former names at most: remove one first.',
  address: (address) => `Address of the pages: ${address}`,
  renameTitle: 'The former name goes on working',
  renameText: (from, to) =>
    `“${from}” will lead to “${to}”: linked add-ons, links already sent and open sessions stay valid, nobody has to do anything.`,
  aliases: 'Former names',
  aliasesHint: 'All of them lead to this environment, and no other can take them.',
  aliasBack: (name) => `Go back to “${name}”`,
  aliasBackShort: 'Go back',
  aliasRemove: (name) => `Remove “${name}”`,
  aliasRemoveTitle: (name) => `Remove the former name “${name}”?`,
  aliasRemoveText:
    'Links that hold it will lead nowhere, add-ons that were not used since will have to be linked again, and another environment may take it.',
  aliasRemoved: (name) => `The former name “${name}” is removed.`,
  signIn: 'Sign-in',
  signInHint: 'The Google Workspace domains of your company, and what each allows.',
  domains: 'Google Workspace domains',
  newDomain: 'Add a domain',
  domainPlaceholder: 'example.com',
  restricts: 'Restricts sign-in',
  restrictsHint:
    'As soon as one domain restricts sign-in, only Google accounts of the domains that restrict it can sign in.',
  restrictsLabel: (domain) => `${domain} restricts sign-in`,
  admits: 'Admits new users',
  admitsHint:
    'When a domain admits new users, whoever has a Google account of it becomes a user at their first sign-in, without invitation.',
  admitsLabel: (domain) => `${domain} admits new users`,
  shared: 'Shared with customers',
  sharedHint:
    'Every address of a domain of the company is a colleague’s and cannot become a contact. When customers have addresses of this domain too (a telecom, a school, a franchise), say that it is shared: then only users are colleagues.',
  sharedLabel: (domain) => `${domain} is shared with customers`,
  ownAddresses: 'Addresses of the company',
  ownAddressesHint:
    'Aliases, team mailboxes and groups outside the domains above. They are colleagues: they are never offered as contacts.',
  ownAddressesLabel: 'Addresses',
  ownAddressesForm: 'One on each line.',
  ownAddressFault: (typed) => `“${typed}” is not an address.`,
  ownContacts: 'Contacts that have an address of the company',
  ownContactsHint:
    'They were added before, and cards no longer offer them. Their tasks stay linked: nothing is removed by itself.',
  ownContactsMore: (shown) => `The first ${shown} by name; there are more.`,
  removeDomain: (domain) => `Remove ${domain}`,
  noDomains: 'No domain: everybody signs in by invitation, with any Google account.',
  domainForm: 'This is no domain name.',
  domainTwice: 'This domain is in the list already.',
  domainFree: (domain) =>
    `${domain} gives addresses or names to anybody: it can neither restrict nor admit. Remove it from the list.`,
  effectTitle: 'What this means',
  effectOpen: 'Invited users sign in with any Google account.',
  effectRestricted: (domains) => `Only Google accounts of ${domains} can sign in.`,
  effectAdmits: (domains) => `Everybody of ${domains} becomes a user at their first sign-in.`,
  effectBlocked: (domain) => `${domain} admits, but does not restrict: nobody of ${domain} will get in.`,
  effectLeftOut: (count) =>
    count === 1
      ? '1 active user will no longer be able to sign in.'
      : `${count} active users will no longer be able to sign in.`,
  effectLeftOutFrom: (domain, count) => `${domain ?? 'private Google account'}: ${count}`,
  lockedOutTitle: 'You could no longer sign in yourself',
  lockedOut: (domain) => `Your account is of ${domain}. Add this domain to those that restrict.`,
  lockedOutPrivate:
    'Your Google account is of no Workspace. Ask an admin whose account is of one of these domains for this change.',
  newcomers: 'New users',
  newcomersHint: 'The rights of those whom a domain admits. An admin changes them one by one afterwards.',
  rights: { sales: 'Sales', salesAllAccounts: 'All accounts', taskList: 'List of sales tasks' },
  rightsHints: {
    sales: 'Creates tasks and links the contacts of the accounts they are attached to.',
    salesAllAccounts: 'Extends sales to every prospect and client account.',
    taskList: 'Reads the tasks without account, and creates some.',
  },
  noRights: 'Without any right, new users can sign in, but not create a task.',
  language: 'Language',
  languageHint:
    'The language of mails to whoever has chosen none. Everybody chooses their own in their preferences; otherwise cards follow the Google account and pages the browser.',
  languages: { fr: 'French', en: 'English' },
  files: 'Files',
  maxFile: 'Largest file, in MB',
  mebibytes: 'MB',
  maxFileHint: (most) => `From 1 MB to ${most}, the most of this service. Leave empty for that.`,
  maxFileEffect: 'Larger files are named on the card and on the task, never dropped in silence.',
  retention: 'Retention',
  retentionHint:
    'What is erased is erased for good: text, attachments and details of the history. The audit trail keeps who did what and when.',
  removedDays: 'Tasks that were undone or deleted, in days',
  removedDaysHint: 'They can be restored for ten minutes only; after that they wait to be erased.',
  closedKept: 'Keep closed tasks without limit',
  closedMonths: 'Closed tasks, in months after their last change',
  closedMonthsHint:
    'The French authority (CNIL) recommends erasing data of a prospect three years after the last contact: 36 months.',
  shorterTitle: 'Tasks will be erased within the hour',
  shorterConfirm: 'Save and erase',
  shorterRemoved: (days) =>
    `Tasks that were undone or deleted more than ${days === 1 ? 'a day' : `${days} days`} ago will be erased.`,
  shorterClosed: (months) =>
    `Closed tasks that have not changed for more than ${months === 1 ? 'a month' : `${months} months`} will be erased.`,
  shorterFinal:
    'Their text, their attachments and the details of their history will be gone within the hour. Nothing will bring them back.',
  unsaved: 'Unsaved changes',
  discard: 'Discard',
  saved: 'Environment saved.',
  faults: {
    displayNameMissing: 'Give it a name.',
    nameForm: 'Only small letters without accents, digits and hyphens (never first or last).',
    nameReserved: 'This name is reserved.',
    maxFileForm: 'A whole number of MB, at most that of the service.',
    removedDaysForm: 'A whole number, from 1 to 365.',
    closedMonthsForm: 'A whole number, from 1 to 240.',
  },
};
