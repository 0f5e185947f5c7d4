import { boolean, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/*
 * The columns for the query builder. migrations/ is the source of the schema, with its keys, checks, indexes and
 * policies; a test compares the two.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const environmentId = () => uuid('environment_id').notNull();

export const environments = pgTable('environments', {
  id: uuid('id').notNull(),
  name: text('name').notNull(),
  displayName: text('display_name').notNull(),
  createdAt: instant('created_at').notNull(),
  defaultSales: boolean('default_sales').notNull().default(false),
  defaultSalesAllAccounts: boolean('default_sales_all_accounts').notNull().default(false),
  defaultTaskList: boolean('default_task_list').notNull().default(false),
});

export const environmentAliases = pgTable('environment_aliases', {
  name: text('name').notNull(),
  environmentId: environmentId(),
});

export const admittingDomains = pgTable('admitting_domains', {
  domain: text('domain').notNull(),
  environmentId: environmentId(),
});

export const identities = pgTable('identities', {
  environmentId: environmentId(),
  userId: uuid('user_id').notNull(),
  subject: text('subject'),
  address: text('address').notNull(),
  boundAt: instant('bound_at'),
});

export const environmentDomains = pgTable('environment_domains', {
  environmentId: environmentId(),
  domain: text('domain').notNull(),
  restricts: boolean('restricts').notNull().default(false),
  admits: boolean('admits').notNull().default(false),
  shared: boolean('shared').notNull().default(false),
});

export const ownAddresses = pgTable('own_addresses', {
  environmentId: environmentId(),
  address: text('address').notNull(),
});

export const environmentSettings = pgTable('environment_settings', {
  environmentId: environmentId(),
  language: text('language', { enum: ['fr', 'en'] })
    .notNull()
    .default('fr'),
  mailTypeId: uuid('mail_type_id'),
  eventTypeId: uuid('event_type_id'),
});

export const users = pgTable('users', {
  environmentId: environmentId(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  emailCanonical: text('email_canonical').notNull(),
  name: text('name').notNull(),
  sales: boolean('sales').notNull().default(false),
  salesAllAccounts: boolean('sales_all_accounts').notNull().default(false),
  taskList: boolean('task_list').notNull().default(false),
  admin: boolean('admin').notNull().default(false),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
});

export const contacts = pgTable('contacts', {
  environmentId: environmentId(),
  id: uuid('id').notNull(),
  kind: text('kind', { enum: ['person', 'company'] }).notNull(),
  name: text('name').notNull(),
  companyId: uuid('company_id'),
  relation: text('relation', { enum: ['prospect', 'client', 'other'] }),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
});

export const contactEmails = pgTable('contact_emails', {
  environmentId: environmentId(),
  contactId: uuid('contact_id').notNull(),
  email: text('email').notNull(),
  emailCanonical: text('email_canonical').notNull(),
  position: smallint('position').notNull(),
});

export const contactWords = pgTable('contact_words', {
  environmentId: environmentId(),
  contactId: uuid('contact_id').notNull(),
  word: text('word').notNull(),
});

export const contactDomains = pgTable('contact_domains', {
  environmentId: environmentId(),
  contactId: uuid('contact_id').notNull(),
  domain: text('domain').notNull(),
});

export const accountReps = pgTable('account_reps', {
  environmentId: environmentId(),
  userId: uuid('user_id').notNull(),
  accountId: uuid('account_id').notNull(),
});

export const taskTypes = pgTable('task_types', {
  environmentId: environmentId(),
  id: uuid('id').notNull(),
  label: text('label').notNull(),
  position: smallint('position').notNull(),
  archivedAt: instant('archived_at'),
});

export const taskStatuses = pgTable('task_statuses', {
  environmentId: environmentId(),
  id: uuid('id').notNull(),
  label: text('label').notNull(),
  closed: boolean('closed').notNull().default(false),
  position: smallint('position').notNull(),
  archivedAt: instant('archived_at'),
});

export const taskCounters = pgTable('task_counters', {
  environmentId: environmentId(),
  lastNumber: integer('last_number').notNull(),
});
