import type { Attachment } from '../../../shared/tasks/task.ts';
import { previewLimits, type PreviewKind } from '../../viewer/viewer-message.ts';

const mebibyte = 1024 * 1024;

/** Images that every browser draws. An SVG is drawn as an image, in which scripts do not run. */
const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
};

const textExtensions = new Set(
  'txt csv tsv md log json xml yaml yml ini conf html htm ics vcf eml css js ts sql sh py java c h'.split(' '),
);
const textTypes = /^(?:text\/|application\/(?:json|xml|javascript|x-yaml|sql)\b|message\/rfc822\b)|[+](?:xml|json)$/;

type Named = Pick<Attachment, 'name' | 'mediaType'>;

/** The kind of preview of a file, by media type, or by name where the type is generic; null: none. */
export function previewKindOf(file: Named): PreviewKind | null {
  const type = bareTypeOf(file);
  if (imageTypeOf(file) !== null) return 'image';
  if (type === 'application/pdf') return 'pdf';
  if (textTypes.test(type)) return 'text';
  if (type !== 'application/octet-stream' && type !== '') return null;
  const extension = extensionOf(file.name);
  if (extension === 'pdf') return 'pdf';
  return textExtensions.has(extension) ? 'text' : null;
}

/** The type as which an image is drawn; null for what is none. */
export function imageTypeOf(file: Named): string | null {
  const type = bareTypeOf(file).replace('image/jpg', 'image/jpeg').replace('image/pjpeg', 'image/jpeg');
  if (Object.values(imageTypes).includes(type)) return type;
  return type === 'application/octet-stream' || type === '' ? (imageTypes[extensionOf(file.name)] ?? null) : null;
}

/** Larger files are only downloaded: a preview holds several copies of the bytes. */
export function isTooLarge(kind: PreviewKind, size: number): boolean {
  return size > previewLimits[kind] * mebibyte;
}

function bareTypeOf({ mediaType }: Named): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
