import type { frContactPicker } from '../fr/contact-picker.ts';

export const enContactPicker: typeof frContactPicker = {
  placeholder: 'Name, company or address',
  none: 'No contact of your accounts matches.',
  more: 'Other contacts match: add a word.',
  notLinkable: 'neither prospect nor client: cannot be linked',
  remove: (name) => `Remove ${name}`,
};
