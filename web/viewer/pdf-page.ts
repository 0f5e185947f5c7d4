import { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** In CSS pixels at scale 1. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface PageOptions {
  readonly number: number;
  readonly label: string;
  /** The first page's size, which mostly is every page's. */
  readonly size: PageSize;
}

/** Limit of a canvas: browsers, phones above all, refuse larger ones. */
const maxPixels = 16_000_000;

/** A page: a placeholder of its size; canvas and text layer exist while it is near the viewport. */
export class PdfPage {
  readonly element = document.createElement('section');
  readonly #pdf: PDFDocumentProxy;
  readonly #number: number;
  #size: PageSize;
  #scale = 0;
  /** Cancels or discards the rendering; null while the page is blank. */
  #end: (() => void) | null = null;

  constructor(pdf: PDFDocumentProxy, { number, label, size }: PageOptions) {
    this.#pdf = pdf;
    this.#number = number;
    this.#size = size;
    this.element.className = 'page';
    this.element.setAttribute('aria-label', label);
  }

  setScale(scale: number): void {
    this.#scale = scale;
    this.#place();
    if (this.#end === null) return;
    this.clear();
    this.draw();
  }

  draw(): void {
    if (this.#end !== null) return;
    let ended = false;
    let stop: () => void = () => undefined;
    this.#end = () => {
      ended = true;
      stop();
    };
    void this.#pdf
      .getPage(this.#number)
      .then((page) => {
        if (ended) return undefined;
        const drawing = this.#drawing(page);
        stop = drawing.stop;
        return drawing.done;
      })
      // A page that fails to render stays blank.
      .catch(() => undefined);
  }

  clear(): void {
    this.#end?.();
    this.#end = null;
    this.element.replaceChildren();
  }

  #place(): void {
    const { style } = this.element;
    style.inlineSize = `${this.#size.width * this.#scale}px`;
    style.blockSize = `${this.#size.height * this.#scale}px`;
    style.setProperty('--total-scale-factor', String(this.#scale));
    style.setProperty('--scale-round-x', '1px');
    style.setProperty('--scale-round-y', '1px');
  }

  #drawing(page: PDFPageProxy): { stop: () => void; done: Promise<unknown> } {
    const natural = page.getViewport({ scale: 1 });
    this.#size = { width: natural.width, height: natural.height };
    this.#place();
    const viewport = page.getViewport({ scale: this.#scale });
    const wanted = viewport.width * viewport.height * devicePixelRatio ** 2;
    const ratio = devicePixelRatio * Math.min(1, Math.sqrt(maxPixels / wanted));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
    canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
    canvas.setAttribute('aria-hidden', 'true');
    const words = document.createElement('div');
    words.className = 'words';
    this.element.replaceChildren(canvas, words);
    const picture = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
    const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
    return {
      stop: () => {
        picture.cancel();
        text.cancel();
        page.cleanup();
      },
      done: Promise.allSettled([picture.promise, text.render()]),
    };
  }
}
