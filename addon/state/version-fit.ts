import { contractVersion, type Contract } from '../../shared/version.ts';

/** How add-on and backend stand to each other: which of them is too old for the other. */
export type VersionFit = 'fits' | 'addOnTooOld' | 'backendTooOld';

/** What the backend said of itself, compared with what this add-on was built with. */
export function versionFit({ version, oldestAddOn }: Contract, own = contractVersion): VersionFit {
  if (own < oldestAddOn) return 'addOnTooOld';
  return version < own ? 'backendTooOld' : 'fits';
}
