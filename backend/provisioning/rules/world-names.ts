/** A name by which an environment is known: its present name, or a former one. */
export interface KnownName {
  readonly name: string;
  readonly environmentId: string;
  readonly former: boolean;
}

export type NamesDecision =
  | { readonly outcome: 'free' }
  /** The environment of this name is there. */
  | { readonly outcome: 'exists'; readonly environmentId: string }
  /** `path`: the field of the world that has the name. */
  | { readonly outcome: 'taken'; readonly path: string; readonly message: string };

/**
 * Decides whether a world may be created under its name and former names. `known`: those of these names that an environment
 * has. An environment of the same name is this world, loaded before. Another environment that has one of the names would
 * no longer be found by it.
 */
export function decideNames(
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  known: readonly KnownName[],
): NamesDecision {
  const existing = known.find((other) => other.name === name && !other.former);
  if (existing !== undefined) return { outcome: 'exists', environmentId: existing.environmentId };
  const taken = new Set(known.map((other) => other.name));
  if (taken.has(name)) {
    return { outcome: 'taken', path: 'environment.name', message: 'is the former name of another environment' };
  }
  const index = aliases.findIndex((alias) => taken.has(alias));
  if (index < 0) return { outcome: 'free' };
  return { outcome: 'taken', path: `environment.aliases[${index}]`, message: 'is the name of another environment' };
}
