import * as z from 'zod/mini';
import { environmentNameSchema } from '../ids.ts';
import { rightSchema } from '../access/rights.ts';

/** Names that would be mistaken for a part of Relais or of Google. */
export const reservedEnvironmentNames: readonly string[] = [
  ...['admin', 'api', 'app', 'e', 'help', 'login', 'relais', 'sign-in', 'support', 'v1', 'www'],
  ...['google', 'gmail', 'calendar', 'workspace', 'null', 'undefined'],
];

export const maxEnvironmentDomains = 50;
/** Most aliases, team mailboxes and groups that an environment lists as its own. */
export const maxOwnAddresses = 500;
/** Most former names, which keep working. */
export const maxEnvironmentAliases = 20;
export const maxDisplayNameLength = 80;
export const mebibyte = 1024 * 1024;
export const maxRemovedTaskDays = 365;
export const maxClosedTaskMonths = 240;

/**
 * A Workspace domain (Google's `hd`). `restricts`: as soon as one domain restricts, only accounts of restricting
 * domains may sign in. `admits`: people of the domain who have no user get one on first sign-in, with the default
 * rights. Every address of a domain, and of what is below it, is a colleague's, unless customers have addresses of it
 * too (`shared`): then only those of users are.
 */
const domainSchema = z.object({
  /** In the response in canonical form: lower case, ASCII. */
  domain: z.string().check(z.minLength(1), z.maxLength(253)),
  restricts: z.boolean(),
  admits: z.boolean(),
  shared: z._default(z.boolean(), false),
});

/** The language of mails to people who have not chosen one. Cards follow the Google account, pages the browser. */
export const environmentLanguageSchema = z.enum(['fr', 'en']);
export type EnvironmentLanguage = z.infer<typeof environmentLanguageSchema>;

/** Whole days and months; bytes. */
const retentionSchema = z.object({
  /** A task that was undone or deleted is erased for good after so many days. */
  removedTaskDays: z.int().check(z.minimum(1), z.maximum(maxRemovedTaskDays)),
  /** A closed task is erased so many months after its last change; null: never. */
  closedTaskMonths: z.nullable(z.int().check(z.minimum(1), z.maximum(maxClosedTaskMonths))),
});

/** All settings of the environment. */
export const environmentSettingsSchema = z.object({
  displayName: z.string(),
  name: environmentNameSchema,
  /** Former names, which keep working, in alphabetical order. */
  aliases: z.array(environmentNameSchema),
  /** In alphabetical order; `readable` as people read it: an international domain in Unicode. */
  domains: z.array(z.extend(domainSchema, { readable: z.string() })),
  /** Aliases, team mailboxes and groups of the company, in canonical form and alphabetical order. */
  ownAddresses: z.array(z.string()),
  defaultRights: z.array(rightSchema),
  language: environmentLanguageSchema,
  retention: retentionSchema,
  /** Null: only the service's limit applies. */
  maxFileBytes: z.nullable(z.int()),
  /** The service's limit. */
  serviceMaxFileBytes: z.int(),
  /**
   * The Workspace domains of the active users, with the number of users: the domain of the account that last signed in
   * to the pages (null: a private account), or that of the address when there was no such sign-in. `callerDomain` is
   * the caller's.
   */
  userDomains: z.array(z.object({ domain: z.nullable(z.string()), users: z.int() })),
  callerDomain: z.nullable(z.string()),
});
export type EnvironmentSettings = z.infer<typeof environmentSettingsSchema>;

/** Absent members stay as they are; `domains`, `ownAddresses` and `defaultRights` are replaced whole. */
export const environmentChangeSchema = z.strictObject({
  displayName: z.optional(z.string().check(z.minLength(1), z.maxLength(maxDisplayNameLength))),
  name: z.optional(environmentNameSchema),
  domains: z.optional(z.array(domainSchema).check(z.maxLength(maxEnvironmentDomains))),
  ownAddresses: z.optional(
    z.array(z.string().check(z.minLength(3), z.maxLength(320))).check(z.maxLength(maxOwnAddresses)),
  ),
  defaultRights: z.optional(z.array(rightSchema).check(z.maxLength(3))),
  language: z.optional(environmentLanguageSchema),
  retention: z.optional(retentionSchema),
  maxFileBytes: z.optional(z.nullable(z.int().check(z.minimum(mebibyte)))),
});
export type EnvironmentChange = z.infer<typeof environmentChangeSchema>;
