import * as z from 'zod/mini';
import { contactRefSchema, relationSchema } from '../contacts/contact.ts';
import { idSchema } from '../ids.ts';
import { addressOriginSchema, descriptionChoiceSchema } from '../values/source.ts';
import { taskStatusSchema, taskTypeSchema } from '../task-choices/task-choice.ts';
import { savedBeforeSchema } from '../tasks/task.ts';
import { uploadLimitsSchema } from '../values/upload-limits.ts';
import { languagePreferenceSchema } from '../preferences/preferences.ts';
import { meSchema, userRefSchema } from '../access/user.ts';

/** The result of matching an address: see backend/contacts/rules/matching.ts. */
export const addressStates = [
  'matched',
  'ambiguous',
  'outside',
  'notLinkable',
  'suggested',
  'unknown',
  'colleague',
  'self',
  'automatic',
] as const;
export const addressStateSchema = z.enum(addressStates);
export type AddressState = z.infer<typeof addressStateSchema>;

/** The contact that an unknown address would become: named after its header, in the company of its domain or a new one. */
export const newContactSchema = z.object({
  name: z.string(),
  /** `id` null: a new company. Null: a person without company. */
  company: z.nullable(z.object({ id: z.nullable(idSchema), name: z.string() })),
});
export type NewContact = z.infer<typeof newContactSchema>;

/** One address of the request in its canonical form, without duplicates, with its first origin. */
export const draftAddressSchema = z.object({
  address: z.string(),
  /** The address as people read it: an international domain in Unicode. */
  readable: z.string(),
  name: z.nullable(z.string()),
  origin: addressOriginSchema,
  state: addressStateSchema,
  /** The contacts offered for it (empty unless matched, ambiguous, notLinkable or suggested). */
  contactIds: z.array(idSchema),
  /** The contact to add; null when the caller may not add it, or the address belongs to a contact already. */
  newContact: z.nullable(newContactSchema),
});
export type DraftAddress = z.infer<typeof draftAddressSchema>;

/** A contact the card offers. `ticked` is the proposal; one that is not `linkable` is shown only. */
export const draftContactSchema = z.extend(contactRefSchema, {
  relation: relationSchema,
  linkable: z.boolean(),
  ticked: z.boolean(),
  /** Reps of its account who took no part in the source will be able to read the task if it is linked. */
  otherReps: z.boolean(),
});
export type DraftContact = z.infer<typeof draftContactSchema>;

/** A task of another mail of the same thread, with the stored files it has (sizes in bytes). */
export const threadTaskSchema = z.extend(savedBeforeSchema, {
  status: taskStatusSchema,
  /** The caller may add this mail to it. */
  writable: z.boolean(),
  files: z.array(z.object({ name: z.string(), size: z.number() })),
});
export type ThreadTask = z.infer<typeof threadTaskSchema>;

/**
 * Which rule gave a proposed type or status. `contact` and `kind`: what the user last used for one of the contacts, or
 * for this kind of source; `preference`: the user's preference; `environment`: the environment's default, or its first
 * choice.
 */
export const proposalRules = ['contact', 'kind', 'preference', 'environment'] as const;
export const proposalRuleSchema = z.enum(proposalRules);
export type ProposalRule = z.infer<typeof proposalRuleSchema>;

/** The proposal for an open source: everything the opening card needs, in one answer. */
export const draftSchema = z.object({
  /** Sent with Save and every retry, so that one draft makes one task. */
  idempotencyKey: idSchema,
  me: meSchema,
  types: z.array(taskTypeSchema),
  statuses: z.array(taskStatusSchema),
  defaults: z.object({
    typeId: idSchema,
    statusId: idSchema,
    /** Which rule gave each. */
    typeFrom: proposalRuleSchema,
    statusFrom: proposalRuleSchema,
    /** What would be proposed if nothing had been learned; absent from an older service. */
    usual: z.optional(z.object({ typeId: idSchema, statusId: idSchema })),
  }),
  /** The user's preferences for the card itself. */
  preferences: z.object({ language: languagePreferenceSchema, description: descriptionChoiceSchema }),
  addresses: z.array(draftAddressSchema),
  /** Linkable and ticked first. */
  contacts: z.array(draftContactSchema),
  /** Who can be given the task: the caller, then colleagues by name, at most 100; empty when the caller may not choose. */
  assignees: z.array(userRefSchema),
  /** How many more there are. */
  moreAssignees: z.number(),
  /** Newest first. */
  savedBefore: z.array(savedBeforeSchema),
  /** Newest first, those of `savedBefore` left out. */
  threadTasks: z.array(threadTaskSchema),
  limits: uploadLimitsSchema,
});
export type Draft = z.infer<typeof draftSchema>;
