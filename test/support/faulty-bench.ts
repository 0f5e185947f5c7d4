import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { openBench, type JourneyBench } from './bench.ts';
import { openFaultyNetwork, type FaultyNetwork } from './faulty-network.ts';

/** The sample world on a test bench, and what stands between its add-on and its service. */
export interface FaultyBench {
  bench: JourneyBench;
  network: FaultyNetwork;
  /** Ends both. */
  close: () => Promise<void>;
}

/** Starts a test bench whose network fails on demand, with these people linked to the sample environment. */
export function openFaultyBench(...linked: { email: string; name: string }[]): Promise<FaultyBench> {
  return openImpatientBench({}, ...linked);
}

/** The same, where Google ends a callback after `callbackTimeout` milliseconds. */
export async function openImpatientBench(
  options: { callbackTimeout?: number },
  ...linked: { email: string; name: string }[]
): Promise<FaultyBench> {
  const networks: FaultyNetwork[] = [];
  const bench = await openBench({
    ...options,
    worlds: sampleWorlds,
    network: async (serviceUrl) => {
      const network = await openFaultyNetwork(serviceUrl);
      networks.push(network);
      return network.url;
    },
  });
  const [network] = networks;
  if (network === undefined) throw new Error('the test bench opened no network');
  for (const identity of linked) {
    if (!(await bench.person(identity).link('demo'))) throw new Error(`${identity.name} was not linked`);
  }
  const close = async () => {
    await bench.close();
    await network.close();
  };
  return { bench, network, close };
}
