import { describe, expect, it } from 'vitest';
import { findThreadTaskWith } from '../../../addon/state/thread-files.ts';
import { safeFileName } from '../../../backend/platform/files/file-name.ts';
import { makeThreadTask } from '../../support/draft-builders.ts';

describe('a file that a task of the thread has', () => {
  it.each([
    ['devis.pdf', 5, 12],
    ['devis.pdf', 6, null],
    ['Devis.pdf', 5, null],
    ['plan.pdf', 7, 11],
    ['autre.pdf', 5, null],
  ])('%s of %i bytes is on task %s', (name, size, number) => {
    const tasks = [
      makeThreadTask({ number: 12, files: [{ name: 'devis.pdf', size: 5 }] }),
      makeThreadTask({
        number: 11,
        files: [
          { name: 'plan.pdf', size: 7 },
          { name: 'devis.pdf', size: 5 },
        ],
      }),
    ];
    expect(findThreadTaskWith({ name, size }, tasks)?.number ?? null).toBe(number);
  });

  it.each(['devis "final".pdf', 'a/b\\c.txt', 'tél\u00e9phone?.csv', 'te\u0301le\u0301.txt', ' a  b .pdf'])(
    '%j is known by the name under which it was stored',
    (name) => {
      const task = makeThreadTask({ files: [{ name: safeFileName(name), size: 5 }] });
      expect(findThreadTaskWith({ name, size: 5 }, [task])).toBe(task);
    },
  );
});
