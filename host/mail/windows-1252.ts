import { decodeWindows1252 } from '../../shared/text/address/charset.ts';

/**
 * Mend text whose Windows-1252 bytes were read as Latin-1: on Node 20 `TextDecoder('windows-1252')` answers the control
 * characters U+0080 to U+009F where quotes and dashes belong. Mails do not hold these controls for their own sake; HTML
 * reads them the same way (WHATWG "numeric character reference end state").
 */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => decodeWindows1252([control.charCodeAt(0)]));
}
