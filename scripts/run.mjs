// `node scripts/run.mjs COMMAND …`: what every npm script calls. Sets up what is missing, then runs the command.
import { runAlone, buildIfStale, installPackages, requireNode, SetupError } from './run/setup.mjs';

const withoutBuild = { decisions: './decisions.mjs' };
const beforeBuild = { test: './test.mjs', check: './check.mjs' };
const built = [
  'admin',
  'bench',
  'start',
  'card',
  'capture',
  'host',
  'deploy',
  'journeys',
  'replies',
  'rrules',
  'screenshots',
];

/** They build an add-on of their own, or use none. */
const withoutAddon = ['admin', 'deploy'];

const [command, ...args] = process.argv.slice(2);

try {
  await run();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run() {
  const commands = ['build', ...Object.keys({ ...withoutBuild, ...beforeBuild }), ...built];
  if (!commands.includes(command)) throw new SetupError(`Commands: ${commands.join(', ')}.`);
  requireNode();
  if (!(command in withoutBuild)) await installAndBuild();
  if (command === 'build') return;
  const path = withoutBuild[command] ?? beforeBuild[command] ?? `../dist/scripts/${command}.js`;
  const { main } = await import(path);
  process.exitCode = await main(args);
}

async function installAndBuild() {
  await runAlone(async () => {
    installPackages();
    await buildIfStale({ anyService: withoutAddon.includes(command) });
  });
}
