import { expect, it } from 'vitest';
import { imageTypeOf, isTooLarge, previewKindOf } from '../../../web/pages/task/preview-kind.ts';

it.each<[string, string, string | null]>([
  ['photo.jpg', 'image/jpeg', 'image'],
  ['photo.JPG', 'application/octet-stream', 'image'],
  ['photo.jpg', 'image/jpg', 'image'],
  ['dessin.svg', 'image/svg+xml', 'image'],
  ['photo.heic', 'image/heic', null],
  ['devis.pdf', 'application/pdf; name="devis.pdf"', 'pdf'],
  ['devis.pdf', 'application/octet-stream', 'pdf'],
  ['devis.pdf', '', 'pdf'],
  ['notes.txt', 'text/plain; charset=iso-8859-1', 'text'],
  ['page.html', 'text/html', 'text'],
  ['page.html', 'application/octet-stream', 'text'],
  ['a.json', 'application/json', 'text'],
  ['a.xhtml', 'application/xhtml+xml', 'text'],
  ['mail.eml', 'message/rfc822', 'text'],
  ['devis.pdf', 'application/zip', null],
  ['tableau.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', null],
  ['sans-nom', 'application/octet-stream', null],
])('%s of type "%s" is looked at as %s', (name, mediaType, kind) => {
  expect(previewKindOf({ name, mediaType })).toBe(kind);
});

it('draws an image as the type that it has, or that its name says', () => {
  expect(imageTypeOf({ name: 'a', mediaType: 'IMAGE/PNG' })).toBe('image/png');
  expect(imageTypeOf({ name: 'a.webp', mediaType: 'application/octet-stream' })).toBe('image/webp');
  expect(imageTypeOf({ name: 'a.png', mediaType: 'text/html' })).toBeNull();
});

it('a text is too large long before a picture', () => {
  const size = 40 * 1024 * 1024;
  expect(['image', 'pdf', 'text'].filter((kind) => isTooLarge(kind as 'image', size))).toEqual(['image', 'text']);
  expect(isTooLarge('text', 2 * 1024 * 1024)).toBe(false);
});
