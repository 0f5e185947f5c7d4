/** Bytes as text in a named charset, null when Google does not know the charset. */
export function decodeBytes(bytes: readonly number[], charset: string): string | null {
  try {
    return Utilities.newBlob(toSigned(bytes)).getDataAsString(charset);
  } catch {
    return null;
  }
}

/** A blob's bytes decoded as UTF-8; invalid bytes become replacement characters. */
export function decodeBlob(blob: GoogleAppsScript.Base.Blob): string {
  return blob.getDataAsString('UTF-8');
}

// Apps Script has signed bytes.
function toSigned(bytes: readonly number[]): number[] {
  return bytes.map((byte) => (byte > 127 ? byte - 256 : byte));
}

/** SHA-256 of the UTF-8 form of a text, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
    .map((byte) => (byte & 0xff).toString(16).padStart(2, '0'))
    .join('');
}
