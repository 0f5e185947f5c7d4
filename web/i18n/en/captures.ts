import type { Messages } from '../fr.ts';

/** The capture ledger. */
export const enCaptures: Messages['captures'] = {
  title: 'Capture ledger',
  hint: 'Every attempt to save from Gmail, Google Calendar or these pages, and how it ended.',
  period: 'Period',
  periods: { '7': 'Last 7 days', '30': 'Last 30 days', '90': 'Last 90 days', own: 'Choose dates…' },
  days: 'Dates',
  user: 'User',
  anybody: 'All users',
  outcome: 'Outcome',
  anyOutcome: 'All outcomes',
  source: 'Source',
  anySource: 'All sources',
  reason: 'Reason',
  anyReason: 'All reasons',
  clear: 'Clear filters',
  outcomes: { saved: 'Saved', repeated: 'Already done', undone: 'Undone', refused: 'Refused', failed: 'Failed' },
  totals: { saved: 'Saved', repeated: 'Already done', undone: 'Undone', refused: 'Refused', failed: 'Failed' },
  outcomeHints: {
    saved: 'A task, or a message added to one.',
    repeated: 'The same request came twice: nothing was done twice.',
    undone: 'A save taken back within ten minutes.',
    refused: 'Rights or rules did not allow it.',
    failed: 'The network or the service did not hold.',
  },
  operations: { task: 'New task', message: 'Addition to a task', undo: 'Undo' },
  channels: { addOn: 'Gmail or Calendar', page: 'Relais pages' },
  chart: 'Captures by day',
  chartTable: 'Number of captures by day and outcome',
  chartHint: 'The same numbers follow in a table.',
  day: 'Day',
  byReason: 'Reasons of refusals and failures',
  noReason: 'No refusal and no failure in this period.',
  byUser: 'By user',
  byUserTable: 'Number of captures by user and outcome',
  filterReason: (reason) => `Filter by the reason: ${reason}`,
  filterUser: (name) => `Filter by ${name}`,
  otherUsers: (count) => `and ${String(count)} more`,
  table: 'Captures',
  when: 'Date',
  what: 'Operation',
  from: 'From',
  size: 'Files',
  task: 'Task',
  taskLink: (number) => `Task no. ${String(number)}`,
  files: (count, size) => {
    const files = count === 0 ? 'none' : count > 1 ? `${String(count)} files` : '1 file';
    return size === null || count === 0 ? files : `${files}, ${size}`;
  },
  request: (id) => `Reference of the request: ${id}`,
  shown: (count) => (count === 1 ? '1 capture shown' : `${String(count)} captures shown`),
  end: 'End of the ledger',
  emptyTitle: 'No capture in this period',
  emptyHint: 'Widen the period or clear the filters. A capture appears here as soon as it is attempted.',
  export: 'Export as CSV',
  actions: {
    rights: 'See their rights',
    user: 'See the user',
    accounts: 'See the accounts',
    environment: 'See the limit',
    choices: 'See types and statuses',
  },
  reasons: {
    rights_missing: {
      title: 'Rights missing',
      advice: 'This person has no sales right at all, or the task is not theirs. You can give them rights.',
    },
    contacts_out_of_scope: {
      title: 'Contacts outside their accounts',
      advice: 'Attach them to the accounts concerned, or give them all accounts.',
    },
    assignee_refused: {
      title: 'Assignee without rights',
      advice: 'The person chosen cannot be given tasks: check their rights.',
    },
    user_disabled: { title: 'User disabled', advice: 'Enable them again if they still have to save.' },
    payload_too_large: {
      title: 'Too large',
      advice: 'A file is above the limit of the environment, or there are too many files.',
    },
    idempotency_conflict: {
      title: 'Saved before with other content',
      advice: 'Nothing to do: the first version is kept. It can be changed on its page.',
    },
    undo_expired: {
      title: 'Too late to undo',
      advice: 'The ten minutes were over. The task can be deleted on its page.',
    },
    not_found: { title: 'Task not found', advice: 'It is no longer there, or this person may not read it.' },
    invalid_request: {
      title: 'Request not valid',
      advice:
        'Most often a type or status archived meanwhile: opening the mail again is enough. Otherwise update the add-on.',
    },
    unsupported_media_type: {
      title: 'Unexpected format',
      advice: 'Check that the add-on is up to date.',
    },
    upload_incomplete: {
      title: 'Upload broken off',
      advice: 'The connection was cut while files were sent. Relais offers to try again; nothing is saved twice.',
    },
    storage_full: {
      title: 'Storage full',
      advice: 'Tell whoever operates Relais at once: no more files can be received.',
    },
    unavailable: {
      title: 'Service unavailable',
      advice: 'The database did not answer. If it goes on, tell whoever operates Relais.',
    },
    internal: {
      title: 'Unexpected error',
      advice: 'Give the reference of the request to whoever operates Relais.',
    },
    unauthenticated: {
      title: 'Session ended',
      advice: 'The session ended meanwhile: opening the mail or the page again is enough.',
    },
  },
  otherReason: (code) => ({
    title: code,
    advice: 'Give this code and the reference of the request to whoever operates Relais.',
  }),
};
