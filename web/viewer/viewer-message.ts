/** What a preview shows. */
export type PreviewKind = 'image' | 'pdf' | 'text';

/** The largest file that is previewed, in MiB. A text of that size scrolls; a larger one would stop the page. */
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

/** What the page hands to the frame, once. The frame has no other way to the file, and none to the page's session. */
export interface ShowMessage {
  readonly type: 'show';
  readonly kind: PreviewKind;
  readonly name: string;
  readonly mediaType: string;
  readonly language: string;
  readonly words: ViewerWords;
  readonly bytes: ArrayBuffer;
}

/** What the frame tells the page: `close` when Escape was pressed inside. */
export type ViewerReport = 'ready' | 'shown' | 'password' | 'broken' | 'close';

const reports: readonly ViewerReport[] = ['ready', 'shown', 'password', 'broken', 'close'];

/** Reads what the frame said; null for anything else, since the file in it may have said it. */
export function viewerReport(data: unknown): ViewerReport | null {
  return reports.find((report) => report === data) ?? null;
}

/** Reads what the page said; null for anything that is no file to show. */
export function showMessage(data: unknown): ShowMessage | null {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'show' && 'bytes' in data
    ? (data as ShowMessage)
    : null;
}
