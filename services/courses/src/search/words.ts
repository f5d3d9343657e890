/**
 * The words of a text and of a query, in a form in which they can be compared: without case, accents and the many ways
 * of writing one letter. Nothing here knows courses or the table.
 */

/**
 * Marks that accent a letter: Latin, Greek and Cyrillic diacritics, Hebrew points, Arabic vowel signs and tatweel; and
 * those that say how an emoji is drawn.
 */
const accents =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|\u20e3|\ufe0e|\ufe0f/gu;

/** Letters that are variants of others, though Unicode takes none of them apart. */
const variants: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  // Apostrophes that Unicode takes for letters: Ukrainian is written with either.
  ʼ: "'",
  ʻ: "'",
};
const variant = new RegExp(`[${Object.keys(variants).join('')}]`, 'gu');

/** A text without case and accents, in one spelling: "Ångström" and "angstrom" are the same. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(accents, '')
      .replaceAll(variant, (letter) => variants[letter] ?? letter)
      // Kana, Hangul and two vowels of Thai and Lao were taken apart too, and their parts are no accents.
      .normalize('NFC')
      .replaceAll('\u0e4d\u0e32', '\u0e33')
      .replaceAll('\u0ecd\u0eb2', '\u0eb3')
  );
}

/** Scripts that set no spaces between words. The iteration and length marks among their letters are theirs too. */
const unspaced =
  /[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]]/v;
const spacedLetter = String.raw`(?!${unspaced.source})[\p{L}\p{N}]`;
const spacedMark = String.raw`(?!${unspaced.source})\p{M}`;
const runs = new RegExp(
  // A "c++" and a "c#" are more than a "c".
  `(?<unspaced>(?!\\p{M})${unspaced.source}+)|(?<spaced>${spacedLetter}(?:${spacedLetter}|${spacedMark})*[+#]*)`,
  'gv',
);
const joined = /[\p{L}\p{M}\p{N}]+(?:[.\-\u2010'’][\p{L}\p{M}\p{N}]+)+/gv;

/** The Arabic article, with the particles that are written together with it; a word's own letters may look like it. */
const article = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u;

function* runsOf(folded: string): Generator<{ text: string; isSpaced: boolean }> {
  for (const { groups } of folded.matchAll(runs)) {
    const text = groups?.spaced ?? groups?.unspaced ?? '';
    yield { text, isSpaced: groups?.spaced !== undefined };
  }
}

/**
 * The words under which a text is found: whatever begins one of them finds it.
 *
 * A compound is also one word ("e-mail": e, mail, email), an Arabic word also stands without its article, and where no
 * spaces are set a word begins at every letter, so that any part of the text is found.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const words = new Set<string>();
  // Of a query's word the article is taken too, be it one or not: so here what is left of it is looked at again.
  const addSpaced = (word: string) => {
    words.add(word);
    const rest = word.replace(article, '');
    if (rest !== word) addSpaced(rest);
  };
  for (const { text: run, isSpaced } of runsOf(folded)) {
    const letters = [...run];
    if (isSpaced) addSpaced(run);
    else for (const start of letters.keys()) words.add(letters.slice(start).join(''));
  }
  for (const [compound] of folded.matchAll(joined)) {
    if (!unspaced.test(compound)) addSpaced([...runsOf(compound)].map((run) => run.text).join(''));
  }
  return [...words];
}

const mostLetters = 8;
const mostUnspacedLetters = 3;

function keyLetters(word: string): string[] {
  const letters = [...word];
  return letters.slice(0, unspaced.test(letters[0] ?? '') ? mostUnspacedLetters : mostLetters);
}

/** The beginnings of a word under which an index keeps it: up to 8 letters, 3 where words begin everywhere. */
export function prefixesOf(word: string): string[] {
  const letters = keyLetters(word);
  return letters.map((_, at) => letters.slice(0, at + 1).join(''));
}

/** The longest beginning of a word that an index keeps. */
export function longestPrefixOf(word: string): string {
  return keyLetters(word).join('');
}

const pairLetters = 3;

/** The beginning of a word by which an index keeps it together with another one; undefined for one that is too short. */
export function pairBeginningOf(word: string): string | undefined {
  const letters = [...word];
  // Where words begin at every letter, there would be too many pairs; three letters of these say much by themselves.
  if (letters.length < pairLetters || unspaced.test(word)) return undefined;
  return letters.slice(0, pairLetters).join('');
}

/** Words that say nothing of what is looked for, in the languages in which courses are mostly written. */
const stopWords = new Set(
  [
    'a an the and or of to in on at by for from with as is are how what your my i you it its',
    'el la los las un una unos unas y o de del al en con por para como tu su mi que es',
    'le les des du et ou au aux dans sur avec pour par une ses mon ton son que qui est l d',
    'der die das den dem des ein eine einen einem einer und oder im am zu zum zur von vom mit fur auf bei wie',
    'o os as um uma e do da dos das no na nos nas em com para por',
    'il lo gli i un uno di da del della dei delle e ed con su per nel nella',
    'de het een en van voor met op te',
    'i w z na do dla od oraz',
    'og til av fra pa som och att for av',
    'и в во на с со для по о об от к из за как',
    'ο η το οι τα του της των και σε με για απο στο στη στην στα ενα μια',
    'في من على الى عن مع و او ثم هذا هذه',
    've ile icin bir',
    'の は を に で と が へ も や から まで 的 了 和 与 与 及 在 และ ใน ของ ที่ กับ สำหรับ',
  ]
    .flatMap((words) => words.split(' '))
    .map(fold),
);

let segmenter: Intl.Segmenter | undefined;

/** Cuts text that sets no spaces into words. Its dictionaries do not depend on the language that it is given. */
function cut(run: string): string[] {
  // Made when it is first needed: loading the dictionaries is not worth every function's start.
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}

/** A longer word is rarer; a letter of the scripts without spaces says about as much as two others. */
function weight(word: string): number {
  const letters = [...word];
  return unspaced.test(letters[0] ?? '') ? letters.length * 2 : letters.length;
}

/**
 * The words of a query, the most telling first: without stop words, unless there is nothing else, and without those
 * that another one begins with. Empty for a query without a letter or a digit.
 */
export function queryWordsOf(query: string): string[] {
  const words = [...runsOf(fold(query))].flatMap(({ text, isSpaced }) =>
    isSpaced ? [text.replace(article, '')] : cut(text),
  );
  const telling = words.filter((word) => !stopWords.has(word));
  const chosen = [...new Set(telling.length > 0 ? telling : words)];
  return chosen
    .filter((word) => !chosen.some((other) => other !== word && other.startsWith(word)))
    .toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}
