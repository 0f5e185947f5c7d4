import { describe, expect, it } from 'vitest';
import { matchesUrlPrefix } from '../runtime/url-prefix.ts';

describe('matchesUrlPrefix', () => {
  it.each([
    ['https://a.example/foo', 'https://a.example/foo', true],
    ['https://a.example/foo/', 'https://a.example/foo', true],
    ['https://a.example/foo/bar', 'https://a.example/foo', true],
    ['https://a.example/foo?x=1', 'https://a.example/foo', true],
    ['https://a.example/foo#x', 'https://a.example/foo', true],
    ['https://a.example/foobar', 'https://a.example/foo', false],
    ['https://a.example/FOO', 'https://a.example/foo', false],
    ['https://A.EXAMPLE/foo', 'https://a.example/foo', true],
    ['https://a.example/v1/me', 'https://a.example/v1/', true],
    ['https://a.example/v1', 'https://a.example/v1/', false],
    ['https://a.example/v1/../admin', 'https://a.example/v1/', false],
    ['https://a.example/v1/%2e%2e/admin', 'https://a.example/v1/', false],
    ['https://a.example', 'https://a.example/', true],
    ['http://a.example/foo', 'https://a.example/foo', false],
    ['https://a.example:8443/foo', 'https://a.example/foo', false],
    ['https://a.example:8443/foo', 'https://a.example:8443/foo', true],
    ['https://a.example.evil.example/foo', 'https://a.example/foo', false],
    ['https://evil.example/https://a.example/foo', 'https://a.example/foo', false],
    ['https://a.example@evil.example/foo', 'https://a.example/foo', false],
    ['https://user:word@a.example/foo', 'https://a.example/foo', false],
    ['https://b.a.example/x', 'https://*.a.example/', true],
    ['https://c.b.a.example/x', 'https://*.a.example/', true],
    ['https://a.example/x', 'https://*.a.example/', false],
    ['https://nota.example/x', 'https://*.a.example/', false],
    // Prefixes that Google refuses match nothing.
    ['https://a.example/x', 'https://a.example', false],
    ['http://a.example/x', 'http://a.example/', false],
    ['https://a.example/x', '*', false],
    ['https://a.example/x', 'https://*/', false],
    ['https://a.example/x', 'https://a.*/x', false],
    ['no address', 'https://a.example/', false],
    ['', '', false],
  ])('%s under %s: %s', (url, prefix, expected) => {
    expect(matchesUrlPrefix(url, prefix)).toBe(expected);
  });
});
