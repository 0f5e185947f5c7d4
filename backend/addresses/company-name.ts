/** Labels under which a country registers names (`acme.co.uk`), the second level of the public suffix list in practice. */
const registryLabels = new Set(
  `ac asso co com edu fin firm gen go gob gouv gov gv id ind info ltd me med mil ne net nhs nom notaires or org plc pro
   sch tm web`.split(/\s+/),
);

/**
 * A company's name from its domain as people read it: `mail.acme-industrie.co.uk` → `Acme Industrie`. Null when the
 * domain has no name of its own: an IP address, a single label.
 */
export function companyNameOf(domain: string): string | null {
  const labels = domain.split('.');
  if (domain.startsWith('[') || labels.length < 2) return null;
  const registered = labels[labels.length - 1 - suffixLength(labels)] ?? '';
  const words = registered.split(/[-_]+/u).filter((word) => word !== '');
  return words.length === 0 ? null : words.map(capitalize).join(' ');
}

/** How many labels at the end belong to the registry. */
function suffixLength(labels: readonly string[]): number {
  const [second = '', first = ''] = labels.slice(-2);
  return labels.length > 2 && first.length === 2 && registryLabels.has(second) ? 2 : 1;
}

function capitalize(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
