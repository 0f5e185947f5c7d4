// `node scripts/run.mjs COMMAND …`: what every npm script calls. Sets up what is missing, then runs the command.
import { builtCommands, withoutAddon } from './run/commands.mjs';
import { runAlone, buildIfStale, installPackages, isBuilt, requireNode, SetupError } from './run/setup.mjs';

const withoutPackages = { decisions: './decisions.mjs' };
/** It reads the sources alone: dist/ may belong to a running service. */
const withoutBuild = { check: './check.mjs' };
const withBuild = { test: './test.mjs' };
const plain = { ...withoutPackages, ...withoutBuild, ...withBuild };

const [command, ...args] = process.argv.slice(2);

try {
  await run();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run() {
  const commands = ['build', ...Object.keys(plain), ...builtCommands];
  if (!commands.includes(command)) throw new SetupError(`Commands: ${commands.join(', ')}.`);
  requireNode();
  if (!(command in withoutPackages)) await runAlone(installAndBuild);
  if (command === 'build') return;
  const { main } = await import(plain[command] ?? `../dist/scripts/${command}.js`);
  process.exitCode = await main(args);
}

async function installAndBuild() {
  const anyService = withoutAddon.includes(command);
  // Whoever operates the service may have removed what only development needs.
  if (command === 'admin' && isBuilt({ anyService })) return;
  installPackages();
  if (!(command in withoutBuild)) await buildIfStale({ anyService });
}
