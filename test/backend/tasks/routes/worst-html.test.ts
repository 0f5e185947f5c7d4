import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskWork, type TaskWork } from '../../../support/task-work.ts';
import { worstHtml } from '../../../support/worst-html.ts';

const length = 2_000_000;

describe('saving two million signs of the worst HTML', () => {
  let work: TaskWork;
  beforeAll(async () => {
    work = await startTaskWork();
  });
  afterAll(() => work.close());

  const ask = async () => {
    const asked = performance.now();
    const { statusCode } = await work.service.app.inject('/healthz');
    expect(statusCode).toBe(200);
    return performance.now() - asked;
  };

  it.each(worstHtml.filter(([name]) => /closed in the wrong|no mark-up|cells that nobody|across/.test(name)))(
    'leaves the service answering, and what is stored within the limit: %s',
    async (_name, make) => {
      const saving = work.save('camille', {
        change: { description: { html: make(length), text: null, truncated: false } },
      });
      const waits: number[] = [];
      const pause = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 20));
      while ((await Promise.race([saving, pause()])) === null) waits.push(await ask());
      const task = await saving;
      waits.sort((one, other) => one - other);
      // Of 20 answers 19: what the rest of the machine does must not decide.
      expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(100);
      expect(task.description.html.length).toBeLessThanOrEqual(length);
      expect(task.description.text.length).toBeLessThanOrEqual(length);
    },
    60_000,
  );
});
