import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toOwnPath } from '../../../../backend/identity/rules/own-path.ts';

describe('toOwnPath', () => {
  it.each([
    ['/', '/'],
    ['/e/demo/tasks?mine=1#x', '/e/demo/tasks?mine=1#x'],
    ['/e/../e/demo', '/e/demo'],
    ['/e/demo/é', '/e/demo/%C3%A9'],
    ['/a//b', '/a//b'],
    ['/sign-inner', '/sign-inner'],
  ])('keeps %j', (text, expected) => {
    expect(toOwnPath(text)).toBe(expected);
  });

  it.each([
    '',
    'e/demo',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/sign-in',
    '/sign-in?to=/',
    '/sign-in/callback',
    '/e/../sign-in',
    `/${'a'.repeat(2000)}`,
  ])('refuses %j', (text) => {
    expect(toOwnPath(text)).toBeNull();
  });

  it('never leads away, whatever it is given', () => {
    const hostile = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '%2e', '%5c', '@', ':', '?', '#', '\t', ' ', 'evil.example', 'https'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          hostile.map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const path = toOwnPath(`/${text}`);
          if (path === null) return;
          expect(new URL(path, 'https://relais.example/sign-in/callback').origin).toBe('https://relais.example');
          expect(toOwnPath(path)).toBe(path);
        },
      ),
    );
  });
});
