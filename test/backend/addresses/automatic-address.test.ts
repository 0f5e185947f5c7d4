import { expect, it } from 'vitest';
import { isAutomaticAddress } from '../../../backend/addresses/automatic-address.ts';

it.each([
  'no-reply@acme.fr',
  'noreply@acme.fr',
  'no_reply@acme.fr',
  'no.reply@acme.fr',
  'noreply+12ab@acme.fr',
  'noreply-accounts@google.com',
  'noreply2@acme.fr',
  'donotreply@acme.fr',
  'do-not-reply@acme.fr',
  'ne-pas-repondre@impots.gouv.fr',
  'nepasrepondre@acme.fr',
  'mailer-daemon@acme.fr',
  'postmaster@acme.fr',
  'bounce@acme.fr',
  'bounces+123-abc=acme.fr@sendgrid.net',
  'liste-request@acme.fr',
  'equipe-bounces@lists.acme.fr',
  'owner-equipe@acme.fr',
  'equipe@googlegroups.com',
  'equipe@listes.acme.fr',
  'c_188abc@resource.calendar.google.com',
  'abc123@group.calendar.google.com',
])('%s is a machine', (address) => {
  expect(isAutomaticAddress(address)).toBe(true);
});

it.each([
  'anne@acme.fr',
  'norepl@acme.fr',
  'noreplyson@acme.fr',
  'bouncer@acme.fr',
  'postmasterson@acme.fr',
  'contact@acme.fr',
  'owner@acme.fr',
  'request@acme.fr',
  'info@google.com',
])('%s may be a person', (address) => {
  expect(isAutomaticAddress(address)).toBe(false);
});
