/**
 * Sets text into lines by an estimate of its width: nobody knows which fonts a browser has, so the estimate is that of
 * a wide serif, and a narrower one leaves a wider margin.
 */

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const noWidth = /^[\p{M}\p{Cf}]$/u;

/** Widths in em, the first that fits. */
const widths: [RegExp, number][] = [
  [/^[ijltfrI.,:;'’!|()[\]-]$/u, 0.42],
  [/^[mwMW@%&—…]$/u, 1.05],
  [/^\s$/u, 0.34],
  [/^\p{Nd}$/u, 0.65],
  [/^\p{Lu}$/u, 0.8],
  [/^\p{Script=Latin}$/u, 0.62],
  [/^[\p{Script=Arabic}\p{Script=Hebrew}]$/u, 0.62],
];
const otherWidth = 0.72;

function widthOfCharacter(character: string): number {
  if (noWidth.test(character)) return 0;
  return widths.find(([pattern]) => pattern.test(character))?.[1] ?? otherWidth;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

const graphemesOf = (text: string) => Array.from(characters.segment(text), ({ segment }) => segment);

/** The width of a text in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const grapheme of graphemesOf(text)) {
    // Of many code points (a flag, a family) one picture is made.
    if (wide.test(grapheme)) width += 1.02;
    else for (const character of grapheme) width += widthOfCharacter(character);
  }
  return width;
}

/** Scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const opening = /^[\p{Ps}\p{Pi}]+$/u;
const closing = /^[^\p{L}\p{N}\p{Ps}\p{Pi}]+$/u;

/** A word as parts between which a line may end: after a hyphen, or in a script without spaces before no closing mark. */
function partsOf(word: string): string[] {
  if (!unspaced.test(word)) return word.split(/(?<=\p{L}-)(?=\p{L})/u);
  const parts: string[] = [];
  let opened = '';
  for (const { segment } of words.segment(word)) {
    if (opening.test(segment)) {
      opened += segment;
    } else if (closing.test(segment) && opened === '' && parts.length > 0) {
      parts[parts.length - 1] += segment;
    } else {
      parts.push(opened + segment);
      opened = '';
    }
  }
  return opened === '' ? parts : [...parts, opened];
}

/** A part that is too long for a line, cut between characters. */
function cut(part: string, width: number): string[] {
  if (widthOf(part) <= width) return [part];
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(part)) {
    if (piece !== '' && widthOf(piece + grapheme) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}

/**
 * A text in lines none of which is wider than `width`, in em; a line ends between words, or within one that is wider
 * than a line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((one) => one !== '')) {
    let space = line === '' ? '' : ' ';
    for (const part of partsOf(word).flatMap((one) => cut(one, width))) {
      if (line !== '' && widthOf(line + space + part) > width) {
        lines.push(line);
        line = part;
      } else {
        line += space + part;
      }
      space = '';
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Whether a text can be set into lines of this width without cutting a word. */
function fitsWhole(text: string, width: number): boolean {
  return text
    .split(' ')
    .flatMap(partsOf)
    .every((part) => widthOf(part) <= width);
}

/** The same number of lines, each as long as the others as far as words allow. */
function balanced(text: string, lines: string[], width: number): string[] {
  if (lines.length < 2) return lines;
  const step = width / 50;
  for (let narrow = widthOf(text) / lines.length; narrow < width; narrow += step) {
    if (!fitsWhole(text, narrow)) continue;
    const tried = wrap(text, narrow);
    if (tried.length <= lines.length) return tried;
  }
  return lines;
}

/** A text set into a box: its lines and the size of its letters. */
export interface SetText {
  lines: string[];
  size: number;
}

/** A way to set a text, in letters of this size. */
export interface Setting {
  size: number;
  mostLines: number;
}

/**
 * Sets a text in the first of some ways in which it takes no more lines than it may: one in which no word is cut, if
 * there is one. What is too long for the last of them ends in an ellipsis.
 *
 * @param width of the lines, in the unit of the sizes
 */
export function setText(text: string, width: number, settings: [Setting, ...Setting[]]): SetText {
  const whole = settings.filter(({ size }) => fitsWhole(text, width / size));
  for (const setting of [...whole, ...settings]) {
    const { size, mostLines } = setting;
    const lines = wrap(text, width / size);
    if (lines.length > mostLines) continue;
    return { lines: whole.includes(setting) ? balanced(text, lines, width / size) : lines, size };
  }
  const { size, mostLines } = settings.at(-1) ?? settings[0];
  const lines = wrap(text, width / size).slice(0, mostLines);
  const last = graphemesOf(lines.pop() ?? '');
  while (last.length > 0 && widthOf(`${last.join('')}…`) > width / size) last.pop();
  return { lines: [...lines, `${last.join('').trimEnd()}…`], size };
}

const rightToLeft =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of a text: that of its first letter, as Unicode's bidirectional algorithm has it (rules P2 and P3). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
