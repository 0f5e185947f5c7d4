/**
 * The pages of the service at `origin` for a user of whom the add-on keeps these properties: the tasks of the environment
 * that they are linked to, or where an environment is chosen.
 */
export function pagesAddress(origin: string, { environment }: Readonly<Record<string, string>>): string {
  return environment === undefined ? `${origin}/` : `${origin}/e/${encodeURIComponent(environment)}/tasks`;
}
