import { describe, expect, it } from 'vitest';
import {
  dropFailedSave,
  keepFailedSave,
  listFailedSaves,
  renameFailedSaves,
} from '../../../addon/google/failed-saves.ts';
import { readLinkedEnvironment } from '../../../addon/google/properties.ts';
import { id, makeFailedSave } from '../../support/draft-builders.ts';
import { installGoogle } from '../../support/google-services.ts';

const at = (minute: number) => `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`;

describe('saves that failed, in the user’s properties', () => {
  it('are the newest ten, newest first, one property each', () => {
    const google = installGoogle();
    google.properties.set('environment', 'demo');
    for (let n = 1; n <= 12; n += 1) keepFailedSave(makeFailedSave({ idempotencyKey: id(n), failedAt: at(n) }));
    expect(listFailedSaves('demo').map(({ idempotencyKey }) => idempotencyKey)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map(id),
    );
    expect(google.properties.size).toBe(11);
    expect(readLinkedEnvironment()).toBe('demo');
  });

  it('are one when the same save fails again, and none when it is dropped', () => {
    const google = installGoogle();
    keepFailedSave(makeFailedSave({ failedAt: at(1) }));
    keepFailedSave(makeFailedSave({ failedAt: at(2), code: 'unavailable' }));
    expect(listFailedSaves('demo')).toMatchObject([{ failedAt: at(2), code: 'unavailable' }]);
    dropFailedSave(makeFailedSave().idempotencyKey);
    dropFailedSave(id(77));
    expect(google.properties.size).toBe(0);
  });

  it('belong to their environment, also when it is renamed', () => {
    installGoogle();
    keepFailedSave(makeFailedSave());
    expect(listFailedSaves('autre')).toEqual([]);
    renameFailedSaves('demo', 'new-demo');
    expect(listFailedSaves('demo')).toEqual([]);
    expect(listFailedSaves('new-demo')).toEqual([makeFailedSave({ environment: 'new-demo' })]);
  });

  it('count as none when they are broken, and go with the next one that is kept', () => {
    const google = installGoogle();
    google.properties.set('failedSave.x', '{"half');
    google.properties.set(`failedSave.${id(9)}`, JSON.stringify(makeFailedSave({ idempotencyKey: id(8) })));
    expect(listFailedSaves('demo')).toEqual([]);
    keepFailedSave(makeFailedSave());
    expect([...google.properties.keys()]).toEqual([`failedSave.${makeFailedSave().idempotencyKey}`]);
  });
});
