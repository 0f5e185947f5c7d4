import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, safeFileName, uniqueFileNames } from '../../../../backend/platform/files/file-name.ts';

const hostileName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom('/', '\\', '..', '\0', '\r\n', '"', 'é', '😀', '\u202e', '\ud800', 'con', '.', ' ', '%', 'a'),
      {
        maxLength: 300,
      },
    )
    .map((pieces) => pieces.join('')),
);

describe('safeFileName', () => {
  it.each([
    ['keeps a plain name', 'Devis 2026-114.pdf', 'Devis 2026-114.pdf'],
    ['keeps accents', 'Présentation détaillée.pptx', 'Présentation détaillée.pptx'],
    ['composes accents', 'De\u0301tail.pdf', 'Détail.pdf'],
    ['strips folders', '../../etc/passwd', 'passwd'],
    ['strips Windows folders', '..\\..\\Windows\\x.exe', 'x.exe'],
    ['strips a drive', 'C:\\devis.pdf', 'devis.pdf'],
    ['takes the folder when nothing follows', 'devis/', 'devis'],
    ['removes NUL', 'devis.pdf\0.exe', 'devis.pdf.exe'],
    ['removes line breaks', 'devis\r\nSet-Cookie: a=b.pdf', 'devisSet-Cookie_ a=b.pdf'],
    ['removes direction marks', 'facture\u202efdp.exe', 'facturefdp.exe'],
    ['removes isolates and marks', '\u2066a\u2069\u200e\u200f.pdf', 'a.pdf'],
    ['replaces reserved characters', 'a<b>c:d"e|f?g*h.txt', 'a_b_c_d_e_f_g_h.txt'],
    ['disarms devices', 'CON', '_CON'],
    ['disarms devices with an extension', 'nul.pdf', '_nul.pdf'],
    ['leaves words that only start so', 'console.log', 'console.log'],
    ['drops dots and spaces at the end', ' devis. . ', 'devis'],
    ['names the empty', '', 'sans-nom'],
    ['names a dot', '.', 'sans-nom'],
    ['names a parent', '..', 'sans-nom'],
    ['names spaces', '   ', 'sans-nom'],
    ['names slashes', '///', 'sans-nom'],
    ['names controls', '\0\u0001\u202e', 'sans-nom'],
    ['replaces half a surrogate pair', 'a\ud800.pdf', 'a\ufffd.pdf'],
    ['shortens and keeps the extension', `${'a'.repeat(300)}.pdf`, `${'a'.repeat(251)}.pdf`],
    ['counts bytes', `${'é'.repeat(200)}.pdf`, `${'é'.repeat(125)}.pdf`],
    ['cuts no emoji in two', `${'😀'.repeat(100)}.png`, `${'😀'.repeat(62)}.png`],
    ['does not take a sentence for an extension', `a.${'b'.repeat(300)}`, `a.${'b'.repeat(253)}`],
  ])('%s', (_title, name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it('makes any string a harmless name, once and for all', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toBe('');
        expect(safe).not.toMatch(/[/\\\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\u200e\u200f<>:"|?*]/);
        expect(safe).not.toMatch(/^\.{1,2}$|[. ]$/);
        expect(Buffer.byteLength(safe, 'utf8')).toBeLessThanOrEqual(255);
        expect(Buffer.from(safe, 'utf8').toString('utf8')).toBe(safe);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 500 },
    );
  });
});

describe('contentDisposition', () => {
  it.each([
    ['devis.pdf', `attachment; filename="devis.pdf"; filename*=UTF-8''devis.pdf`],
    [
      'Été à l’hôtel.pdf',
      `attachment; filename="Ete a l_hotel.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20l%E2%80%99h%C3%B4tel.pdf`,
    ],
    ["l'offre (v2).pdf", `attachment; filename="l'offre (v2).pdf"; filename*=UTF-8''l%27offre%20%28v2%29.pdf`],
    ['100%.pdf', `attachment; filename="100_.pdf"; filename*=UTF-8''100%25.pdf`],
    ['a"\r\nX-Evil: 1;b.pdf', `attachment; filename="a_X-Evil_ 1;b.pdf"; filename*=UTF-8''a_X-Evil_%201%3Bb.pdf`],
    ['見積.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D.pdf`],
    ['', `attachment; filename="sans-nom"; filename*=UTF-8''sans-nom`],
  ])('%j', (name, expected) => {
    expect(contentDisposition(name)).toBe(expected);
  });

  it('never lets a name add a parameter or a header', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const value = contentDisposition(name);
        expect(value).toMatch(/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
        expect(decodeURIComponent(value.slice(value.indexOf("''") + 2))).toBe(safeFileName(name));
      }),
      { numRuns: 500 },
    );
  });
});

describe('uniqueFileNames', () => {
  const long = `${'é'.repeat(200)}.pdf`;

  it.each([
    ['keep names that differ', ['a.pdf', 'b.pdf'], ['a.pdf', 'b.pdf']],
    ['number those alike', ['a.pdf', 'a.pdf', 'a.pdf'], ['a.pdf', 'a (2).pdf', 'a (3).pdf']],
    ['tell no case apart', ['Été.PDF', 'été.pdf'], ['Été.PDF', 'été (2).pdf']],
    ['find what only becomes alike', ['x/a.pdf', 'y/a.pdf'], ['a.pdf', 'a (2).pdf']],
    ['step over what is taken', ['a (2).pdf', 'a.pdf', 'a.pdf'], ['a (2).pdf', 'a.pdf', 'a (3).pdf']],
    ['number without an extension', ['README', 'README'], ['README', 'README (2)']],
    ['number what begins with a dot', ['.env', '.env'], ['.env', '.env (2)']],
    ['keep long names within a file system', [long, long], [safeFileName(long), `${'é'.repeat(123)} (2).pdf`]],
    ['name the nameless', ['', '..'], ['sans-nom', 'sans-nom (2)']],
  ])('%s', (_name, names, unique) => {
    expect(uniqueFileNames(names)).toEqual(unique);
  });

  it('are safe and unlike one another, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(hostileName, { maxLength: 20 }), (names) => {
        const unique = uniqueFileNames(names);
        expect(unique).toHaveLength(names.length);
        expect(new Set(unique.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of unique) expect(safeFileName(name)).toBe(name);
      }),
    );
  });
});
