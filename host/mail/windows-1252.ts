import { decodeWindows1252 } from '../../shared/text/address/charset.ts';

/**
 * Fixes text whose Windows-1252 bytes were decoded as Latin-1: on Node 20 `TextDecoder('windows-1252')` returns the
 * control characters U+0080 to U+009F in place of quotes and dashes. Mails have no use for these controls; HTML maps
 * them in the same way (WHATWG "numeric character reference end state").
 */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => decodeWindows1252([control.charCodeAt(0)]));
}
