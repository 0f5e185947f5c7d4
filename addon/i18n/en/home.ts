import type { frHome } from '../fr/home.ts';

export const enHome: typeof frHome = {
  home: {
    title: 'Open a message',
    text: 'Relais proposes a task for it, with its contacts and attachments. Check it, then save.',
  },
};
