import { createButton, createToolbar } from './toolbar.ts';
import type { ShowMessage, ViewerReport } from './viewer-message.ts';

/** Shows an image, fitted or in full size. In an `<img>` no script of an SVG runs and nothing remote loads. */
export async function showImage(message: ShowMessage, root: HTMLElement): Promise<ViewerReport> {
  const { words, bytes, mediaType, name } = message;
  const image = new Image();
  image.alt = name;
  image.className = 'image';
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  try {
    image.src = url;
    await image.decode();
  } catch {
    return 'broken';
  } finally {
    URL.revokeObjectURL(url);
  }
  const stage = document.createElement('div');
  stage.className = 'stage stage-image';
  stage.tabIndex = 0;
  stage.append(image);
  const size = createButton(words.actualSize, '1:1', () => {
    const actual = stage.classList.toggle('actual');
    size.setAttribute('aria-pressed', String(actual));
  });
  size.setAttribute('aria-pressed', 'false');
  root.replaceChildren(createToolbar(words.toolbar, [size]), stage);
  return 'shown';
}
