import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findForwardedMail } from '../shared/text/quotes/forwarded.ts';
import { readNewHtml, readNewText } from '../shared/text/quotes/quotes.ts';
import { linesOfHtml, linesOfText } from '../shared/text/quotes/visible-lines.ts';
import { CommandError } from './harness/command-error.ts';
import { resolveTypedPath } from './harness/folders.ts';

const usage = 'npm run --silent replies -- FOLDER | --left FILE [--forward] FILE…';

const options = { left: { type: 'string' }, forward: { type: 'boolean', default: false } } as const;

/** A mail's text, and what should be left of it; a file named `.html` is HTML, any other plain text. */
interface Reply {
  readonly name: string;
  readonly mail: string;
  readonly expected: string;
}

/**
 * Measures the reader of new text on other people's collections of answers: a FOLDER with `emails` and, under the same
 * names, what is left of each in `trimmed`; or FILES, of each of which the text of `--left` is left. `--forward`: of
 * forwards, the text of the mail that they carry. Prints the names of those that it reads otherwise, and the figure.
 */
export function main(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const replies = values.left === undefined ? readPairs(positionals) : readFiles(values.left, positionals);
    const wrong = replies.filter((reply) => !isRight(reply, values.forward));
    for (const { name } of wrong) process.stdout.write(`otherwise: ${name}\n`);
    process.stdout.write(`right: ${replies.length - wrong.length} of ${replies.length}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function readPairs([folder, ...others]: readonly string[]): Reply[] {
  if (folder === undefined || others.length > 0) throw new CommandError(`usage: ${usage}`);
  const path = resolveTypedPath(folder);
  if (!existsSync(join(path, 'emails'))) throw new CommandError(`no folder "emails" in ${folder}; usage: ${usage}`);
  return readdirSync(join(path, 'emails')).map((name) => ({
    name,
    mail: readFileSync(join(path, 'emails', name), 'utf8'),
    expected: readFileSync(join(path, 'trimmed', name), 'utf8'),
  }));
}

function readFiles(left: string, names: readonly string[]): Reply[] {
  const expected = readFileSync(resolveTypedPath(left), 'utf8');
  return names.map((name) => ({ name: basename(name), mail: readFileSync(resolveTypedPath(name), 'utf8'), expected }));
}

/** White space does not count. A mail of which nothing should be left stays whole: see readNewText. */
function isRight({ name, mail, expected }: Reply, forward: boolean): boolean {
  const html = name.endsWith('.html');
  const whole = html ? linesOfHtml(mail) : linesOfText(mail);
  if (forward) return joined(findForwardedMail(whole, 'forward')?.lines ?? []) === joined([expected]);
  const written = html
    ? linesOfHtml(readNewHtml(mail, 'answer').written)
    : linesOfText(readNewText(mail, 'answer').written);
  return joined(written) === joined(expected.trim() === '' ? whole : [expected]);
}

function joined(lines: readonly string[]): string {
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}
