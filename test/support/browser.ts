import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/harness/chromium.ts';

let launched: Promise<Browser> | null = null;

/** A Chromium for this test file. */
export interface LentBrowser {
  readonly browser: Browser;
  /** Closes every window that was opened; what is kept in them goes with them. */
  close(): Promise<void>;
}

/**
 * Lends the Chromium that all test files of this worker use, one after the other; each window is a context of its own, which
 * shares no cookie, cache or storage with others. It ends with the worker.
 */
export async function lendBrowser(chromium: string): Promise<LentBrowser> {
  launched ??= launchChromium(chromium);
  const browser = await launched;
  return {
    browser,
    close: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
  };
}
