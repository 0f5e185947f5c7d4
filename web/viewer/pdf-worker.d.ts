/** pdf.js gives its worker no types; it is imported for what it does: it makes itself known to pdf.mjs. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
