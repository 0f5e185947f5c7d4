import { isFreeMail } from './free-mail.ts';
import { registrableDomainOf } from './registrable-domain.ts';

/**
 * The domains by which the company of an address is found, the closest first: its own, and the registered one. None for
 * free mail.
 */
export function companyDomainsOf(domain: string): string[] {
  if (isFreeMail(domain)) return [];
  const registered = registrableDomainOf(domain);
  return registered === domain ? [domain] : [domain, registered];
}
