import type { frSettings } from '../fr/settings.ts';

export const enSettings: typeof frSettings = {
  settings: {
    title: 'Settings',
    environment: 'Environment',
    user: 'You',
    rights: 'Your rights',
    admin: 'You manage this environment.',
    noRight: 'You cannot create tasks. Ask an administrator for rights.',
    transverseOnly: 'You can create transverse tasks (without contacts); they are assigned to nobody.',
    attached: 'You can create tasks and link the prospect or client contacts of your accounts.',
    all: 'You can create tasks and link any prospect or client contact.',
    taskList: 'You see all transverse tasks.',
    change: 'Change environment',
    nameField: 'Name of the environment',
    nameHint: 'For example: demo',
    badName: 'The name of an environment is made of letters without accents, digits and hyphens, without spaces.',
  },
};
