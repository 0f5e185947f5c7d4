/** The commands that are built into dist/scripts before they run: `scripts/NAME.ts` each. */
export const builtCommands = [
  'admin',
  'bench',
  'start',
  'card',
  'capture',
  'host',
  'deploy',
  'journeys',
  'replies',
  'rrules',
  'screenshots',
];

/** They build an add-on of their own, or use none. */
export const withoutAddon = ['admin', 'deploy'];
