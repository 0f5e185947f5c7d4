/** Longer, it is a sentence. */
const maxLength = 120;
const maxWords = 12;

/** "Envoyé de mon iPhone", "Sent from Yahoo Mail for iPhone", "Sent with Proton Mail secure email." */
const sentFrom =
  /^(?:envoyée? (?:de|depuis|à partir de|avec|via|par)|expédiée? (?:de|depuis)|sent (?:from|with|via|by|using|on)|gesendet (?:von|mit))\s/;
const product = new RegExp(
  "(?:^|[\\s'(])(?:iphone|ipad|ipod|android|galaxy|samsung|mobile|portable|smartphone|téléphone|cellulaire|tablette|tablet|" +
    'phone|cell|handy|appareil|device|blackberry|huawei|xiaomi|redmi|oppo|pixel|nokia|windows|outlook|yahoo!?|proton|' +
    'protonmail|gmail|aol|gmx|zoho|orange|sfr|free|laposte|messagerie|application|app|thunderbird|spark|airmail|mailbox|' +
    'mailspring|wireless|mac|icloud|surface)(?=$|[\\s.,:;!)])',
);
/** "my Wiko RIDGE 4G": a product that is not in the list has a capital or a figure, and nobody owns it. */
const own = /^(?:\S+ ){1,3}(?:my|mon|ma) [^'’]*$/i;
const named = /\s\S*[\p{Lu}\d]\S*(?:\s|\.?$)/u;
const advertised =
  /^(?:obtenir|obtenez|téléchargez?|get|download) \[?outlook (?:pour|for) |^provenance : courrier pour windows/;
const link = /\s?[<(]https?:\S+$/i;

/**
 * Whether a line is what a phone or a webmail signs with. It names a device or a product, or links to one, so that
 * "sent from my colleague's account" stays text, and does not begin inside a sentence. `before` is the line above.
 */
export function isMobileSignature(line: string, before: string): boolean {
  const whole = line.trim();
  if (whole.length > maxLength) return false;
  if (advertised.test(whole.toLowerCase())) return true;
  const written = whole.replace(link, '');
  const words = written.toLowerCase();
  if (!sentFrom.test(words) || words.split(' ').length > maxWords) return false;
  if (written === whole && !product.test(words) && !isOwnProduct(written)) return false;
  return before.trim() === '' || !words.startsWith(written.charAt(0));
}

/** The first word has a capital anyway. */
function isOwnProduct(written: string): boolean {
  return own.test(written) && named.test(written.replace(/^\S+/, ''));
}
