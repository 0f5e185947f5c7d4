import { contractVersion, type Contract } from '../../shared/version.ts';

/** The compatibility of add-on and backend: which of them is too old. */
export type VersionFit = 'fits' | 'addOnTooOld' | 'backendTooOld';

/** Compares the backend's version with the one that this add-on was built with. */
export function compareVersions({ version, oldestAddOn }: Contract, own = contractVersion): VersionFit {
  if (own < oldestAddOn) return 'addOnTooOld';
  return version < own ? 'backendTooOld' : 'fits';
}
