import type { Button } from './card.ts';
import { linkButton } from './widgets.ts';

/** The button that opens a task on the web; none while the environment has no pages (`taskPage` null). */
export function taskLink(taskPage: string | null, taskId: string, label: string): Button | null {
  return taskPage === null ? null : linkButton(label, taskPage.replace('{id}', encodeURIComponent(taskId)));
}
