import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PdfPage, type PageSize } from './pdf-page.ts';

interface Place {
  readonly stage: HTMLElement;
  /** "Page", before its number. */
  readonly pageLabel: string;
}

const leastScale = 0.25;
const mostScale = 5;
/** Margin on both sides of a page, in CSS pixels. */
const sides = 32;

/** A virtualized list of pages: only those near the viewport are rendered. */
export class PdfPages {
  /** Called with the current page, from 1. */
  onCurrent: (current: number) => void = () => undefined;
  readonly #stage: HTMLElement;
  readonly #pages: readonly PdfPage[];
  readonly #first: PageSize;
  /** 0 until the pages are laid out. */
  #scale = 0;
  #fits = true;

  private constructor(stage: HTMLElement, pages: readonly PdfPage[], first: PageSize) {
    this.#stage = stage;
    this.#pages = pages;
    this.#first = first;
  }

  /** Throws when the first page is unreadable. */
  static async open(pdf: PDFDocumentProxy, { stage, pageLabel }: Place): Promise<PdfPages> {
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    const first = { width, height };
    const pages = Array.from(
      { length: pdf.numPages },
      (_none, index) => new PdfPage(pdf, { number: index + 1, label: `${pageLabel} ${index + 1}`, size: first }),
    );
    stage.append(...pages.map(({ element }) => element));
    return new PdfPages(stage, pages, first);
  }

  get count(): number {
    return this.#pages.length;
  }

  /** The current page, from 1: the one at the upper third of the viewport. */
  get current(): number {
    const line = this.#stage.getBoundingClientRect().top + this.#stage.clientHeight / 3;
    const index = this.#pages.findIndex(({ element }) => element.getBoundingClientRect().bottom > line);
    return index === -1 ? this.count : index + 1;
  }

  /** Starts rendering, once the stage is in the document. */
  start(): void {
    this.fitWidth();
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = this.#pages.find(({ element }) => element === target);
          if (isIntersecting) page?.draw();
          else page?.clear();
        }
      },
      { root: this.#stage, rootMargin: '100% 0px' },
    );
    for (const { element } of this.#pages) near.observe(element);
    this.#stage.addEventListener('scroll', () => this.onCurrent(this.current), { passive: true });
    new ResizeObserver(() => {
      if (this.#fits) this.fitWidth();
    }).observe(this.#stage);
  }

  /** Scrolls to a page, from 1, clamped. */
  goTo(number: number): void {
    const index = Math.min(this.count, Math.max(1, Math.round(number) || 1)) - 1;
    this.#pages[index]?.element.scrollIntoView({ block: 'start' });
    this.onCurrent(this.current);
  }

  zoom(factor: number): void {
    this.#fits = false;
    this.#setScale(this.#scale * factor);
  }

  fitWidth(): void {
    this.#fits = true;
    const wanted = (this.#stage.clientWidth - sides) / this.#first.width;
    // Not much wider than on paper, even on a wide screen.
    this.#setScale(Math.min(wanted, 1.75));
  }

  #setScale(scale: number): void {
    const bounded = Math.min(mostScale, Math.max(leastScale, scale));
    if (bounded === this.#scale) return;
    const before = this.#scale === 0 ? 1 : this.current;
    this.#scale = bounded;
    for (const page of this.#pages) page.setScale(bounded);
    this.goTo(before);
  }
}
