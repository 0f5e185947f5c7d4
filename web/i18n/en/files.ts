import type { frFiles } from '../fr/files.ts';

export const enFiles: typeof frFiles = {
  choose: 'Choose files',
  drop: 'or drop them here.',
  dropWithin: (each, total) => `or drop them here: ${each} per file, ${total} in all.`,
  remove: (name) => `Remove ${name}`,
  sending: (percent) => `Sending: ${percent}%`,
  fault: (fault, { size, number }) => {
    if (fault.kind === 'tooMany') return `A task takes at most ${number(fault.max)} files at once.`;
    if (fault.kind === 'tooLarge')
      return `“${fault.name}” is over ${size(fault.maxBytes)}: remove it, or add a link to it.`;
    if (fault.kind === 'unreadable')
      return `“${fault.name}” can no longer be read: it was moved or changed. Remove it and choose it again.`;
    return `Together they are over ${size(fault.maxBytes)}: remove a file.`;
  },
};
