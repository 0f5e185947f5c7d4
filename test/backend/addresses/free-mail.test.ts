import { expect, it } from 'vitest';
import { isFreeMail } from '../../../backend/addresses/free-mail.ts';

it.each([
  ...[
    'gmail.com',
    'orange.fr',
    'wanadoo.fr',
    'free.fr',
    'laposte.net',
    'sfr.fr',
    'outlook.fr',
    'hotmail.com',
    'live.fr',
  ],
  ...['yahoo.fr', 'icloud.com', 'gmx.fr', 'proton.me', 'protonmail.com', 'mail.com'],
])('%s belongs to anyone', (domain) => {
  expect(isFreeMail(domain)).toBe(true);
});

it.each(['orange.com', 'acme.fr', 'mail.gmail.com.acme.fr', ''])('%s names a company', (domain) => {
  expect(isFreeMail(domain)).toBe(false);
});
