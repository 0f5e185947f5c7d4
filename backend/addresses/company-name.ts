import { registrationOf } from './registrable-domain.ts';

/**
 * A company's name from its domain as people read it: `mail.acme-industrie.co.uk` → `Acme Industrie`. Null when the
 * domain has no name of its own: an IP address, a single label.
 */
export function companyNameOf(domain: string): string | null {
  const { label, suffix } = registrationOf(domain);
  // Whoever writes from a public suffix itself is the one who gives out names below it.
  const registered = label ?? (suffix?.includes('.') === true ? suffix.slice(0, suffix.indexOf('.')) : '');
  const words = registered.split(/[-_]+/u).filter((word) => word !== '');
  return words.length === 0 ? null : words.map(capitalize).join(' ');
}

function capitalize(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
