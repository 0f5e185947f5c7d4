const repeat = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const nest = (open: string, close: string, depth: number) => `${open.repeat(depth)}a${close.repeat(depth)}`;

/** Shapes of HTML that keep parsers busy, or that grow when they are written out; `length` in UTF-16 units. */
export const worstHtml: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['elements that nobody closes', (length) => repeat('<div>', length)],
  ['quotations in each other', (length) => repeat('<blockquote>a', length)],
  ['lists in each other', (length) => repeat('<ol><li>', length)],
  ['tables in each other', (length) => repeat('<table><tr><td>', length)],
  ['lists as deep as they are kept', (length) => repeat(nest('<ul><li>', '</li></ul>', 49), length)],
  ['cells that nobody closes', (length) => `<table><tr>${repeat('<td>a', length - 11)}`],
  ['rows of a data table', (length) => `<table>${repeat('<tr><td>a</td><td>b</td></tr>', length - 7)}`],
  [
    'cells that span the table',
    (length) =>
      repeat(`<table>${'<tr><td rowspan=65534 colspan=1000>a</td><td>b</td></tr>'.repeat(150)}</table>`, length),
  ],
  [
    'rows of a thousand cells',
    (length) => repeat(`<table>${`<tr>${'<td>a'.repeat(1000)}</tr>`.repeat(50)}</table>`, length),
  ],
  [
    'rules of one selector',
    (length) => `<style>${repeat('.a{display:block}', length - 30)}</style>${'<p class=a>a'.repeat(2)}`,
  ],
  ['elements closed in the wrong order', (length) => repeat('<b><i></b></i>', length)],
  ['paragraphs that nobody closes', (length) => repeat('<p>a', length)],
  ['signs that are no mark-up', (length) => repeat('&', length)],
  ['brackets that open nothing', (length) => repeat('<', length)],
  ['lines across', (length) => repeat('<hr>', length)],
  ['attributes', (length) => `<p ${repeat('a=b ', length - 5)}>x`],
  ['styles', (length) => repeat('<p style="color:red;background:url(x);width:1px">a', length)],
  ['one long style', (length) => `<p style="${repeat('color:red;', length - 13)}">x`],
  ['comments that do not end', (length) => repeat('<!--', length)],
  ['drawings in each other', (length) => repeat('<svg><g>', length)],
];
