import type { TaskFilter } from '../../shared/tasks/task-list.ts';
import { words } from './task-rows.ts';

/** Ids that cases name. */
export interface BenchIds {
  /** In the order of their positions; the last is rare. */
  readonly types: readonly string[];
  /** The first three are open. */
  readonly statuses: readonly string[];
  /** The busiest author, and another. */
  readonly authors: readonly [string, string];
  /** The account with most tasks, and one of the rep with 500. */
  readonly accounts: readonly [string, string];
  /** A person of the second account. */
  readonly contact: string;
}

/** What is asked for, in a few words. */
export type ListCase = readonly [string, TaskFilter];

/** Each filter alone, what is usual together, each order, and texts. */
export function listCases({ types, statuses, authors, accounts, contact }: BenchIds, now: Date): readonly ListCase[] {
  const [often = '', usual = '', , , , , , rare = ''] = types;
  const [first = ''] = statuses;
  const daysFromNow = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
  const day = (days: number): string => daysFromNow(days).slice(0, 10);
  return [
    ['everything', {}],
    ['oldest first', { sort: 'created' }],
    ['by due date', { sort: 'due' }],
    ['by due date, last first', { sort: '-due' }],
    ['by change', { sort: '-updated' }],
    ['by change, oldest first', { sort: 'updated' }],
    ['mine', { view: 'mine' }],
    ['of my accounts', { view: 'accounts' }],
    ['transverse', { view: 'transverse' }],
    ['open', { state: 'open' }],
    ['closed', { state: 'closed' }],
    ['one status', { statusIds: first }],
    ['a type', { typeIds: usual }],
    ['two types', { typeIds: `${often},${usual}` }],
    ['a rare type', { typeIds: rare }],
    ['a contact', { contactId: contact }],
    ['an account', { accountId: accounts[1] }],
    ['the largest account', { accountId: accounts[0] }],
    ['an author', { authorId: authors[1] }],
    ['the busiest author', { authorId: authors[0] }],
    ['an assignee', { assigneeId: authors[1] }],
    ['of nobody', { assigneeId: 'none' }],
    ['meetings', { source: 'event' }],
    ['made by hand', { source: 'manual' }],
    ['of the last year', { createdFrom: daysFromNow(-365) }],
    ['of a month, long ago', { createdFrom: daysFromNow(-900), createdBefore: daysFromNow(-870) }],
    ['due within a week', { dueFrom: day(0), dueTo: day(7) }],
    [
      'of a month, long ago, by due date',
      { createdFrom: daysFromNow(-900), createdBefore: daysFromNow(-870), sort: 'due' },
    ],
    ['due in a month, long ago', { dueFrom: day(-900), dueTo: day(-870) }],
    ['due in a month, long ago, by change', { dueFrom: day(-900), dueTo: day(-870), sort: '-updated' }],
    ['due in the last year, oldest change first', { dueFrom: day(-365), dueTo: day(0), sort: 'updated' }],
    ['an author, by due date', { authorId: authors[1], sort: 'due' }],
    ['an assignee, by change', { assigneeId: authors[1], sort: '-updated' }],
    ['a rare type, by due date', { typeIds: rare, sort: 'due' }],
    ['made by hand, by change', { source: 'manual', sort: '-updated' }],
    ['of nobody, oldest change first', { assigneeId: 'none', sort: 'updated' }],
    ['my open ones by due date', { view: 'mine', state: 'open', sort: 'due' }],
    ['open by due date', { state: 'open', sort: 'due' }],
    ['oldest open ones', { state: 'open', sort: 'created' }],
    ['closed by change', { state: 'closed', sort: '-updated' }],
    ['overdue, by due date', { state: 'open', dueTo: day(-1), sort: 'due' }],
    ['open of a type, by due date', { state: 'open', typeIds: usual, sort: 'due' }],
    ['open of my accounts, by due date', { view: 'accounts', state: 'open', sort: 'due' }],
    ['open of the largest account, by due date', { accountId: accounts[0], state: 'open', sort: 'due' }],
    ['open of nobody', { assigneeId: 'none', state: 'open' }],
    ['of the last year, by due date', { createdFrom: daysFromNow(-365), sort: 'due' }],
    ['a word of 60 %', { text: words.everywhere }],
    ['a word of 60 %, by due date', { text: words.everywhere, sort: 'due' }],
    ['a word of 10 %', { text: words.often }],
    ['a word of 10 %, open', { text: words.often, state: 'open' }],
    ['a word of 3 %', { text: words.sometimes }],
    [
      'a word of 3 %, of the last year, oldest change first',
      { text: words.sometimes, createdFrom: daysFromNow(-365), sort: 'updated' },
    ],
    ['a word of 1 %', { text: words.seldom }],
    ['a word of 1 %, by due date', { text: words.seldom, sort: 'due' }],
    [
      'a word of 1 %, of the last year, by change',
      { text: words.seldom, createdFrom: daysFromNow(-365), sort: '-updated' },
    ],
    ['a word of 1 %, open, by due date', { text: words.seldom, state: 'open', sort: 'due' }],
    ['a word of 1 %, closed, oldest change first', { text: words.seldom, state: 'closed', sort: 'updated' }],
    ['a word of 1 %, made by hand', { text: words.seldom, source: 'manual' }],
    ['a word of 1 %, of my accounts', { text: words.seldom, view: 'accounts' }],
    ['a word of 1 %, mine, open', { text: words.seldom, view: 'mine', state: 'open' }],
    ['a word of 1 %, the largest account', { text: words.seldom, accountId: accounts[0] }],
    ['a word of all titles', { text: words.titles }],
    ['a word of one task', { text: words.once }],
    ['a word of no task', { text: words.nowhere }],
    ['words of 60 % and of no task', { text: `${words.everywhere} ${words.nowhere}` }],
    ['the beginning of many words', { text: words.beginning }],
    ['the beginning of many words, by due date', { text: words.beginning, sort: 'due' }],
    [
      'a type, an author, a year, a word',
      { typeIds: usual, authorId: authors[0], createdFrom: daysFromNow(-365), text: words.often },
    ],
    [
      'meetings of an account, closed, by change',
      { source: 'event', accountId: accounts[0], state: 'closed', sort: '-updated' },
    ],
    [
      'nothing: an account and an author who never met',
      { accountId: accounts[1], authorId: authors[1], source: 'manual' },
    ],
    ['nothing: a year without tasks', { createdBefore: daysFromNow(-3650) }],
    ['nothing: a year without tasks, by due date', { createdBefore: daysFromNow(-3650), sort: 'due' }],
  ];
}
