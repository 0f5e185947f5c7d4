import * as z from 'zod/mini';
import type { Deployment } from './deployments.ts';
import type { Clasp } from './clasp.ts';
import { CommandError } from '../harness/command-error.ts';

/** What a release is for. It stands in the description of the deployment, so that no other release takes its place. */
export interface Release {
  readonly deployment: Deployment;
  /** Null: the add-on of everybody. */
  readonly environment: string | null;
  /** The https origin of the service. */
  readonly baseUrl: string;
}

const listSchema = z.array(
  z.object({
    deploymentId: z.string(),
    versionNumber: z.optional(z.number()),
    description: z.optional(z.string()),
  }),
);

/**
 * Refuses a deployment that is not one of the script, that is its head, or that carries another add-on. Throws CommandError.
 */
export function checkDeployment(clasp: Clasp, release: Release): void {
  const { deploymentId, scriptId } = release.deployment;
  const listed = clasp.read(['list-deployments'], listSchema);
  const found = listed.find((each) => each.deploymentId === deploymentId);
  if (found === undefined) throw new CommandError(`${deploymentId} is no deployment of the script ${scriptId}`);
  if (found.versionNumber === undefined) {
    throw new CommandError(`${deploymentId} is the head of the script: users need a versioned deployment`);
  }
  const wanted = descriptionOf(release);
  const present = found.description ?? '';
  if (present.startsWith(mark) && present !== wanted) {
    throw new CommandError(`${deploymentId} carries "${present}", not "${wanted}": correct one of them`);
  }
}

/** Makes a version of what was pushed, and gives it to the users of the deployment. Returns its number. */
export function publish(clasp: Clasp, release: Release): number {
  const description = descriptionOf(release);
  const { deploymentId } = release.deployment;
  const { versionNumber } = clasp.read(['create-version', description], z.object({ versionNumber: z.int() }));
  const updated = clasp.read(
    ['update-deployment', deploymentId, '--versionNumber', String(versionNumber), '--description', description],
    z.object({ deploymentId: z.literal(deploymentId), versionNumber: z.literal(versionNumber) }),
  );
  return updated.versionNumber;
}

const mark = 'Relais for ';

function descriptionOf({ environment, baseUrl }: Release): string {
  return `${mark}${environment ?? 'everybody'}, ${baseUrl}`;
}
