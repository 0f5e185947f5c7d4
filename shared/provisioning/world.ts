import * as z from 'zod/mini';
import { relationSchema } from '../contacts/contact.ts';
import { environmentNameSchema } from '../ids.ts';
import { rightSchema } from '../access/rights.ts';

const label = z.string().check(z.minLength(1), z.maxLength(200));
const emailAddress = z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/), z.maxLength(320));
const domain = z.string().check(z.regex(/^[^\s@/]+$/), z.maxLength(253));
const emails = z._default(z.array(emailAddress), []);
const domains = z._default(z.array(domain), []);
const rights = z._default(z.array(rightSchema), []);

/** A whole environment as one JSON file: the sample data of `npm start`, and what `card` and `capture` run on. */
export const worldSchema = z.strictObject({
  environment: z.strictObject({
    name: environmentNameSchema,
    displayName: label,
    domains,
    /** Workspace domains whose people become users, with `defaultRights`, when they first sign in. */
    admits: domains,
    defaultRights: rights,
    /** Former names, which keep working. */
    aliases: z._default(z.array(environmentNameSchema), []),
  }),
  taskTypes: z.array(label).check(z.minLength(1), z.maxLength(100)),
  taskStatuses: z
    .array(z.strictObject({ label, closed: z._default(z.boolean(), false) }))
    .check(z.minLength(1), z.maxLength(100)),
  /** The type that a mail and a meeting propose, by its label; without one, the first of the list. */
  proposedTypes: z._default(z.strictObject({ mail: z.optional(label), event: z.optional(label) }), {}),
  users: z.array(
    z.strictObject({
      email: emailAddress,
      name: label,
      rights,
      admin: z._default(z.boolean(), false),
    }),
  ),
  companies: z._default(
    z.array(z.strictObject({ name: label, relation: relationSchema, domains, emails, attached: emails })),
    [],
  ),
  contacts: z._default(
    z.array(
      z.strictObject({
        name: label,
        emails,
        company: z.optional(label),
        /** Needed without a company; a contact of a company takes the company's, whatever stands here. */
        relation: z.optional(relationSchema),
        attached: emails,
      }),
    ),
    [],
  ),
});
export type World = z.infer<typeof worldSchema>;
