import { idSchema } from '../../shared/ids.ts';
import type { CallbackEvent } from './event.ts';
import { parseSaveOrder, saveParametersOf, type SaveEntry, type SaveOrder, type SaveTicket } from './save-form.ts';

/** An order to add a mail to a task: the fields of the draft card, and the task. */
export interface AdditionOrder extends SaveOrder {
  readonly taskId: string;
}

/** The parameters of a task's button; a retry carries the entry too. */
export function additionParametersOf(order: {
  readonly ticket: SaveTicket;
  readonly taskId: string;
  readonly entry?: SaveEntry;
}): Record<string, string> {
  return { ...saveParametersOf(order.ticket, order.entry), taskId: order.taskId };
}

/** Parses a press on such a button, as parseSaveOrder does for Save; null for anything that the card did not offer. */
export function parseAdditionOrder(event: CallbackEvent): AdditionOrder | null {
  const order = parseSaveOrder(event);
  const taskId = idSchema.safeParse(event.parameters['taskId']);
  return order !== null && taskId.success ? { ...order, taskId: taskId.data } : null;
}
