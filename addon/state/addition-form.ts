import { idSchema } from '../../shared/ids.ts';
import type { CallbackEvent } from './event.ts';
import { parseSaveOrder, saveParametersOf, type SaveEntry, type SaveOrder, type SaveTicket } from './save-form.ts';

/** A mail to add to a task, as asked for on the draft card: what stands in its fields, and which task. */
export interface AdditionOrder extends SaveOrder {
  readonly taskId: string;
}

/** What the button of a task carries beside the form; the retry carries the entry too. */
export function additionParametersOf(order: {
  readonly ticket: SaveTicket;
  readonly taskId: string;
  readonly entry?: SaveEntry;
}): Record<string, string> {
  return { ...saveParametersOf(order.ticket, order.entry), taskId: order.taskId };
}

/** Reads a press on such a button, as parseSaveOrder reads one on Save; null when it is not what the card had offered. */
export function parseAdditionOrder(event: CallbackEvent): AdditionOrder | null {
  const order = parseSaveOrder(event);
  const taskId = idSchema.safeParse(event.parameters['taskId']);
  return order !== null && taskId.success ? { ...order, taskId: taskId.data } : null;
}
