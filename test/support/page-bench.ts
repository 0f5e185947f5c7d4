import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startHostServer, type HostServer } from '../../host/server.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { launchChromium } from '../../scripts/harness/chromium.ts';
import { builtAddon, builtHost, sampleWorlds } from '../../scripts/harness/folders.ts';
import { openTestBench, type TestBench } from '../../scripts/harness/test-bench.ts';
import { openFaultyNetwork, type FaultyNetwork } from './faulty-network.ts';

/** The stand-in's page in a browser, with a network between add-on and service that fails on demand. */
export interface PageBench {
  url: string;
  /** Where the service's own pages are, by way of the network. */
  pagesUrl: string;
  browser: Browser;
  network: FaultyNetwork;
  close(): Promise<void>;
}

/**
 * Starts the built service, the stand-in and `chromium`, with these people to choose from. `settings`: more of the
 * service's, see backend/config.ts.
 */
export async function openPageBench(
  chromium: string,
  users: readonly { email: string; name: string }[],
  settings: Record<string, string> = {},
): Promise<PageBench> {
  const [bench, browser] = await Promise.all([
    openTestBench({ worlds: sampleWorlds, environment: settings }),
    launchChromium(chromium),
  ]);
  const network = await openFaultyNetwork(bench.backend.url);
  const server = await startServer(bench, network, users);
  return {
    url: server.url,
    pagesUrl: network.url,
    browser,
    network,
    close: async () => {
      await browser.close();
      await server.close();
      await network.close();
      await bench.close();
    },
  };
}

function startServer(
  { issuer }: TestBench,
  network: FaultyNetwork,
  users: readonly { email: string; name: string }[],
): Promise<HostServer> {
  return startHostServer({
    port: 0,
    backendUrl: network.url,
    baseUrl,
    addonDir: builtAddon,
    hostDir: builtHost,
    pageDir: join(builtHost, 'page'),
    sampleDirs: [join(builtHost, 'samples')],
    issuer,
    users,
  });
}
