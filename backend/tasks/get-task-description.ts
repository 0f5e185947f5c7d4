import { readTask } from './sql/read-task.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { encodeEntities } from '../../shared/text/html/html-entities.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Dark on white, whatever the theme of the page, because mails are written for that. */
const style = `
  :root { color-scheme: light; }
  html { background: #fff; }
  body { margin: 0; padding: 1px 4px 4px; color: #1f2328; overflow-wrap: break-word; overflow-x: auto;
    font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
  p, ul, ol, blockquote, pre { margin: 0 0 0.8em; }
  h1, h2, h3, h4, h5, h6 { margin: 1em 0 0.4em; line-height: 1.3; }
  h1 { font-size: 1.4em; } h2 { font-size: 1.25em; } h3 { font-size: 1.1em; } h4, h5, h6 { font-size: 1em; }
  a { color: #0b5fb0; }
  img { max-width: 100%; height: auto; }
  img:not([src]) { display: inline-block; min-width: 1.5em; padding: 0 0.4em; border: 1px dashed #8c959f; color: #57606a;
    font-size: 0.85em; }
  table { max-width: 100%; border-collapse: collapse; }
  table + p { margin-top: 0.8em; }
  blockquote { padding-left: 0.9em; border-left: 3px solid #d0d7de; color: #57606a; }
  pre { white-space: pre-wrap; }
  hr { border: 0; border-top: 1px solid #d0d7de; margin: 1.2em 0; }
`;

export interface DescriptionRequest {
  readonly taskId: string;
  /** Whether images of other servers are loaded. */
  readonly remote: boolean;
}

/**
 * The description as an HTML document. It was sanitized when it was stored (platform/html/allow-list.ts). Its images
 * get relative URLs here, which work wherever this path is mounted.
 */
export function getTaskDescription(
  context: Context,
  principal: Principal,
  { taskId, remote }: DescriptionRequest,
): Promise<Outcome<string>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const task = await readTask(environment, taskId, { viewer, at: context.now() });
    if (task === null) return fail({ code: 'not_found' });
    return succeed(documentOf(task.title, placeImages(task.description.html, { taskId, remote })));
  });
}

function documentOf(title: string, body: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${encodeEntities(title)}</title>
<style>${style}</style></head>
<body dir="auto">${body}</body></html>
`;
}

/**
 * Sanitized HTML has attributes in double quotes, and neither a double quote nor `<` or `>` inside a value or a text, so
 * these patterns match tags and attributes only.
 */
function placeImages(html: string, { taskId, remote }: DescriptionRequest): string {
  const own = ` src="/v1/tasks/${taskId}/`;
  return html.replace(/<img [^>]*>/g, (tag) => {
    const local = tag.replace(own, ' src="');
    return remote ? local.replace(' data-remote-src="', ' src="') : local;
  });
}
