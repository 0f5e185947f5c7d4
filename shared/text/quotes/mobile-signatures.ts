/** Longer, it is a sentence. */
const maxLength = 80;
const maxWords = 12;

/** "Envoyé de mon iPhone", "Sent from Yahoo Mail for iPhone", "Sent with Proton Mail secure email." */
const sentFrom =
  /^(?:envoyée? (?:de|depuis|à partir d|avec|via|par)|expédiée? (?:de|depuis)|sent (?:from|with|via|by|using|on))(?=[\s'])/;
const product = new RegExp(
  "(?:^|[\\s'(])(?:iphone|ipad|ipod|android|galaxy|samsung|mobile|portable|smartphone|téléphone|tablette|tablet|phone|appareil|" +
    'device|blackberry|huawei|xiaomi|redmi|oppo|pixel|nokia|windows|outlook|yahoo!?|proton|protonmail|gmail|aol|gmx|zoho|' +
    'orange|sfr|free|laposte|messagerie|application|app|thunderbird|spark|mailspring|wireless|mac|icloud|surface)(?=$|[\\s.,:;!)<])',
);
const advertised =
  /^(?:obtenir|obtenez|téléchargez?|get|download) outlook (?:pour|for) |^provenance : courrier pour windows/;

/**
 * Whether a line is what a phone or a webmail signs with. It names a device or a product, so that "sent from my
 * colleague's account" stays text, and does not begin inside a sentence. `before` is the line above.
 */
export function isMobileSignature(line: string, before: string): boolean {
  const written = line.trim();
  const words = written.toLowerCase();
  if (words.length > maxLength) return false;
  if (advertised.test(words)) return true;
  if (!sentFrom.test(words) || !product.test(words) || words.split(' ').length > maxWords) return false;
  return before.trim() === '' || !words.startsWith(written.charAt(0));
}
