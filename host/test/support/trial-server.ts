import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startIssuer } from '../../issuer.ts';
import { startHostServer, type HostServer, type HostServerOptions } from '../../server.ts';
import { prepareHostDir, writeAddon, type AddonSource } from './built-host.ts';

export interface TrialServer {
  server: HostServer;
  /** What it was started with. */
  options: HostServerOptions;
  /** Ends it, and removes its folder. */
  dispose(): Promise<void>;
}

/**
 * The stand-in's server over an add-on written for the test, with the service down. `write` puts samples and the page into
 * its folder.
 */
export async function startTrialServer(
  source: AddonSource,
  users: HostServerOptions['users'],
  write: (folder: string) => void = () => undefined,
): Promise<TrialServer> {
  const hostDir = await prepareHostDir();
  const folder = mkdtempSync(join(hostDir, 'server-'));
  writeAddon(folder, source);
  write(folder);
  const issuer = await startIssuer();
  const options: HostServerOptions = {
    port: 0,
    // Nothing listens on the port "discard": the service is down.
    backendUrl: 'http://127.0.0.1:9',
    addonDir: folder,
    hostDir,
    pageDir: folder,
    sampleDirs: [folder],
    issuer,
    users,
    baseUrl: 'https://relais.example',
    pagesUrl: ({ place = 'nowhere' }) => `http://127.0.0.1:9/${place}`,
  };
  const server = await startHostServer(options);
  const dispose = async () => {
    await server.close();
    await issuer.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, options, dispose };
}
