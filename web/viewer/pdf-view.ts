// pdf.js's worker runs in this thread: a frame of opaque origin may not start a worker.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PdfPages } from './pdf-pages.ts';
import { createButton, createToolbar } from './toolbar.ts';
import type { ShowMessage, ViewerReport, ViewerWords } from './viewer-message.ts';

/** Assets of pdf.js, built beside the scripts: see web/vite.config.ts. */
const assets = new URL(`${import.meta.env.BASE_URL}assets/pdfjs/`, location.href).href;

/** Shows a PDF as canvases with a text layer. Scripts in a PDF never run: pdf.js has them in a separate module. */
export async function showPdf({ bytes, words }: ShowMessage, root: HTMLElement): Promise<ViewerReport> {
  let pdf: PDFDocumentProxy;
  try {
    pdf = await getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      enableXfa: false,
      disableAutoFetch: true,
      cMapUrl: `${assets}cmaps/`,
      standardFontDataUrl: `${assets}standard_fonts/`,
      wasmUrl: `${assets}wasm/`,
      iccUrl: `${assets}iccs/`,
      verbosity: 0,
    }).promise;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken';
  }
  const stage = document.createElement('div');
  stage.className = 'stage pages';
  stage.tabIndex = 0;
  const pages = await PdfPages.open(pdf, { stage, pageLabel: words.pageLabel });
  root.replaceChildren(createControls(pages, words), stage);
  pages.start();
  stage.focus();
  return 'shown';
}

function createControls(pages: PdfPages, words: ViewerWords): HTMLElement {
  const number = document.createElement('input');
  number.type = 'number';
  number.min = '1';
  number.max = String(pages.count);
  number.value = '1';
  number.setAttribute('aria-label', words.page);
  number.addEventListener('change', () => pages.goTo(Number(number.value)));
  const previous = createButton(words.previousPage, '↑', () => pages.goTo(pages.current - 1));
  const next = createButton(words.nextPage, '↓', () => pages.goTo(pages.current + 1));
  const follow = (current: number) => {
    number.value = String(current);
    previous.disabled = current <= 1;
    next.disabled = current >= pages.count;
  };
  pages.onCurrent = follow;
  follow(1);
  return createToolbar(words.toolbar, [
    previous,
    next,
    number,
    `${words.pageOf} ${pages.count}`,
    createButton(words.zoomOut, '−', () => pages.zoom(1 / 1.25)),
    createButton(words.zoomIn, '+', () => pages.zoom(1.25)),
    createButton(words.fitWidth, '↔', () => pages.fitWidth()),
  ]);
}
