import type { Attachment } from '../../../shared/tasks/task.ts';

/** An image that came in the text is there still; it is not once the text was rewritten. */
export function isShownInText({ id, inline }: Pick<Attachment, 'id' | 'inline'>, html: string): boolean {
  return inline && html.includes(id);
}
