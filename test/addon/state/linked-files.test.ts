import { expect, it } from 'vitest';
import { findLinkedFiles } from '../../../addon/state/linked-files.ts';
import { tokenizeHtml } from '../../../shared/text/html/html-tokens.ts';

const namesIn = (html: string) => findLinkedFiles(html, tokenizeHtml(html)).map(({ name }) => name);
const drive = 'https://drive.google.com/file/d/1/view?usp=drive_web';
const chip = (name: string, url = drive) =>
  `<div class="gmail_chip gmail_drive_chip"><a href="${url}"><img src="https://x.example/i.png">&nbsp;<span>${name}</span></a></div>`;

it.each<[string, string, string[]]>([
  ['a chip of Gmail', `<div>Voici.<br>${chip('Maquette hall')}</div>`, ['Maquette hall']],
  [
    'a chip after what is quoted',
    `<blockquote>Et la maquette ?</blockquote>${chip('Maquette.step')}`,
    ['Maquette.step'],
  ],
  [
    'a chip of Outlook',
    `<a class="OWAReferenceAttachment" href="https://acme.sharepoint.com/:b:/g/x">Plan</a>`,
    ['Plan'],
  ],
  [
    'a chip of Outlook with a block in it',
    `<div id="OWAReferenceAttachmentDiv1"><div><div>Word</div></div><div><a href="https://acme.sharepoint.com/:w:/g/x">Offre 2027</a></div></div>`,
    ['Offre 2027'],
  ],
  ['not a link after a chip', `${chip('A.pdf')}</div><a href="${drive}&n=2">le dossier</a>`, ['A.pdf']],
  ['a link whose text is a file', `<a href="https://www.dropbox.com/s/x/plan.pdf">plan.pdf</a>`, ['plan.pdf']],
  ['OneDrive', `<a href="https://1drv.ms/b/x">Devis 2026.docx</a>`, ['Devis 2026.docx']],
  ['two links to one file', chip('A.pdf') + chip('A.pdf'), ['A.pdf']],
  ['two files', chip('A.pdf') + chip('B.pdf', `${drive}&x`), ['A.pdf', 'B.pdf']],
  ['an address with entities', `<a href="https://drive.google.com/open?id=1&amp;x=2">a.pdf</a>`, ['a.pdf']],
  ['not what is quoted', `<blockquote>${chip('Ancien.pdf')}</blockquote>`, []],
  ['not a link in a sentence', `<a href="${drive}">le dossier partagé</a>`, []],
  ['not a file elsewhere', `<a href="https://acme.example/plan.pdf">plan.pdf</a>`, []],
  ['not without https', `<a href="http://drive.google.com/x">plan.pdf</a>`, []],
  ['not of a host that looks alike', `<a href="https://drive.google.com.evil.example/x">plan.pdf</a>`, []],
  ['not an anchor without an address', `<a name="x">plan.pdf</a>`, []],
])('%s', (_what, html, names) => {
  expect(namesIn(html)).toEqual(names);
});

it('gives the address as it is', () => {
  expect(findLinkedFiles(chip('A.pdf'), tokenizeHtml(chip('A.pdf')))).toEqual([
    { name: 'A.pdf', url: drive, mediaType: '' },
  ]);
});

it('lists no more than twenty', () => {
  const html = Array.from({ length: 50 }, (_, index) =>
    chip(`${String(index)}.pdf`, `${drive}&n=${String(index)}`),
  ).join('');
  expect(namesIn(html)).toHaveLength(20);
});
