/** The characters of Windows-1252 at 0x80 to 0x9F; five of these bytes stand for none. The rest of it is Latin-1. */
const characters =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';

/**
 * Fixes text whose Windows-1252 bytes were decoded as Latin-1: on Node 20 `TextDecoder('windows-1252')` returns the
 * control characters U+0080 to U+009F in place of quotes and dashes. Mails have no use for these controls; HTML maps
 * them in the same way (WHATWG "numeric character reference end state").
 */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => characters.charAt(control.charCodeAt(0) - 0x80));
}
