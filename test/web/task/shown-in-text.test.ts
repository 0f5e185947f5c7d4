import { expect, it } from 'vitest';
import { isShownInText } from '../../../web/pages/task/shown-in-text.ts';

const id = '3f0c2f53-58a5-4f0c-9a66-0f1f1f6f2d11';
const other = '8d476ffc-2ee9-4c52-89f1-f44ef1024041';
const image = (of: string) => `<p>Plan</p><img src="/v1/tasks/${other}/attachments/${of}" alt="plan">`;

it.each([
  { what: 'an image of the text', inline: true, html: image(id), shown: true },
  { what: 'an image of the text that was rewritten since', inline: true, html: '<p>Plan</p>', shown: false },
  { what: 'an image of the text that nothing there refers to', inline: true, html: image(other), shown: false },
  { what: 'a file beside the text', inline: false, html: image(other), shown: false },
])('$what: $shown', ({ inline, html, shown }) => {
  expect(isShownInText({ id, inline }, html)).toBe(shown);
});
