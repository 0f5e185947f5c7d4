import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { environmentNameSchema } from '../../shared/ids.ts';
import { CommandError } from '../harness/command-error.ts';

/** Where an add-on goes: an Apps Script project, and its versioned deployment that users have. */
export interface Deployment {
  readonly scriptId: string;
  readonly deploymentId: string;
}

const deploymentSchema = z.strictObject({ scriptId: z.string(), deploymentId: z.string() });
const fileSchema = z.strictObject({
  everybody: deploymentSchema.optional(),
  environments: z.record(z.string(), deploymentSchema).optional(),
});

/**
 * The deployment that `file` names for an environment, null for the add-on of everybody; null when it names none. Throws
 * CommandError for a file that is broken, or that sends two add-ons to one place.
 */
export function readDeployment(file: string, environment: string | null): Deployment | null {
  const { everybody, environments = {} } = parseFile(file);
  const all = [
    ...(everybody === undefined ? [] : [['everybody', everybody] as const]),
    ...Object.entries(environments),
  ];
  refuseNames(file, Object.keys(environments));
  refuseSharedIds(file, all);
  if (environment === null) return everybody ?? null;
  return Object.hasOwn(environments, environment) ? (environments[environment] ?? null) : null;
}

/** Whether an id was filled in: Google's have more than 50 characters. */
export function isGoogleId(id: string): boolean {
  return /^[\w-]{40,}$/.test(id);
}

function parseFile(file: string): z.infer<typeof fileSchema> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new CommandError(`${file}: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`);
}

function refuseNames(file: string, names: readonly string[]): void {
  const wrong = names.find((name) => !environmentNameSchema.safeParse(name).success);
  if (wrong !== undefined) throw new CommandError(`${file}: "${wrong}" is no environment name`);
}

// One script has one bundle: the add-on that is pushed second would replace the first one.
function refuseSharedIds(file: string, all: readonly (readonly [string, Deployment])[]): void {
  for (const kind of ['scriptId', 'deploymentId'] as const) {
    const owners = new Map<string, string>();
    for (const [name, { [kind]: id }] of all.filter(([, each]) => isGoogleId(each[kind]))) {
      const other = owners.get(id);
      if (other !== undefined) throw new CommandError(`${file}: ${other} and ${name} have the same ${kind}`);
      owners.set(id, name);
    }
  }
}
