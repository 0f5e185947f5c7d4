import type { TokenExplanation, TokenVerdict } from '../../identity/identity-token.ts';

/** What `identity check` says of a token, never the token itself. Claims of a token that is not verified are claims. */
export interface IdentityCheck {
  readonly verdict: TokenVerdict;
  readonly claims: readonly { readonly name: string; readonly value: string }[];
  /** IDENTITY_AUDIENCES. */
  readonly audiences: readonly string[];
}

/** Says why the service accepts or refuses a token. */
export function checkIdentity({ verdict, claims }: TokenExplanation, audiences: readonly string[]): IdentityCheck {
  const given: Readonly<Record<string, unknown>> = { ...claims };
  const shown = Object.keys(labels).filter((name) => given[name] !== undefined);
  return { verdict, claims: shown.map((name) => ({ name, value: printClaim(name, given[name]) })), audiences };
}

/** The check as text of several lines, the last of which says what to do. */
export function formatIdentityCheck({ verdict, claims, audiences }: IdentityCheck): string {
  const rows = claims.map(({ name, value }) => `  ${labels[name as ClaimName].padEnd(width)}  ${value}`);
  const { says, next } = words[verdict];
  return [says, ...rows, `  ${'IDENTITY_AUDIENCES'.padEnd(width)}  ${audiences.join(', ')}`, next].join('\n');
}

const labels = {
  aud: 'audience (aud)',
  azp: 'authorized party (azp)',
  iss: 'issuer (iss)',
  email: 'address (email)',
  email_verified: 'address is verified',
  hd: 'Workspace domain (hd)',
  iat: 'issued',
  exp: 'expires',
} as const;
type ClaimName = keyof typeof labels;
const width = Math.max(...Object.values(labels).map(({ length }) => length));

const words: Record<TokenVerdict, { says: string; next: string }> = {
  accepted: {
    says: 'Accepted: the service takes this token.',
    next: 'Whether the account may enter an environment depends on its users and its Workspace domains.',
  },
  malformed: {
    says: 'Refused: this is no identity token.',
    next: 'An identity token has three parts with dots between them, and begins with "eyJ".',
  },
  signature: {
    says: 'Refused: it is not signed with a present key of Google, or it was changed, or its times are not plausible.',
    next: 'Take a fresh token; an access token ("ya29.") or a token of another issuer does not do.',
  },
  expired: {
    says: 'Refused: it has expired. What it says is not verified.',
    next: 'Take a fresh token: it lives for an hour.',
  },
  issuer: {
    says: 'Refused: it was not issued by Google.',
    next: 'Take the token of ScriptApp.getIdentityToken() in the project of the add-on.',
  },
  client: {
    says: 'Refused: Google issued it to another OAuth client.',
    next: 'When this is your add-on, put its audience into IDENTITY_AUDIENCES and restart the service.',
  },
  account: {
    says: 'Refused: it does not name a verified address.',
    next: 'The manifest must ask for userinfo.email, and the account must have granted it: let it authorize the add-on again.',
  },
};

/** Times in ISO 8601; a token may say anything, so nothing reaches the terminal that could steer it. */
function printClaim(name: string, value: unknown): string {
  if ((name === 'iat' || name === 'exp') && typeof value === 'number') return printTime(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 300);
}

function printTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString();
}
