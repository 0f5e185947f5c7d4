import * as z from 'zod/mini';
import { type Draft } from '../../shared/capture/draft.ts';
import { calendarDateSchema, idSchema } from '../../shared/ids.ts';
import { descriptionChoiceSchema } from '../../shared/values/source.ts';
import { maxTitleLength } from '../../shared/tasks/task.ts';
import type { CallbackEvent } from './event.ts';
import { cut } from './cut.ts';
import { parseJson } from './json.ts';
import { spans } from './source.ts';
import { uploadLimitsSchema, type UploadLimits } from '../../shared/values/upload-limits.ts';
import { maxOfferedContacts } from '../../shared/contacts/contact.ts';

/** Names of the form's fields, and of the parameters that Save carries. */
export const fields = {
  title: 'title',
  typeId: 'typeId',
  statusId: 'statusId',
  contacts: 'contacts',
  attachments: 'attachments',
  noFiles: 'noFiles',
  description: 'description',
  due: 'due',
  dueDate: 'dueDate',
  assigneeId: 'assigneeId',
  span: 'span',
  contactQuery: 'contactQuery',
  environmentName: 'environmentName',
} as const;

const saveParameters = {
  key: 'idempotencyKey',
  limits: 'limits',
  taskPage: 'taskPage',
  entry: 'entry',
  shown: 'shown',
} as const;

const attachmentIndex = z.number().check(z.refine((index) => Number.isInteger(index) && index >= 0 && index <= 10_000));

/** The item of the due date's list that stands for a day that it does not offer. */
export const otherDate = 'other';

export const saveEntrySchema = z.object({
  title: z.string(),
  typeId: idSchema,
  statusId: idSchema,
  contactIds: z.array(idSchema).check(z.maxLength(maxOfferedContacts)),
  /** Indexes among the message's attachments. */
  attachments: z.array(attachmentIndex).check(z.maxLength(1000)),
  description: descriptionChoiceSchema,
  /** `otherDate`: a day that the rep is still to pick. */
  dueOn: z.nullable(z.union([calendarDateSchema, z.literal(otherDate)])),
  /** Null: the default. */
  assigneeId: z.nullable(idSchema),
  /** What a task of a recurring event stands for. */
  span: z.enum(spans),
});
/** What the rep entered on the draft card. The title may be empty. */
export type SaveEntry = z.infer<typeof saveEntrySchema>;

/**
 * What a folded section shows. Google does not say whether it sends the fields of a section that was never unfolded, so
 * the buttons of the card carry their values: a field that is absent means what it showed. All three are drop-down
 * lists, which cannot be empty.
 */
const shownSchema = z.object({
  statusId: saveEntrySchema.shape.statusId,
  assigneeId: saveEntrySchema.shape.assigneeId,
  description: saveEntrySchema.shape.description,
});
type Shown = z.infer<typeof shownSchema>;

/** What every button of the draft card carries. The service authorizes it like anything that is entered. */
export function shownParametersOf({ statusId, assigneeId, description }: SaveEntry): Record<string, string> {
  return { [saveParameters.shown]: JSON.stringify({ statusId, assigneeId, description } satisfies Shown) };
}

/** The values of a draft that a later save needs. */
export interface SaveTicket {
  readonly idempotencyKey: string;
  readonly limits: UploadLimits;
  /** Where the web shows a task, with `{id}` to replace; null without pages. */
  readonly taskPage: string | null;
}

/** The ticket of a draft. */
export function ticketOf({ idempotencyKey, limits, me }: Draft): SaveTicket {
  return { idempotencyKey, limits, taskPage: me.taskPage };
}

/** A request to save: what was entered, and the ticket of its draft. */
export interface SaveOrder {
  readonly ticket: SaveTicket;
  readonly entry: SaveEntry;
}

/** The parameters of a Save button; a retry carries the entry too. */
export function saveParametersOf(ticket: SaveTicket, entry?: SaveEntry): Record<string, string> {
  return {
    [saveParameters.key]: ticket.idempotencyKey,
    [saveParameters.limits]: JSON.stringify(ticket.limits),
    ...(ticket.taskPage === null ? {} : { [saveParameters.taskPage]: ticket.taskPage }),
    ...(entry === undefined ? {} : { [saveParameters.entry]: JSON.stringify(entry) }),
  };
}

