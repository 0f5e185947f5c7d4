/** The worker has no types; it is imported for its side effect: it registers itself with pdf.mjs. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
