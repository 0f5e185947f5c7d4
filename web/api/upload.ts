import type * as z from 'zod/mini';
import { endpoints, type ResponseOf } from '../../shared/endpoints.ts';
import { pageProblemSchema } from '../../shared/page-errors.ts';
import type { CallPlace } from './client.ts';
import { pathOf, type CallInput } from './client.ts';
import { CallError } from './problem.ts';

type UploadName = 'createTask' | 'addMessage';
type UploadPart<N extends UploadName> = z.input<(typeof endpoints)[N]['multipart']>;

/** The JSON part, then the files in the order in which it lists them. */
export interface Upload<N extends UploadName> {
  readonly input: CallInput<N>;
  readonly task: UploadPart<N>;
  readonly files: readonly File[];
}

interface UploadPlace extends CallPlace {
  /** Upload progress, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Posts a task or a note with its files. By XMLHttpRequest, because fetch reports no upload progress. Throws CallError. */
export async function upload<N extends UploadName>(
  name: N,
  { input, task, files }: Upload<N>,
  { environment, language, signal, onProgress }: UploadPlace,
): Promise<ResponseOf<N>> {
  const form = new FormData();
  form.append('task', new Blob([JSON.stringify(task)], { type: 'application/json' }));
  files.forEach((file, index) => form.append(`file-${index}`, file));
  const { status, text } = await new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', pathOf(name, input, environment));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', language);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new CallError(null));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
  if (status < 200 || status > 299) throw problemOfText(text);
  const schema: z.ZodMiniType = endpoints[name].response;
  return schema.parse(JSON.parse(text)) as ResponseOf<N>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function problemOfText(text: string): CallError {
  try {
    return new CallError(pageProblemSchema.parse(JSON.parse(text)));
  } catch (cause) {
    return new CallError(null, { cause });
  }
}
