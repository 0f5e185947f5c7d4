import { pageProblemSchema, type PageProblem } from '../../shared/page-errors.ts';

export type ProblemCode = PageProblem['code'];

/** A failed call. `problem` is null when the service was unreachable or its response was malformed. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly problem: PageProblem | null;
  constructor(problem: PageProblem | null, options?: ErrorOptions) {
    super(problem?.code ?? 'unreachable', options);
    this.problem = problem;
  }

  get code(): ProblemCode | 'unreachable' {
    return this.problem?.code ?? 'unreachable';
  }
}

/** The error of a response without success. */
export async function problemOf(answer: Response): Promise<CallError> {
  try {
    return new CallError(pageProblemSchema.parse(await answer.json()));
  } catch (cause) {
    return new CallError(null, { cause });
  }
}

/** The error code of a failed call; null for a bug of ours. */
export function codeOf(error: unknown): CallError['code'] | null {
  return error instanceof CallError ? error.code : null;
}
