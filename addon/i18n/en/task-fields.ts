import type { frTaskFields } from '../fr/task-fields.ts';
import { plural } from './plural.ts';

export const enTaskFields: typeof frTaskFields = {
  learned: {
    type: 'Type: ',
    status: 'Status: ',
    contact: 'as last time with this contact.',
    mail: 'as in the last mail you saved.',
    event: 'as in the last meeting you saved.',
  },
  due: {
    label: 'Due date',
    other: 'Another date…',
    otherTitle: 'Another date',
    exact: 'Due date',
    pick: 'Pick a date.',
    found: 'Date in the text',
    foundSeveral: 'Dates in the text',
    none: 'None',
    today: 'Today',
    tomorrow: 'Tomorrow',
    nextWeek: 'Next week',
    endOfMonth: 'End of the month',
    meeting: 'Day of the meeting',
    inText: (words) => `in the text: “${words}”`,
  },
  assignee: {
    label: 'Assigned to',
    you: (name) => `You (${name})`,
    more: (count) => `And ${plural(count, 'more colleague', 'more colleagues')}, beyond what Google lets a card show.`,
    assignedToYou: 'The task will be assigned to you.',
    assignedToNobody: 'The task will be assigned to nobody.',
  },
  description: {
    label: 'Description',
    whole: 'Whole mail',
    newText: ({ history, signature, lines }) => {
      if (!history) return signature ? 'New text only (without the signature)' : 'New text only';
      const what = signature ? 'of history and signature' : 'of history';
      return `New text only (without ${plural(lines, 'line', 'lines')} ${what})`;
    },
    preview: 'Preview',
    previewOfWhole: 'Preview: whole mail',
    previewOfNew: 'Preview: new text only',
    empty: 'No text.',
    inlineImages: (count) =>
      count === 1 ? 'The image in the text will be kept.' : `The ${count} images in the text will be kept.`,
  },
};
