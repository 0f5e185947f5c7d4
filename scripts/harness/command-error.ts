/** A reason to stop that is the caller's to mend: printed as one line, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs a command's work; a CommandError becomes one line on stderr and exit code 2. */
export async function runCommand(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
