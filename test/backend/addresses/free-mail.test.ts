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
  ...['hotmail.pt', 'hotmail.com.tr', 'outlook.cl', 'outlook.com.au', 'live.nl', 'live.co.uk', 'yahoo.com.mx'],
  ...['yahoo.co.in', 'gmx.es', 'yandex.kz', 'aol.de', 'tiscali.co.uk', 't-online.hu', 'googlemail.com', 'fastmail.fm'],
  ...['gmx.net', 'netplus.ch', 'voo.be', 'home.nl', 'vo.lu', 'privaterelay.appleid.com', 'duck.com', 'mozmail.com'],
  ...['mail.orange.fr', 'eu.hotmail.com'],
])('%s belongs to anyone', (domain) => {
  expect(isFreeMail(domain)).toBe(true);
});

it.each([
  ...['orange.com', 'acme.fr', 'mail.gmail.com.acme.fr', '', 'appleid.com', 'corp.duckling.com'],
  ...['hotmail.example', 'live.agency', 'live.io', 'outlook.co', 'outlook.consulting', 'yahoo-reparation.fr'],
  ...['live.myshopify.com', 'outlook.onmicrosoft.com', 'gmx', 'co.uk'],
])('%s names a company', (domain) => {
  expect(isFreeMail(domain)).toBe(false);
});
