import { ScriptError } from '../host/contract.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { parseArguments, readSetting, worldOptions } from './input/arguments.ts';
import { eventOptions, fileItem } from './input/open-file.ts';
import { openTestBench } from './harness/test-bench.ts';

const usage =
  'npm run --silent card -- [--world W] [--user EMAIL] [--locale fr|en] [--unlinked] [--uid UID] [--occurrence ISO] FILE';

/** Prints the host's JSON answer to opening FILE, nothing else on stdout. */
export function main(args: string[]): Promise<number> {
  return runCommand(async () => {
    const { values, files } = parseArguments(
      args,
      { ...worldOptions, ...eventOptions, unlinked: { type: 'boolean' } },
      usage,
    );
    const [file, ...more] = files;
    if (file === undefined || more.length > 0) throw new CommandError(`usage: ${usage}`);
    const setting = readSetting(values);
    const item = fileItem(file, values);
    const bench = await openTestBench({ worlds: setting.worlds });
    try {
      const person = bench.person(setting.user, { locale: setting.locale });
      if (values.unlinked !== true) await person.link(setting.environment);
      process.stdout.write(`${JSON.stringify((await person.open(item)).answer)}\n`);
      return 0;
    } catch (error) {
      throw error instanceof ScriptError ? new CommandError(error.message) : error;
    } finally {
      await bench.close();
    }
  });
}
