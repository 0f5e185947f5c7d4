import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

// A message on console.error is a fault that somebody decided not to handle: it fails the test that caused it.
let spy: MockInstance<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, 'error');
});

afterEach(() => {
  const calls = [...spy.mock.calls];
  spy.mockRestore();
  expect(calls, 'console.error was called').toEqual([]);
});
