/** What a PDF of a test says and does. */
export interface PdfContent {
  /** One line of ASCII on each page. */
  readonly pages: readonly string[];
  /** Run by a reader that runs scripts when the document opens. */
  readonly script?: string;
  /** Asks for a password that nobody knows. */
  readonly locked?: boolean;
}

/** A PDF 1.4 file with its table of objects (ISO 32000-1 §7.5). */
export function pdf({ pages, script, locked = false }: PdfContent): Buffer {
  const kids = pages.map((_text, index) => `${String(firstPage + index * 2)} 0 R`).join(' ');
  const action = script === undefined ? '' : ` /OpenAction << /S /JavaScript /JS (${script}) >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${action} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(
        firstPage + index * 2 + 1,
      )} 0 R >>`,
      stream(`BT /F1 24 Tf 60 760 Td (${text}) Tj ET`),
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = String(objects.length + 1);
  const encrypt = locked ? ` /Encrypt ${encryption} /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` : '';
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R${encrypt} >>\nstartxref\n${String(file.lastIndexOf('xref\n0 '))}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const firstPage = 4;

/** Of no password at all: nothing that is typed has these two hashes (§7.6.3). */
const encryption = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'01'.repeat(32)}> /U <${'02'.repeat(32)}> >>`;

function stream(content: string): string {
  return `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}
