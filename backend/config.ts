import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { DatabaseLocation } from './platform/database/connect.ts';
import type { UploadLimits } from '../shared/values/upload-limits.ts';
import type { WebClient } from './identity/google-sign-in.ts';
import { logLevels, type LogLevel } from './platform/http/logging.ts';
import type { MailerOptions } from './platform/mail/mailer.ts';
import { maxFiles } from '../shared/tasks/task.ts';

/** The local stand-in for Google's identity service. Never present in production. */
export interface LocalIssuer {
  issuer: string;
  certsUrl: string;
}

/** All settings from environment variables, parsed once at start and passed on. */
export interface Config {
  production: boolean;
  host: string;
  /** 0: any free port. */
  port: number;
  dataDir: string;
  database: DatabaseLocation;
  /** Public https origin, without a trailing slash. */
  baseUrl: string;
  identity: { audiences: string[]; localIssuer: LocalIssuer | null };
  /** The OAuth client for sign-in to the pages; null: sign-in to them is not configured. */
  webClient: WebClient | null;
  /** The mail server for invitations; null: none. */
  mail: MailerOptions | null;
  /** null: generate one and keep it in the data folder. */
  sessionSecret: string | null;
  /** The one before: what it signed is still accepted. */
  formerSessionSecret: string | null;
  /** World files whose environments are created when they do not exist yet. */
  worldFiles: string[];
  limits: UploadLimits;
  logLevel: LogLevel;
  /** Whether `/docs` and `/openapi.json` answer. */
  apiDocs: boolean;
}

/** The environment variables are invalid; the message is one line and names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const mebibyte = 1024 * 1024;
/** UTF-16 code units; a mail of 1 MB of HTML fits twice. */
const maxDescriptionLength = 2_000_000;
const minSecretLength = 32;
/** Different characters: 32 random hexadecimal digits have fewer than 8 once in a million. */
const minSecretCharacters = 8;
const localBaseUrl = 'https://relais.example';

const originMessage = 'must be an origin such as https://relais.example';
const origin = z
  .url({ protocol: /^https?$/, message: originMessage })
  .transform((value) => new URL(value).origin)
  .refine((value) => value.startsWith('https://'), { message: 'must start with https://' });

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, { message: `must be a whole number from ${from} to ${to}` })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { message: `must be a whole number from ${from} to ${to}` });

const list = z
  .string()
  .transform((value) => value.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''));

const paths = z.string().transform((value, context) => {
  const parsed = z.array(z.string().min(1)).safeParse(parseJson(value));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'must be a JSON array of file paths' });
  return z.NEVER;
});

const postgresUrl = z.url({ protocol: /^postgres(?:ql)?$/, message: 'must be a postgresql:// URL' });
const smtpUrl = z.url({ protocol: /^smtps?$/, message: 'must be an smtp:// or smtps:// URL' });
/** `relais@acme.example` or `Relais <relais@acme.example>`. */
const mailFrom = z.string().regex(/^(?:[^<>@\p{Cc}]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/u, {
  message: 'must be an address, or a name with an address in angle brackets',
});
const httpUrl = z.url({ protocol: /^https?$/, message: 'must be an http URL' });

const secret = z.string().min(minSecretLength, { message: `must have at least ${minSecretLength} characters` });

const variables = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8787),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATION_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  RELAIS_EMBEDDED: z.enum(['folder', 'memory'], { message: 'must be folder or memory' }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  RELAIS_BASE_URL: origin.optional(),
  IDENTITY_AUDIENCES: list
    .refine((items) => items.length > 0, { message: 'must name at least one OAuth client id' })
    .optional(),
  IDENTITY_ISSUER: z.string().min(1).optional(),
  IDENTITY_CERTS_URL: httpUrl.optional(),
  WEB_CLIENT_ID: z.string().min(1).optional(),
  WEB_CLIENT_SECRET: z.string().min(1).optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.optional(),
  SESSION_SECRET: secret.optional(),
  SESSION_SECRET_FORMER: secret.optional(),
  RELAIS_WORLDS: paths.default([]),
  RELAIS_MAX_FILE_MB: wholeNumber(1, 1000).default(40),
  RELAIS_MAX_TOTAL_MB: wholeNumber(1, 1000).default(48),
  RELAIS_API_DOCS: z.enum(['on', 'off'], { message: 'must be on or off' }).optional(),
  LOG_LEVEL: z.enum(logLevels, { message: `must be one of ${logLevels.join(', ')}` }).default('info'),
});
type Variables = z.infer<typeof variables>;

