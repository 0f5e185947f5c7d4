/** Characters without ink or width that newsletters fill their previews with (Unicode: default ignorable, and blanks). */
const inkless = '\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\ufeff\uffa0';
const oneInkless = new RegExp(`[${inkless}]`);
const everyInkless = new RegExp(`[${inkless}]`, 'g');
const run = new RegExp(`[\\s${inkless}]{2,}`, 'g');

/**
 * Removes runs of characters that show nothing, down to one space or their line breaks. A single one stays where it joins
 * two letters or the parts of an emoji. Linear time.
 */
export function withoutFiller(text: string): string {
  if (!oneInkless.test(text)) return text;
  return text.replace(run, (filler) =>
    oneInkless.test(filler) ? filler.replace(everyInkless, '').replace(/[^\S\n]+/g, ' ') : filler,
  );
}
