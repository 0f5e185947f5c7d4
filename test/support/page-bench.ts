import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startHostServer, type HostServer } from '../../host/server.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { builtAddon, builtHost, sampleWorlds } from '../../scripts/harness/folders.ts';
import { pagesAddress } from '../../scripts/harness/pages-address.ts';
import { openBench, type JourneyBench } from './bench.ts';
import { lendBrowser } from './browser.ts';
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
  settings?: Record<string, string>,
): Promise<PageBench> {
  const [bench, lent] = await Promise.all([
    openBench({ worlds: sampleWorlds, ...(settings && { environment: settings }) }),
    lendBrowser(chromium),
  ]);
  const network = await openFaultyNetwork(bench.backend.url);
  const server = await startServer(bench, network, users);
  return {
    url: server.url,
    pagesUrl: network.url,
    browser: lent.browser,
    network,
    close: async () => {
      await lent.close();
      await server.close();
      await network.close();
      await bench.close();
    },
  };
}

function startServer(
  { issuer }: JourneyBench,
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
    pagesUrl: (properties) => pagesAddress(network.url, properties),
  });
}
