import { describe, expect, it, vi } from 'vitest';
import { argumentsOf, installGoogle } from '../../support/google-services.ts';
import { show } from '../../../addon/handlers/answer.ts';
import { guard, type GuardOptions } from '../../../addon/handlers/guard.ts';

const event = { commonEventObject: { userLocale: 'fr' } };
const secret = 'jane@acme.example: our offer';

function runThrowing(error: unknown, surface: GuardOptions['surface']) {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const answer = guard(
    () => {
      throw error;
    },
    { surface },
  )(event);
  const log = warned.mock.calls.flat().join('\n');
  warned.mockRestore();
  return { answer, log };
}

describe('the guard', () => {
  it.each(['trigger', 'action', 'universal'] as const)('turns whatever is thrown in a %s into a card', (surface) => {
    installGoogle();
    for (const error of [new TypeError(secret), new Error(`Hello,\n    at ${secret}`), secret, null, undefined]) {
      const { answer, log } = runThrowing(error, surface);
      expect(JSON.stringify(answer)).not.toContain(secret);
      expect(JSON.stringify(answer)).toContain('Erreur inattendue');
      expect(log).toContain('fault');
      expect(log).not.toContain(secret);
    }
  });

  it('asks for a permission that Google says is missing, without logging a fault', () => {
    installGoogle();
    const message =
      'You do not have permission to call GmailApp.getMessageById. Required permissions: https://www.googleapis.com/auth/gmail.addons.current.message.readonly';
    const { answer, log } = runThrowing(new Error(message), 'trigger');
    expect(JSON.stringify(answer)).toContain('Autorisation manquante');
    expect(JSON.stringify(answer)).toContain('onAuthorize');
    expect(JSON.stringify(answer)).toContain('Lire le mail ouvert');
    expect(JSON.stringify(answer)).not.toContain('googleapis');
    expect(log).toBe('');
  });

  it('gives back what the handler answered', () => {
    installGoogle();
    const card = { header: { title: 'Bonjour' }, sections: [] };
    expect(argumentsOf(guard(() => show(card), { surface: 'trigger' })(event), 'setTitle')).toEqual(['Bonjour']);
  });
});