/** Reads the environment variables. Throws ConfigError, which names the first invalid variable. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const values = readVariables(environment);
  const production = values.NODE_ENV === 'production';
  if (production) refuseLocalOptions(values);
  if (values.SESSION_SECRET_FORMER !== undefined && values.SESSION_SECRET === undefined)
    throw new ConfigError('SESSION_SECRET is required with SESSION_SECRET_FORMER');
  const dataDir = resolve(values.DATA_DIR);
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    dataDir,
    database: readDatabaseLocation(values, dataDir),
    baseUrl: values.RELAIS_BASE_URL ?? localBaseUrl,
    identity: { audiences: readAudiences(values), localIssuer: readLocalIssuer(values) },
    webClient: readWebClient(values),
    mail: readMail(values),
    sessionSecret: values.SESSION_SECRET ?? null,
    formerSessionSecret: values.SESSION_SECRET_FORMER ?? null,
    worldFiles: values.RELAIS_WORLDS,
    limits: {
      maxFiles,
      maxFileBytes: values.RELAIS_MAX_FILE_MB * mebibyte,
      maxTotalBytes: values.RELAIS_MAX_TOTAL_MB * mebibyte,
      maxDescriptionLength,
    },
    logLevel: values.LOG_LEVEL,
    apiDocs: values.RELAIS_API_DOCS === undefined ? !production : values.RELAIS_API_DOCS === 'on',
  };
}

/** The settings that the operator's command needs. Throws ConfigError. */
export function loadOperatorConfig(
  environment: Record<string, string | undefined> = process.env,
): Pick<Config, 'dataDir' | 'database' | 'baseUrl'> {
  const values = readVariables(environment);
  const dataDir = resolve(values.DATA_DIR);
  // Without a public address, people reach the service where it listens.
  const baseUrl = values.RELAIS_BASE_URL ?? `http://${values.HOST}:${values.PORT}`;
  return { dataDir, database: readDatabaseLocation(values, dataDir), baseUrl };
}

/** What verifying an identity token needs. Throws ConfigError. */
export function loadIdentityConfig(environment: Record<string, string | undefined> = process.env): Config['identity'] {
  const values = readVariables(environment);
  return { audiences: readAudiences(values), localIssuer: readLocalIssuer(values) };
}

function readVariables(environment: Record<string, string | undefined>): Variables {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}`);
}

function refuseLocalOptions(values: Variables): void {
  for (const name of ['IDENTITY_ISSUER', 'IDENTITY_CERTS_URL', 'RELAIS_EMBEDDED'] as const) {
    if (values[name] !== undefined)
      throw new ConfigError(`${name} is for local use: unset it when NODE_ENV=production`);
  }
  if (values.RELAIS_WORLDS.length > 0) {
    throw new ConfigError('RELAIS_WORLDS is for local use: unset it when NODE_ENV=production');
  }
  for (const name of ['DATABASE_URL', 'RELAIS_BASE_URL', 'SESSION_SECRET'] as const) {
    if (values[name] === undefined) throw new ConfigError(`${name} is required when NODE_ENV=production`);
  }
  for (const name of ['SESSION_SECRET', 'SESSION_SECRET_FORMER'] as const) {
    if (values[name] !== undefined && isGuessable(values[name]))
      throw new ConfigError(
        `${name} can be guessed: take what node -p "crypto.randomBytes(48).toString('base64url')" prints`,
      );
  }
}

function readDatabaseLocation(values: Variables, dataDir: string): DatabaseLocation {
  if (values.DATABASE_URL !== undefined) {
    const { DATABASE_MIGRATION_URL: ownerUrl, DATABASE_DIRECT_URL: directUrl } = values;
    const mustBeBound = values.NODE_ENV === 'production';
    return { kind: 'postgresql', url: values.DATABASE_URL, ownerUrl, directUrl, mustBeBound };
  }
  if (values.RELAIS_EMBEDDED === 'memory') return { kind: 'memory' };
  return { kind: 'folder', folder: join(dataDir, 'database') };
}

function readAudiences(values: Variables): string[] {
  if (values.IDENTITY_AUDIENCES === undefined) {
    throw new ConfigError('IDENTITY_AUDIENCES is required: the OAuth client ids of the add-on, separated by commas');
  }
  return values.IDENTITY_AUDIENCES;
}

function readLocalIssuer(values: Variables): LocalIssuer | null {
  const { IDENTITY_ISSUER: issuer, IDENTITY_CERTS_URL: certsUrl } = values;
  if (issuer === undefined && certsUrl === undefined) return null;
  if (issuer === undefined) throw new ConfigError('IDENTITY_ISSUER is required with IDENTITY_CERTS_URL');
  if (certsUrl === undefined) throw new ConfigError('IDENTITY_CERTS_URL is required with IDENTITY_ISSUER');
  return { issuer, certsUrl };
}

function readWebClient({ WEB_CLIENT_ID: id, WEB_CLIENT_SECRET: secret }: Variables): WebClient | null {
  if (id === undefined && secret === undefined) return null;
  if (id === undefined) throw new ConfigError('WEB_CLIENT_ID is required with WEB_CLIENT_SECRET');
  if (secret === undefined) throw new ConfigError('WEB_CLIENT_SECRET is required with WEB_CLIENT_ID');
  return { id, secret };
}

function readMail({ SMTP_URL: url, MAIL_FROM: from }: Variables): MailerOptions | null {
  if (url === undefined && from === undefined) return null;
  if (url === undefined) throw new ConfigError('SMTP_URL is required with MAIL_FROM');
  if (from === undefined) throw new ConfigError('MAIL_FROM is required with SMTP_URL');
  return { url, from };
}

/** A secret that somebody typed, copied from an example, or filled up to the length. */
function isGuessable(secret: string): boolean {
  const typed = /change|example|exemple|secret|password|motdepasse|azerty|qwerty|relais|12345|abcdef/i;
  return typed.test(secret) || new Set(secret).size < minSecretCharacters;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
