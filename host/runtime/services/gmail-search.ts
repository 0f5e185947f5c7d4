import { headerOf, type Mail } from '../../mail/mail.ts';
import { notSimulated } from '../service-object.ts';
import type { ThreadState } from './gmail-state.ts';

interface Found {
  mail: Mail;
  state: ThreadState;
}

type Test = (found: Found) => boolean;

const term = /(-?)(?:([a-z][a-z0-9_]*):)?(?:"([^"]*)"|(\S+))/giu;

/**
 * Whether a mail matches a Gmail search: words and the usual operators. Throws an error that names any other operator.
 * https://support.google.com/mail/answer/7190
 */
export function matchesQuery(query: string, found: Found): boolean {
  const asksForPlace = /\b(?:in|is):(?:spam|trash|anywhere)\b/i.test(query);
  const shown = asksForPlace || !['spam', 'trash'].includes(found.state.place);
  return (
    shown &&
    [...query.matchAll(term)].every(([, not = '', operator, quoted, word = '']) => {
      const test = testOf(operator?.toLowerCase(), (quoted ?? word).toLowerCase());
      return test(found) !== (not === '-');
    })
  );
}

function testOf(operator: string | undefined, value: string): Test {
  if (operator === undefined) return hasWord(value);
  const make = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (!make) throw notSimulated(`GmailApp.search with ${operator}:`);
  return make(value);
}

function hasWord(word: string): Test {
  return ({ mail }) =>
    [mail.subject, headerOf(mail, 'From'), headerOf(mail, 'To'), mail.plain()].some((text) =>
      text.toLowerCase().includes(word),
    );
}

function inHeader(name: string): (value: string) => Test {
  return (value) =>
    ({ mail }) =>
      headerOf(mail, name).toLowerCase().includes(value);
}

const marks: Readonly<Record<string, Test>> = {
  unread: ({ state }) => state.unread,
  read: ({ state }) => !state.unread,
  starred: ({ state }) => state.starred,
  important: ({ state }) => state.important,
  inbox: ({ state }) => state.place === 'inbox',
  spam: ({ state }) => state.place === 'spam',
  trash: ({ state }) => state.place === 'trash',
  anywhere: () => true,
};

function mark(value: string): Test {
  const test = Object.hasOwn(marks, value) ? marks[value] : undefined;
  if (!test) throw notSimulated(`GmailApp.search for ${value}`);
  return test;
}

const spans: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** `2d`, `3w`, `1m`, `1y`: how long ago that was, as an instant. */
function ago(value: string): number {
  const [, count = '', unit = ''] = /^(\d+)([dwmy])$/.exec(value) ?? [];
  return Date.now() - Number(count) * (spans[unit] ?? Number.NaN) * 86_400_000;
}

/** `2026/11/16`, `2026-11-16`, `11/16/2026`, or seconds since 1970. */
function dayOf(value: string): number {
  return /^\d{9,}$/.test(value) ? Number(value) * 1000 : Date.parse(value.replaceAll('-', '/'));
}

const operators: Readonly<Record<string, (value: string) => Test>> = {
  in: mark,
  is: mark,
  from: inHeader('From'),
  to: inHeader('To'),
  cc: inHeader('Cc'),
  bcc: inHeader('Bcc'),
  subject:
    (value) =>
    ({ mail }) =>
      mail.subject.toLowerCase().includes(value),
  rfc822msgid: inHeader('Message-ID'),
  label:
    (value) =>
    ({ state }) =>
      state.labels.some((label) => label.toLowerCase().replace(/[ /]/g, '-') === value),
  has: (value) => {
    if (value !== 'attachment') throw notSimulated(`GmailApp.search with has:${value}`);
    return ({ mail }) => mail.attachments.some(({ inline }) => !inline);
  },
  filename:
    (value) =>
    ({ mail }) =>
      mail.attachments.some(({ name }) => name.toLowerCase().includes(value)),
  after:
    (value) =>
    ({ mail }) =>
      mail.date >= dayOf(value),
  newer:
    (value) =>
    ({ mail }) =>
      mail.date >= dayOf(value),
  before:
    (value) =>
    ({ mail }) =>
      mail.date < dayOf(value),
  older:
    (value) =>
    ({ mail }) =>
      mail.date < dayOf(value),
  newer_than:
    (value) =>
    ({ mail }) =>
      mail.date >= ago(value),
  older_than:
    (value) =>
    ({ mail }) =>
      mail.date < ago(value),
};
