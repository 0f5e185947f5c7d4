import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** As deep as Chromium's own parser goes. */
const maxDepth = 512;

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** An element without content: what is too deep becomes one, and its text stays. */
const placeholder = 'wbr';

const ignore = (): undefined => undefined;
const ignored: TokenizerCallbacks = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};

/**
 * HTML whose elements nest no deeper than in a browser. A parser's time grows with the square of the depth: half a
 * minute for 300,000 nested tags.
 */
export function limitNesting(html: string): string {
  const open: string[] = [];
  const pieces: string[] = [];
  let copied = 0;
  const replace = (start: number, end: number): void => {
    pieces.push(html.slice(copied, start), placeholder);
    copied = end;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ...ignored,
      onopentagname: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        if (voidElements.has(name)) return;
        if (open.length < maxDepth) open.push(name);
        else replace(start, end);
      },
      onclosetag: (start, end) => {
        const depth = open.lastIndexOf(html.slice(start, end).toLowerCase());
        if (depth >= 0) open.length = depth;
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return copied === 0 ? html : pieces.join('') + html.slice(copied);
}
