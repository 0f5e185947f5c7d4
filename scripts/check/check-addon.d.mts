export const allowedScopes: readonly string[];
/** What is wrong with the built add-on in `dir`, one sentence each. */
export function checkBundle(dir: string): Promise<string[]>;
