import { expect, it } from 'vitest';
import { mailboxOf } from '../../../backend/addresses/mailbox.ts';

it.each([
  ['luc.petit@gmail.com', 'lucpetit@gmail.com'],
  ['l.u.c.petit+devis@googlemail.com', 'lucpetit@gmail.com'],
  ['lucpetit@gmail.com', 'lucpetit@gmail.com'],
  ['luc.petit@orange.fr', null],
  ['luc.petit@mail.gmail.com', null],
  ['+x@gmail.com', null],
  ['gmail.com', null],
])('%s is the mailbox %j', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
