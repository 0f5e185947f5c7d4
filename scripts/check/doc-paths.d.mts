/** What a Markdown file names that is not among the `files` of the repository, one sentence each. */
export function docPathFaults(source: { file: string; text: string }, files: readonly string[]): string[];
