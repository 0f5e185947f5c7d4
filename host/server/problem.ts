/** Every failure of the stand-in's server. */
export const problemCodes = [
  'invalid_request',
  'foreign_host',
  'not_found',
  'unknown_user',
  'mail_too_large',
  'not_a_mail',
  'calendar_too_large',
  'not_a_calendar',
  'no_event',
  'event_not_readable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A failure that the page is told about: HTTP status, code and, where it helps, a text for a developer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  constructor(status: number, code: string, detail?: string) {
    super(detail ?? code);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

/** `code` narrowed to what this server answers by itself. */
export function problem(status: number, code: ProblemCode, detail?: string): ApiError {
  return new ApiError(status, code, detail);
}
