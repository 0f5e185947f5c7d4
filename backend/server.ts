import { ConfigError, loadConfig } from './config.ts';
import type { RunningService } from './start.ts';
import { StartError, startService } from './start.ts';

/** Milliseconds that requests under way get when the service is told to stop: an upload may take a minute. */
const stopTimeout = 60_000;

await main();

async function main(): Promise<void> {
  const service = await start().catch(giveUp);
  if (service === null) return;
  stopOnSignal(service);
  tellParent({ kind: 'ready', url: service.url });
}

/** While the service starts, a signal ends the process at once. */
async function start(): Promise<RunningService> {
  return startService(loadConfig(), process.stderr);
}

/** Prints one line that says why. The exit code tells that the service did not start. */
function giveUp(error: unknown): null {
  const expected = error instanceof StartError || error instanceof ConfigError;
  const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  const message = expected ? text : `The service could not start: ${text}`;
  process.exitCode = 1;
  // A parent process prints the message itself.
  if (process.send === undefined) process.stderr.write(`${message}\n`);
  else tellParent({ kind: 'failed', message });
  if (process.connected) process.disconnect();
  return null;
}

/** Only the first signal counts: a terminal signals the whole process group, and a parent process may signal again. */
function stopOnSignal(service: RunningService): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopTimeout).unref();
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The service did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // The parent process is gone: nobody else would stop this one.
  process.on('disconnect', stop);
}

function tellParent(message: { kind: 'ready'; url: string } | { kind: 'failed'; message: string }): void {
  process.send?.(message);
}
