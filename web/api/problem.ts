import { pageProblemSchema, type PageProblem } from '../../shared/page-errors.ts';

export type ProblemCode = PageProblem['code'];

/** Why a call was not done. `problem` is null when the service could not be reached or did not answer as it should. */
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

/** Reads an answer that is no success. */
export async function problemOf(answer: Response): Promise<CallError> {
  try {
    return new CallError(pageProblemSchema.parse(await answer.json()));
  } catch (cause) {
    return new CallError(null, { cause });
  }
}

/** The code of whatever was thrown by a call; null when it is a fault of ours. */
export function codeOf(error: unknown): CallError['code'] | null {
  return error instanceof CallError ? error.code : null;
}
