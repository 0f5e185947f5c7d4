import './viewer.css';
import { parseShowMessage, type PreviewKind, type ShowMessage, type ViewerReport } from './viewer-message.ts';

/** Renders a file into `root`; its result is reported to the page. */
export type Show = (message: ShowMessage, root: HTMLElement) => Promise<ViewerReport>;

/** Loaded on demand: an image needs nothing of pdf.js. */
const views: Readonly<Record<PreviewKind, () => Promise<Show>>> = {
  image: async () => (await import('./image-view.ts')).showImage,
  text: async () => (await import('./text-view.ts')).showText,
  pdf: async () => (await import('./pdf-view.ts')).showPdf,
};

// The frame's origin is opaque (sandbox without allow-same-origin), but its URL is the service's.
const pageOrigin = location.origin;
let shown = false;

window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
  if (source !== window.parent || origin !== pageOrigin || shown) return;
  const message = parseShowMessage(data);
  if (message === null) return;
  shown = true;
  void show(message);
});
window.addEventListener('keydown', ({ key, defaultPrevented }) => {
  if (key === 'Escape' && !defaultPrevented) report('close');
});
if (window.parent !== window) report('ready');

async function show(message: ShowMessage): Promise<void> {
  const root = document.getElementById('viewer');
  if (root === null) throw new Error('viewer.html has no element #viewer');
  document.documentElement.lang = message.language;
  document.title = message.name;
  try {
    const view = await views[message.kind]();
    report(await view(message, root));
  } catch {
    // Any failure of a damaged file is shown as `broken`.
    report('broken');
  }
}

function report(what: ViewerReport): void {
  window.parent.postMessage(what, pageOrigin);
}
