import * as z from 'zod/mini';
import { uploadLimitsSchema, type UploadLimits } from '../../shared/draft.ts';
import { idSchema } from '../../shared/ids.ts';
import { maxTitleLength } from '../../shared/task.ts';
import type { CallbackEvent } from './event.ts';
import { cut } from './cut.ts';

/** Names of the form's fields, and of the parameters that Save carries. */
export const fields = {
  title: 'title',
  typeId: 'typeId',
  statusId: 'statusId',
  contacts: 'contacts',
  attachments: 'attachments',
  description: 'description',
  environmentName: 'environmentName',
} as const;

const saveParameters = { key: 'idempotencyKey', limits: 'limits', taskPage: 'taskPage', entry: 'entry' } as const;

export const descriptionChoices = ['whole', 'new'] as const;

const attachmentIndex = z.int().check(z.nonnegative(), z.lte(10_000));

const entrySchema = z.object({
  title: z.string(),
  typeId: idSchema,
  statusId: idSchema,
  contactIds: z.array(idSchema).check(z.maxLength(100)),
  /** Indexes among the message's attachments. */
  attachments: z.array(attachmentIndex).check(z.maxLength(1000)),
  description: z.enum(descriptionChoices),
});
/** What the rep entered on the draft card. The title may be empty. */
export type SaveEntry = z.infer<typeof entrySchema>;

/** What a draft gives to the save that may follow it. */
export interface SaveTicket {
  readonly idempotencyKey: string;
  readonly limits: UploadLimits;
  /** Where the web shows a task, with `{id}` to replace; null without pages. */
  readonly taskPage: string | null;
}

/** A save as asked for: what was entered, and the ticket of its draft. */
export interface SaveOrder {
  readonly ticket: SaveTicket;
  readonly entry: SaveEntry;
}

/** What a Save button carries beside the form; the retry of a save carries the entry too. */
export function saveParametersOf(ticket: SaveTicket, entry?: SaveEntry): Record<string, string> {
  return {
    [saveParameters.key]: ticket.idempotencyKey,
    [saveParameters.limits]: JSON.stringify(ticket.limits),
    ...(ticket.taskPage === null ? {} : { [saveParameters.taskPage]: ticket.taskPage }),
    ...(entry === undefined ? {} : { [saveParameters.entry]: JSON.stringify(entry) }),
  };
}

/**
 * Reads a press on Save, or on the retry of one (which carries the entry itself). Null when anything in it is not what
 * the card had offered in form: it is never completed by guessing.
 */
export function parseSaveOrder({ parameters, form }: CallbackEvent): SaveOrder | null {
  const ticket = ticketSchema.safeParse({
    idempotencyKey: parameters[saveParameters.key],
    limits: jsonOrNull(parameters[saveParameters.limits]),
    taskPage: parameters[saveParameters.taskPage] ?? null,
  });
  const carried = parameters[saveParameters.entry];
  const entry = entrySchema.safeParse(carried === undefined ? entryOfForm(form) : jsonOrNull(carried));
  if (!ticket.success || !entry.success) return null;
  return { ticket: ticket.data, entry: { ...entry.data, title: titleOf(entry.data.title) } };
}

const ticketSchema = z.object({
  idempotencyKey: idSchema,
  limits: uploadLimitsSchema,
  taskPage: z.nullable(z.string().check(z.regex(/^https:\/\/\S+$/), z.maxLength(2000))),
});

/** A subject, or what was typed, as a title: on one line and no longer than a title may be. */
export function titleOf(text: string): string {
  const pieces = text.split(/[\r\n\t\u2028\u2029]+/).map((piece) => piece.trim());
  return cut(pieces.filter((piece) => piece !== '').join(' '), maxTitleLength);
}

// A text field left empty and a group with nothing ticked are absent from the event.
function entryOfForm(form: CallbackEvent['form']): unknown {
  return {
    title: form[fields.title]?.[0] ?? '',
    typeId: form[fields.typeId]?.[0],
    statusId: form[fields.statusId]?.[0],
    contactIds: [...new Set(form[fields.contacts] ?? [])],
    attachments: [...new Set(form[fields.attachments] ?? [])].map((value) =>
      /^\d{1,5}$/.test(value) ? Number(value) : null,
    ),
    description: form[fields.description]?.[0],
  };
}

function jsonOrNull(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
