import * as z from 'zod/mini';
import { idSchema, instantSchema } from '../ids.ts';
import { rightSchema } from '../access/rights.ts';
import { userRefSchema } from '../access/user.ts';

/** `invited`: has never signed in. `disabled`: refused everywhere, with all their data kept. */
export const userStates = ['active', 'invited', 'disabled'] as const;
export const userStateSchema = z.enum(userStates);
export type UserState = z.infer<typeof userStateSchema>;

/** A user as admins see them. */
export const adminUserSchema = z.extend(userRefSchema, {
  rights: z.array(rightSchema),
  admin: z.boolean(),
  state: userStateSchema,
  createdAt: instantSchema,
  /** The last invitation of somebody who never signed in; null when there is none. */
  invitation: z.nullable(z.object({ sentAt: instantSchema, expiresAt: instantSchema })),
  /** When they last signed in, from the add-on or in a browser. */
  lastSeenAt: z.nullable(instantSchema),
  /** Accounts that they are attached to. */
  accounts: z.int(),
});
export type AdminUser = z.infer<typeof adminUserSchema>;

/** The filter of the list of users. Every member restricts it. */
export const userFilterSchema = z.strictObject({
  /** Parts of the name or of the address; all must match. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  state: z.optional(userStateSchema),
  /** Who has the right; `none`: none of the three. */
  right: z.optional(z.union([rightSchema, z.literal('admin'), z.literal('none')])),
});
export type UserFilter = z.infer<typeof userFilterSchema>;

/** `limit` a decimal string of 1 to 100, 50 when absent. */
export const userListQuerySchema = z.extend(userFilterSchema, {
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/))),
  cursor: z.optional(idSchema),
});

export const userPageSchema = z.object({
  /** By name. */
  users: z.array(adminUserSchema),
  /** Number of users that match the filter, on all pages. */
  total: z.int(),
  /** Give it as `cursor`, with the same filter, for the next page; null on the last one. */
  nextCursor: z.nullable(z.string()),
});
export type UserPage = z.infer<typeof userPageSchema>;

const userNameSchema = z.string().check(z.minLength(1), z.maxLength(200));
const rightsSchema = z.array(rightSchema).check(z.maxLength(3));

export const newUserRequestSchema = z.strictObject({
  email: z.string().check(z.minLength(3), z.maxLength(320)),
  name: userNameSchema,
  rights: rightsSchema,
  admin: z.boolean(),
});
export type NewUserRequest = z.infer<typeof newUserRequestSchema>;

/** The changes of a user; absent members stay. `salesAllAccounts` includes `sales`. */
export const userChangeSchema = z.strictObject({
  name: z.optional(userNameSchema),
  rights: z.optional(rightsSchema),
  admin: z.optional(z.boolean()),
  active: z.optional(z.boolean()),
});
export type UserChange = z.infer<typeof userChangeSchema>;

/**
 * How the invitation is delivered. `link`: the admin passes on `path`, below the origin of the pages; it is answered
 * only once. `mailFailed`: the mail server refused the mail or did not answer.
 */
export const invitationDeliverySchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('mail'), expiresAt: instantSchema }),
  z.object({ by: z.literal('link'), path: z.string(), mailFailed: z.boolean(), expiresAt: instantSchema }),
]);
export type InvitationDelivery = z.infer<typeof invitationDeliverySchema>;

export const invitedUserSchema = z.object({ user: adminUserSchema, invitation: invitationDeliverySchema });
export type InvitedUser = z.infer<typeof invitedUserSchema>;

/**
 * What the page of an invitation shows. Only an open one shows names. `used`: its user has signed in already;
 * `expired`: an admin has to send another.
 */
export const invitationSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    environment: z.object({ name: z.string(), displayName: z.string() }),
    /** Who invited; null: the operator of the service. */
    invitedBy: z.nullable(z.string()),
    /** The address to sign in with. */
    email: z.string(),
    expiresAt: instantSchema,
  }),
  z.object({ state: z.literal('used') }),
  z.object({ state: z.literal('expired') }),
]);
export type Invitation = z.infer<typeof invitationSchema>;

/** 64 characters of base64url: the environment's id in 16 bytes, and 32 random bytes. */
export const invitationTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{64}$/));

export const userParamsSchema = z.object({ userId: idSchema });
export const invitationParamsSchema = z.object({ token: invitationTokenSchema });
