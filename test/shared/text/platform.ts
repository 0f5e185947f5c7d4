import { domainToASCII } from 'node:url';

/** What the platform knows of charsets: TextDecoder here, Utilities.newBlob in Apps Script. */
export function decodeBytes(bytes: readonly number[], charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

export function domainToAscii(domain: string): string | null {
  const ascii = domainToASCII(domain);
  return ascii === '' ? null : ascii;
}
