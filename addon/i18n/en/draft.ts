import type { frDraft } from '../fr/draft.ts';
import { plural } from './plural.ts';

export const enDraft: typeof frDraft = {
  draft: {
    title: 'New task',
    titleField: 'Title',
    more: 'More',
    type: 'Type',
    status: 'Status',
    savedBefore: 'Already saved',
    savedMoreTimes: (count) => `And ${plural(count, 'more time', 'more times')}.`,
    contacts: 'Contacts',
    moreContacts: (count) =>
      `And ${plural(count, 'more contact', 'more contacts')}, beyond what Google lets a card show.`,
    ambiguous: 'several records have this address',
    suggested: 'suggested by the address',
    files: 'Attachments',
    filesCounted: (count, size) => (count === 1 ? 'Attachment' : `${count} attachments\u00a0· ${size}`),
    noFiles: 'Attach no file',
    notAttached: 'Will not be attached',
    tooLarge: (limit) => `too large, limit ${limit}`,
    tooLargeTogether: (limit) => `too large with the others, limit ${limit} in all`,
    moreFiles: (count) => `and ${plural(count, 'more file', 'more files')}`,
  },
  leftOut: {
    title: (count) => (count === 1 ? 'Address left out' : `${count} addresses left out`),
    unknown: 'Not in the CRM',
    outside: 'Known, outside your accounts',
    notLinkable: 'Neither prospects nor clients',
    colleague: 'Colleagues',
    self: 'You',
    automatic: 'Automatic addresses',
    overLimit: 'Not looked up',
    overLimitText: (count) => `${plural(count, 'address', 'addresses')} beyond the first 1,000.`,
    more: (count) => `and ${plural(count, 'other', 'others')}`,
  },
};
