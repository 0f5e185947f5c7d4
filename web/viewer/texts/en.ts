import type { frFileViewer } from './fr.ts';

export const enFileViewer: typeof frFileViewer = {
  close: 'Close the preview',
  previous: 'Previous file',
  next: 'Next file',
  position: (index, count) => `${index} of ${count}`,
  frame: (name) => `Preview of ${name}`,
  loading: 'Opening the file…',
  failures: {
    tooLarge: { title: 'Too large for a preview', hint: 'Download the file to open it on your device.' },
    unsupported: { title: 'No preview for this type of file', hint: 'Download the file to open it on your device.' },
    password: {
      title: 'This PDF is protected by a password',
      hint: 'Download it and open it with its password.',
    },
    broken: {
      title: 'This file cannot be shown',
      hint: 'It may be damaged, or not be what its name says. You can download it.',
    },
    silent: { title: 'The preview did not open', hint: 'Try again, or download the file.' },
  },
  controls: {
    toolbar: 'How the document is shown',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    page: 'Page',
    pageOf: 'of',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fitWidth: 'Fit to width',
    actualSize: 'Actual size',
    pageLabel: 'Page',
    sourceShown: 'The code of the file is shown, it is not run.',
  },
};
