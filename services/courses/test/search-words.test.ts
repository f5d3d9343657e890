import * as fc from 'fast-check';
import { fold, longestPrefixOf, prefixesOf, queryWordsOf, wordsOf } from '../src/search/words.ts';

describe('folding', () => {
  test.each([
    ['capital letters', 'SQL Basics', 'sql basics'],
    ['accents that are one letter with it', 'Ångström Überzeugend Curaçao', 'angstrom uberzeugend curacao'],
    ['accents that stand apart', 'Cafe\u0301 n\u0303', 'cafe n'],
    ['Vietnamese with two marks on a letter', 'Tiếng Việt ở Đà Nẵng', 'tieng viet o da nang'],
    ['ß and its capital', 'Straße STRAẞE', 'strasse strasse'],
    ['ø, ł, æ, œ, þ, ð, đ', 'Øl Łódź Cæsar œuvre Þór Eiður Đorđe', 'ol lodz caesar oeuvre thor eidur dorde'],
    ['the Turkish i without a dot, and the capital with one', 'ılık İstanbul', 'ilik istanbul'],
    ['the Cyrillic ё and й', 'Ещё Живой', 'еще живои'],
    ['Greek tonos and final sigma', 'Ελληνικός ΛΌΓΟΣ λόγοσ', 'ελληνικοσ λογοσ λογοσ'],
    ['Arabic vowel signs and tatweel', 'تَعَلُّم العـــربية', 'تعلم العربيه'],
    ['the forms of alef, yeh, kaf and teh marbuta', 'أإآٱ على علی کتاب مقدمة', 'اااا علي علي كتاب مقدمه'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['full width', 'ＳＱＬ　２０２４', 'sql 2024'],
    ['half width', 'ｶﾞｲﾄﾞ', 'ガイド'],
    ['ligatures', 'ﬁne ﬂow oﬃce', 'fine flow office'],
    ['kana with a voice mark that stands apart', 'か\u3099', 'が'],
    ['Hangul in parts', '\u1112\u1161\u11ab국어', '한국어'],
    ['the letters that serve as apostrophes', 'обʼєкт Hawaiʻi', "об'єкт hawai'i"],
  ])('makes nothing of %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('keeps the marks that make another letter of it in kana', () => {
    expect(fold('ガ')).not.toBe(fold('カ'));
  });
});

