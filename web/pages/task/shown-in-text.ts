import type { Attachment } from '../../../shared/tasks/task.ts';

/** Whether the text still shows an inline image: it does until the text is rewritten. */
export function isShownInText({ id, inline }: Pick<Attachment, 'id' | 'inline'>, html: string): boolean {
  return inline && html.includes(id);
}
