/** What a preview shows. */
export type PreviewKind = 'image' | 'pdf' | 'text';

/** Largest previewed file in MiB. A larger text would freeze the page. */
export const previewLimits: Readonly<Record<PreviewKind, number>> = { image: 30, pdf: 60, text: 2 };

/** The words of the controls, in the language of the page. */
export interface ViewerWords {
  readonly toolbar: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly page: string;
  readonly pageOf: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fitWidth: string;
  readonly actualSize: string;
  readonly pageLabel: string;
  readonly sourceShown: string;
}

/** The message from page to frame, sent once. The frame has no other access to the file, and none to the session. */
export interface ShowMessage {
  readonly type: 'show';
  readonly kind: PreviewKind;
  readonly name: string;
  readonly mediaType: string;
  readonly language: string;
  readonly words: ViewerWords;
  readonly bytes: ArrayBuffer;
}

/** Messages from frame to page; `close`: Escape was pressed inside. */
export type ViewerReport = 'ready' | 'shown' | 'password' | 'broken' | 'close';

const reports: readonly ViewerReport[] = ['ready', 'shown', 'password', 'broken', 'close'];

/** Parses a message of the frame; null for anything else, which the file in it may have sent. */
export function parseReport(data: unknown): ViewerReport | null {
  return reports.find((report) => report === data) ?? null;
}

/** Parses a message of the page; null for anything else. */
export function parseShowMessage(data: unknown): ShowMessage | null {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'show' && 'bytes' in data
    ? (data as ShowMessage)
    : null;
}
