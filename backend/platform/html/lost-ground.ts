import { isVoid, tokenizeHtml, type HtmlToken } from '../../../shared/text/html/html-tokens.ts';
import { isLightColor } from './colors.ts';

/*
 * The pages show a mail on white. Where its dark ground was an image, a gradient or a rule of a style sheet, the ground is
 * lost, and its light text with it: the colour of such text is dropped.
 */

const styleForm = / style="([^"]*)"/;
const colorForm = / color="([^"]*)"/;
const groundAttribute = / bgcolor="([^"]*)"/;

/** Drops light colours of text from sanitized HTML wherever the nearest ground that was kept is light, or there is none. */
export function dropUnreadableColors(html: string): string {
  if (!html.includes('color')) return html;
  /** Whether the ground is light, of each open element. */
  const grounds: boolean[] = [];
  return tokenizeHtml(html)
    .map((token) => {
      const written = html.slice(token.start, token.end);
      if (token.kind === 'close' && !isVoid(token.name)) grounds.pop();
      return token.kind === 'open' ? writeReadable(written, token, grounds) : written;
    })
    .join('');
}

function writeReadable(written: string, { name }: HtmlToken, grounds: boolean[]): string {
  const isLight = groundOf(written) ?? grounds.at(-1) ?? true;
  if (!isVoid(name)) grounds.push(isLight);
  if (!isLight) return written;
  return written
    .replace(colorForm, (whole, color: string) => (isLightColor(color) === true ? '' : whole))
    .replace(styleForm, (_, style: string) => {
      const kept = style.split(';').filter((declaration) => !isLightText(declaration));
      return kept.length === 0 ? '' : ` style="${kept.join(';')}"`;
    });
}

/** A style rules over an attribute. */
function groundOf(tag: string): boolean | null {
  const style = styleForm.exec(tag)?.[1] ?? '';
  const [, declared] = /.*(?:^|;)background(?:-color)?:([^;]*)/.exec(style) ?? [];
  const attribute = groundAttribute.exec(tag)?.[1];
  return isLightColor(declared ?? '') ?? isLightColor(attribute ?? '');
}

function isLightText(declaration: string): boolean {
  return declaration.startsWith('color:') && isLightColor(declaration.slice('color:'.length)) === true;
}
