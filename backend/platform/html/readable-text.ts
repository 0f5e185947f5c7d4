import * as z from 'zod/mini';
import { compile, type DomNode, type FormatCallback } from 'html-to-text';

/** A table with a longer cell is a layout table. */
const maxCellLength = 200;
/** Aligning columns is quadratic in the number of rows and of columns. */
const maxRows = 200;
const maxColumns = 50;

/** The library's types leave out what its parser writes. */
const spansSchema = z.object({ colspan: z.optional(z.string()), rowspan: z.optional(z.string()) });

/** Aligns a data table in columns; reads a layout table cell by cell. */
const formatTable: FormatCallback = (...[element, walk, builder, options]) => {
  const format = isDataTable(element) ? 'dataTable' : 'block';
  builder.options.formatters[format]?.(element, walk, builder, { ...options, uppercaseHeaderCells: false });
};

const convert = compile({
  wordwrap: false,
  baseElements: { selectors: [] },
  limits: { maxInputLength: Infinity },
  formatters: { formatTable },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'table', format: 'formatTable', options: { maxColumnWidth: 40, colSpacing: 2 } },
    ...['tr', 'section', 'center', 'figure', 'figcaption', 'dl', 'dt', 'dd', 'address', 'caption'].map((selector) => ({
      selector,
      format: 'block',
    })),
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
});

/** Sanitized HTML as readable plain text: paragraphs, lists, links and tables, without images. */
export function toReadableText(html: string): string {
  return convert(html);
}

function isDataTable(table: DomNode): boolean {
  const rows = elementsOf(table).flatMap((child) => (child.name === 'tr' ? [child] : elementsOf(child)));
  if (rows.length < 2 || rows.length > maxRows) return false;
  const cells = rows.map(elementsOf);
  return cells.some((row) => row.length > 1) && cells.every(isNarrow) && cells.flat().every(isShortCell);
}

/** A cell counts for as many columns as it spans; one that spans more rows than are aligned is none of a data table. */
function isNarrow(cells: readonly DomNode[]): boolean {
  const columns = cells.reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0);
  return columns <= maxColumns && cells.every((cell) => spanOf(cell, 'rowspan') <= maxRows);
}

function spanOf(cell: DomNode, name: 'colspan' | 'rowspan'): number {
  const written = spansSchema.safeParse(cell.attribs).data?.[name];
  return Math.max(1, Number.parseInt(written ?? '1', 10) || 1);
}

function isShortCell(cell: DomNode): boolean {
  let length = 0;
  const pending: DomNode[] = [cell];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'text') length += node.data?.length ?? 0;
    if (length > maxCellLength || node.name === 'table' || node.name === 'img') return false;
    if (node.type === 'tag') for (const child of node.children) pending.push(child);
  }
  return true;
}

function elementsOf(node: DomNode): DomNode[] {
  return node.type === 'tag' ? node.children.filter((child) => child.type === 'tag') : [];
}