describe('the words of a text', () => {
  test.each([
    [
      'stand between whatever is no letter',
      'Practical SQL: (joins) 🐍 & “plans”',
      ['practical', 'sql', 'joins', 'plans'],
    ],
    ['may be numbers, alone or within', 'HTML5 in 30 days', ['html5', 'in', '30', 'days']],
    ['are there once', 'Data, data, DATA', ['data']],
    ['keep what is a language’s name', 'C++ and C# or C', ['c++', 'and', 'c#', 'or', 'c']],
    ['are none where there is no letter', '… 🎨 !!! — +', []],
    ['are parts and whole of a compound', 'E-mail', ['e', 'mail', 'email']],
    [
      'are so with an apostrophe, a point, and in a row',
      'don’t node.js state-of-the-art',
      ['don', 't', 'node', 'js', 'state', 'of', 'the', 'art', 'dont', 'nodejs', 'stateoftheart'],
    ],
    ['are so with a letter for an apostrophe', 'обʼєкт', ['об', 'єкт', 'обєкт']],
    [
      'stand without the Arabic article too',
      'تحليل البيانات والقرار',
      ['تحليل', 'البيانات', 'بيانات', 'والقرار', 'قرار'],
    ],
    ['lose an article and nothing that only looks like one', 'الألعاب', ['الالعاب', 'العاب', 'عاب']],
    ['keep what is too short to have an article', 'الى لله', ['الي', 'لله']],
    ['begin at every letter where no spaces are set', '日本語', ['日本語', '本語', '語']],
    ['do so in Thai', 'ภาษา', ['ภาษา', 'าษา', 'ษา', 'า']],
    ['change with the script', 'はじめてのGit：', ['はじめての', 'じめての', 'めての', 'ての', 'の', 'git']],
    ['hold the mark that makes a vowel long', 'データ', ['データ', 'ータ', 'タ']],
  ])('%s', (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('the beginnings under which a word is kept', () => {
  test.each([
    [
      'go up to eight letters',
      'databases',
      ['d', 'da', 'dat', 'data', 'datab', 'databa', 'databas', 'database'],
    ],
    ['are all of a short word', 'sql', ['s', 'sq', 'sql']],
    ['are three where words begin everywhere', '変更履歴', ['変', '変更', '変更履']],
    ['are three in Thai', 'ภาษา', ['ภ', 'ภา', 'ภาษ']],
    ['count letters, not the units they are coded in', '𝒳𝓎𝓏'.normalize(), ['𝒳', '𝒳𝓎', '𝒳𝓎𝓏']],
    ['cut no rare ideograph in half', '𠮷野家で', ['𠮷', '𠮷野', '𠮷野家']],
  ])('%s', (_, word, prefixes) => {
    expect(prefixesOf(word)).toEqual(prefixes);
    expect(longestPrefixOf(word)).toBe(prefixes.at(-1));
  });
});

describe('the words of a query', () => {
  test.each([
    ['are the longest first', 'go practical sql', ['practical', 'sql', 'go']],
    ['of one length are in order', 'web sql', ['sql', 'web']],
    ['are without stop words in English', 'how to learn the basics of SQL', ['basics', 'learn', 'sql']],
    ['in Spanish', 'tu primera página con el HTML', ['primera', 'pagina', 'html']],
    ['in French', "l'art de la photo au quotidien", ['quotidien', 'photo', 'art']],
    ['in German', 'Präsentieren für die Arbeit', ['prasentieren', 'arbeit']],
    ['in Russian', 'Работа с данными для всех', ['данными', 'работа', 'всех']],
    ['in Greek', 'τα μυστικά της φωτογραφίας', ['φωτογραφιασ', 'μυστικα']],
    ['in Arabic', 'مقدمة في البرمجة', ['برمجه', 'مقدمه']],
    ['in Japanese', '写真の基本', ['写真', '基本']],
    ['are stop words when there is nothing else', 'how to', ['how', 'to']],
    ['are without those that another begins with', 'data database dat', ['database']],
    ['are there once', 'SQL sql ＳＱＬ', ['sql']],
    ['are without an article in Arabic', 'القراءة', ['قراءه']],
    ['weigh a letter where no spaces are set as two others', 'abc 写真', ['写真', 'abc']],
    ['are cut out where no spaces are set', '機械学習入門', ['入門', '学習', '機械']],
    ['tell C++ and C# from C', 'c++', ['c++']],
    [
      'are all that there are, the longest first',
      'x aa bbb cccc ddddd eeeeee fffffff gggggggg hhhhhhhhh jjjjjjjjjj',
      ['jjjjjjjjjj', 'hhhhhhhhh', 'gggggggg', 'fffffff', 'eeeeee', 'ddddd', 'cccc', 'bbb', 'aa', 'x'],
    ],
    ['are none where there is no letter', '!!! 🎨 — ++', []],
  ])('%s', (_, query, words) => {
    expect(queryWordsOf(query)).toEqual(words);
  });
});

/** Letters of many scripts, with what stands between and above them. */
const pieces = [
  ...'abcdeiktzABCZ0129',
  ...'äößÆøłİıñÅđŋ',
  ...'абёйЖъ',
  ...'άςσΩλ',
  ...'الوفبكيةىأإآءلم',
  'ال',
  'وال',
  'لل',
  '\u064e',
  '\u0640',
  ...'日本語変更の',
  ...'カガｶﾞー々',
  ...'ไทยภาษา',
  ...'한국어',
  ...'हिन्दी',
  ...'שלום',
  '𠮷',
  '𝒳',
  'ﬁ',
  '½',
  '²',
  '㈱',
  'ﷺ',
  ..." -.'’ʼʻ+#:·…！🐍",
  'C++ ',
  ' c#',
  'the ',
  ' of ',
  'e-mail',
  '\u0301',
  '\u3099',
  '\u200d',
];
const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  { weight: 3, arbitrary: mixed },
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Whether a query finds a text: each of its words begins one of the text's. */
function finds(query: string, text: string): boolean {
  const words = wordsOf(text);
  return queryWordsOf(query).every((asked) => words.some((word) => word.startsWith(asked)));
}

const runs = { numRuns: 3_000, seed: 20_260_731 };

describe('whatever the text', () => {
  test('folding it twice is folding it once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      runs,
    );
  });

  test('folding takes no account of case and of the form of its letters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(fold(text.normalize(form))).toBe(fold(text));
        expect(fold(text.toLowerCase())).toBe(fold(text));
      }),
      runs,
    );
  });

  test('each of its words is found by each of its beginnings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) {
          const letters = [...word];
          for (const at of letters.keys()) {
            const beginning = letters.slice(0, at + 1).join('');
            expect({ text, beginning, found: finds(beginning, text) }).toMatchObject({ found: true });
          }
        }
      }),
      runs,
    );
  });

  test('any of its words find it, in any order', () => {
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), fc.shuffledSubarray(wordsOf(text)))),
        ([text, some]) => {
          expect({ text, some, found: finds(some.join(' '), text) }).toMatchObject({ found: true });
        },
      ),
      runs,
    );
  });

  test('it finds itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect({ text, found: finds(text, text) }).toMatchObject({ found: true });
      }),
      runs,
    );
  });

  test('any part of it that has no spaces around it is found where a script sets none', () => {
    const unspaced = fc.array(fc.constantFrom(...'日本語変更履歴写真のカメラデータ入門ภาษาไทย'), {
      minLength: 1,
      maxLength: 20,
    });
    const part = unspaced.chain((letters) =>
      fc.tuple(fc.constant(letters), fc.nat(letters.length - 1), fc.nat(letters.length)),
    );
    fc.assert(
      fc.property(part, ([letters, from, length]) => {
        const text = letters.join('');
        const asked = letters.slice(from, from + length + 1).join('');
        expect({ text, asked, found: finds(asked, text) }).toMatchObject({ found: true });
      }),
      runs,
    );
  });

  test('what stands under a word’s longest beginning is all that the word may find', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const kept = new Set(wordsOf(text).flatMap(prefixesOf));
        for (const asked of queryWordsOf(query)) {
          const isFound = wordsOf(text).some((word) => word.startsWith(asked));
          if (isFound) expect([text, asked, kept.has(longestPrefixOf(asked))]).toEqual([text, asked, true]);
        }
      }),
      runs,
    );
  });

  test('its words have no spaces and no capitals, and as a query none of them begins another', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+[+#]*$/u);
        const asked = queryWordsOf(text);
        for (const one of asked) expect(asked.filter((other) => other.startsWith(one))).toEqual([one]);
        expect(asked.length > 0).toBe(wordsOf(text).length > 0);
      }),
      runs,
    );
  });
});
