import { afterAll, describe, expect, it } from 'vitest';
import { createHtmlReader } from '../../../../backend/platform/html/html-reader.ts';
import { UnavailableError } from '../../../../backend/platform/unavailable.ts';
import { worstHtml } from '../../../support/worst-html.ts';

const maxLength = 100_000;
const taskOf = (html: string) => ({ source: { html, text: null }, inlineUrls: new Map<string, string[]>(), maxLength });

describe('the threads that read HTML', () => {
  const reader = createHtmlReader();
  afterAll(() => reader.close());

  it('give what is stored, with the images of the task', async () => {
    const source = { html: '<p>Plan <img src="cid:plan@x"><script>alert(1)</script></p>', text: null };
    const inlineUrls = new Map([['plan@x', ['/v1/a']]]);
    expect(await reader.sanitize({ source, inlineUrls, maxLength })).toEqual({
      html: '<p>Plan <img src="/v1/a" /></p>',
      text: 'Plan',
      cut: false,
    });
    expect(await reader.measureStored('<p>a</p><!-- a comment -->')).toBe('<p>a</p>'.length);
  });

  it.each(worstHtml)('keep within the limit what grows, and do not fail: %s', async (_name, make) => {
    const read = await reader.sanitize(taskOf(make(maxLength)));
    expect(read).not.toBeNull();
    expect(read?.html.length).toBeLessThanOrEqual(maxLength);
    expect(read?.text.length).toBeLessThanOrEqual(maxLength);
  });

  it('say that what grew was cut, with all its elements closed', async () => {
    const read = await reader.sanitize(taskOf(`<b>${'&'.repeat(maxLength - 3)}`));
    expect(read?.cut).toBe(true);
    expect(read?.html).toMatch(/^<b>(?:&amp;)+<\/b>$/);
    expect((await reader.sanitize(taskOf('<b>a</b>')))?.cut).toBe(false);
  });

  it('refuse for now what waited in vain for a thread, whose formatting is not lost for that', async () => {
    const busy = createHtmlReader({ timeLimit: 300, threads: 1 });
    try {
      await expect.poll(() => busy.sanitize(taskOf('<p>a</p>')), { timeout: 10_000 }).not.toBeNull();
      const long = busy.sanitize({ ...taskOf('&'.repeat(2_000_000)), maxLength: 2_000_000 });
      await expect(busy.sanitize(taskOf('<p>a</p>'))).rejects.toBeInstanceOf(UnavailableError);
      expect(await long).toBeNull();
    } finally {
      await busy.close();
    }
  });

  it('end a reading that takes too long, and go on with the next', async () => {
    const hasty = createHtmlReader({ timeLimit: 100, threads: 1 });
    try {
      const started = () => hasty.sanitize(taskOf('<p>the thread has started</p>'));
      await expect.poll(started, { timeout: 10_000 }).not.toBeNull();
      expect(await hasty.sanitize({ ...taskOf('&'.repeat(2_000_000)), maxLength: 2_000_000 })).toBeNull();
      const patient = () => hasty.sanitize(taskOf('<p>a</p>'));
      await expect.poll(patient, { timeout: 10_000 }).toMatchObject({ html: '<p>a</p>' });
    } finally {
      await hasty.close();
    }
  });
});
