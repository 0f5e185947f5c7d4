import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { Attachment } from '../../../shared/tasks/task.ts';
import { send } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useText, type Text } from '../../i18n/language.tsx';
import { parseReport, type PreviewKind, type ShowMessage, type ViewerReport } from '../../viewer/viewer-message.ts';
import { imageTypeOf, isTooLarge, previewKindOf } from './preview-kind.ts';

/** The state of a preview, or why there is none. */
export type PreviewState = 'loading' | 'shown' | 'tooLarge' | 'unsupported' | 'password' | 'broken' | 'silent';

/** Time-out in milliseconds: the frame's scripts come from the same service as the page. */
const patience = 15_000;

interface Previewed {
  readonly file: Attachment;
  readonly url: string;
  readonly onClose: () => void;
}

/**
 * Fetches the file with the session cookie, which the frame does not have, and posts its bytes to the frame once it
 * reports to be ready. Only messages of this frame are accepted; its opaque origin is "null".
 */
export function usePreview({ file, url, onClose }: Previewed): {
  frame: RefObject<HTMLIFrameElement | null>;
  state: PreviewState;
} {
  const text = useText();
  const frame = useRef<HTMLIFrameElement | null>(null);
  const kind = previewKindOf(file);
  const [state, setState] = useState<PreviewState>(() => firstStateOf(file, kind));
  const showFailure = useEffectEvent((error: unknown, signal: AbortSignal) => {
    if (!signal.aborted) setState(error instanceof FileFailure ? 'broken' : 'silent');
  });
  const start = useEffectEvent((signal: AbortSignal) => {
    if (kind === null) return;
    const bytes = fetchBytes(url, signal);
    // The fetch may fail before the frame asks for it; the error is handled when it does.
    bytes.catch((error: unknown) => showFailure(error, signal));
    const postFile = (source: Window) => {
      bytes.then(
        (content) => source.postMessage(messageOf(file, { kind, content }, text), '*', [content]),
        (error: unknown) => showFailure(error, signal),
      );
    };
    const timer = setTimeout(() => setState((before) => (before === 'loading' ? 'silent' : before)), patience);
    const handleReport = (report: ViewerReport, source: Window) => {
      clearTimeout(timer);
      if (report === 'ready') postFile(source);
      else if (report === 'close') onClose();
      else setState(report);
    };
    const listen = ({ data, origin, source }: MessageEvent<unknown>) => {
      const report = parseReport(data);
      const own = frame.current?.contentWindow ?? null;
      if (report === null || own === null || source !== own || origin !== 'null') return;
      handleReport(report, own);
    };
    window.addEventListener('message', listen, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const wanted = state === 'loading' || state === 'shown';
  useEffect(() => {
    if (!wanted) return undefined;
    const end = new AbortController();
    start(end.signal);
    return () => end.abort();
  }, [wanted]);
  return { frame, state };
}

function firstStateOf(file: Attachment, kind: PreviewKind | null): PreviewState {
  if (kind === null) return 'unsupported';
  return isTooLarge(kind, file.size ?? 0) ? 'tooLarge' : 'loading';
}

class FileFailure extends Error {
  override readonly name = 'FileFailure';
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await send(url, { signal });
  if (!answer.ok) throw await problemOf(answer);
  return answer.arrayBuffer();
}

interface Content {
  readonly kind: PreviewKind;
  readonly content: ArrayBuffer;
}

function messageOf(file: Attachment, { kind, content }: Content, { language, t }: Text): ShowMessage {
  return {
    type: 'show',
    kind,
    name: file.name,
    mediaType: imageTypeOf(file) ?? file.mediaType,
    language,
    words: t.fileViewer.controls,
    bytes: content,
  };
}