/**
 * Parses a press on Save, or on its retry, which carries the entry. Null when anything is not what the card offered:
 * nothing is guessed.
 */
export function parseSaveOrder(event: CallbackEvent): SaveOrder | null {
  const { parameters } = event;
  const ticket = ticketSchema.safeParse({
    idempotencyKey: parameters[saveParameters.key],
    limits: parseJson(parameters[saveParameters.limits]),
    taskPage: parameters[saveParameters.taskPage] ?? null,
  });
  const entry = parseEntry(event);
  return ticket.success && entry !== null ? { ticket: ticket.data, entry } : null;
}

const ticketSchema = z.object({
  idempotencyKey: idSchema,
  limits: uploadLimitsSchema,
  taskPage: z.nullable(z.string().check(z.regex(/^https:\/\/\S+$/), z.maxLength(2000))),
});

/** Normalizes a subject or typed text to a title: one line, cut to the maximum length. */
export function titleOf(text: string): string {
  const pieces = text.split(/[\r\n\t\u2028\u2029]+/).map((piece) => piece.trim());
  return cut(pieces.filter((piece) => piece !== '').join(' '), maxTitleLength);
}

/** The parameters with which a button of the draft card, other than Save, is pressed again: its own and the entry. */
export function carryEntry(parameters: CallbackEvent['parameters'], entry: SaveEntry): Record<string, string> {
  return { ...parameters, [saveParameters.entry]: JSON.stringify(entry) };
}

/** Whether the pressed button carries the entry, because the fields are on a card below. */
export function carriesEntry({ parameters }: CallbackEvent): boolean {
  return parameters[saveParameters.entry] !== undefined;
}

/**
 * Parses the entry from the fields of the draft card, or from the button's parameters, with the day of a date picker in
 * place of the list's; null for anything that the card did not offer.
 */
export function parseEntry(event: CallbackEvent): SaveEntry | null {
  const carried = event.parameters[saveParameters.entry];
  const parsed = saveEntrySchema.safeParse(carried === undefined ? entryOfForm(event) : parseJson(carried));
  if (!parsed.success) return null;
  const entry = { ...parsed.data, title: titleOf(parsed.data.title) };
  const picked = event.dates[fields.dueDate];
  if (picked === undefined) return entry;
  const dueOn = calendarDateSchema.safeParse(isoDayOf(picked));
  return dueOn.success ? { ...entry, dueOn: dueOn.data } : null;
}

// The event omits empty text fields and groups with nothing ticked.
function entryOfForm(event: CallbackEvent): unknown {
  const { form } = event;
  const firstOf = (field: string): string | undefined => form[field]?.[0];
  return {
    title: firstOf(fields.title) ?? '',
    typeId: firstOf(fields.typeId),
    ...foldedOf(event),
    contactIds: [...new Set(form[fields.contacts] ?? [])],
    attachments: firstOf(fields.noFiles) === undefined ? readFileIndexes(form[fields.attachments]) : [],
    dueOn: readDueDay(firstOf(fields.due)),
    span: firstOf(fields.span) ?? 'occurrence',
  };
}

/** The fields of the folded section; an absent one means what it showed. */
function foldedOf({ form, parameters }: CallbackEvent): Record<keyof Shown, unknown> {
  const parsed = shownSchema.safeParse(parseJson(parameters[saveParameters.shown]));
  // Events have no quoted history, so their card has no such field.
  const { statusId, assigneeId, description }: Partial<Shown> = parsed.success ? parsed.data : {};
  return {
    statusId: form[fields.statusId]?.[0] ?? statusId,
    assigneeId: form[fields.assigneeId]?.[0] ?? assigneeId ?? null,
    description: form[fields.description]?.[0] ?? description ?? 'whole',
  };
}

function readFileIndexes(values: readonly string[] = []): (number | null)[] {
  return [...new Set(values)].map((value) => (/^\d{1,5}$/.test(value) ? Number(value) : null));
}

/** The item of the due date's list that stands for none; an item's value must not be empty. */
export const noDueDate = 'none';

function readDueDay(listed: string | undefined): string | null {
  return listed === undefined || listed === noDueDate ? null : listed;
}

/** The day of a date picker, which returns its midnight UTC. */
function isoDayOf(picked: number): string {
  const date = new Date(picked);
  // Beyond the year 9999 ISO has six digits, which the schema refuses, like invalid dates.
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, -14);
}
