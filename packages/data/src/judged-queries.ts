/**
 * What a judged query tries; `case` has ß and full width too, `symbols` names like C++, `unpublished` what only hidden
 * courses add.
 */
export type QueryKind =
  | 'one-word'
  | 'prefix'
  | 'long-word'
  | 'title-first'
  | 'popularity'
  | 'accents'
  | 'case'
  | 'scripts'
  | 'mixed-script'
  | 'two-words'
  | 'three-words'
  | 'word-order'
  | 'stop-words'
  | 'punctuation'
  | 'symbols'
  | 'instructor'
  | 'category'
  | 'skill'
  | 'tag'
  | 'unpublished'
  | 'nothing';

/** A search in the sample catalogue with the courses that must come first. */
export interface JudgedQuery {
  query: string;
  kind: QueryKind;
  /**
   * The titles that must come first, best first; those of one group stand in any order among themselves.
   * Five places are judged: where a group reaches over the fifth, any of its courses may take those up to it.
   */
  first: string[][];
  /** Nothing may be found but the courses of `first`. */
  nothingElse?: true;
}

// The titles, exactly as in the catalogue.
const python = 'Python for Absolute Beginners 🐍';
const typescript = 'TypeScript from First Principles';
const git = 'はじめてのGit：変更履歴と仲よくなる';
const rust = 'Rust Ownership Without Tears';
const rest = 'Building REST APIs That Last';
const html = 'HTML y CSS: tu primera página web';
const cpp = 'Modernes C++ mit Spaß: RAII, Smart Pointer und große Projekte';
const csharp = 'C# in Practice: Types, LINQ and async/await 🧩';
const sql = 'SQL Café: Asking Good Questions of a Database ☕';
const statistics = 'Statistics You Will Actually Use';
const pandas = 'Tidy Data with pandas';
const dataAnalysis = 'مقدمة في تحليل البيانات: من الجدول إلى القرار';
const machineLearning = 'Machine Learning Foundations with scikit-learn';
const probability = 'Olasılık ve İstatistiğe Başlangıç: Zarlar, Testler, Sezgi 🎲';
const typography = 'Typography for Screens';
const colour = 'Colour That Works 🎨';
const accessibility = 'Inclusive Design and Web Accessibility ♿';
const chineseType = '中文网页排版：字体、行距与 CSS 📐';
const accounting = 'Accounting Basics: Reading the Three Statements';
const presenting = 'Überzeugend präsentieren: klar, ruhig, auf den Punkt';
const cafe = 'Ouvrir son Café : les chiffres d’abord';
const projects = 'Project Management for Calm Teams';
const negotiation = 'Negotiation for People Who Dislike Haggling';
const spanish = 'Spanish from the First Word: ¡Hola y bienvenidos! 👋';
const french = 'Le français au quotidien : accents, accords et nuances';
const kana = 'Hiragana and Katakana: Read Japanese in Four Weeks 🇯🇵';
const arabicScript = 'The Arabic Script, from Right to Left';
const norwegian = 'Norwegian Bokmål: Word Order, Melody and Small Talk';
const emails = 'Plain English for Work Emails ✉️';
const travelEnglish = 'ภาษาอังกฤษเพื่อการเดินทาง: จองโรงแรม สั่งอาหาร และถามทาง 🧳';
const musicTheory = 'Music Theory from Zero: Hear It, Name It, Use It 🎼';
const guitar = 'Guitarra desde cero: acordes, ritmo y canciones 🎸';
const maqam = 'Maqām: A Listener’s Way into Arabic Music';
const singing = 'Śpiewać może każdy: głos, oddech i słuch 🎤';
const photography = 'Photography Basics: Exposure in Plain Words 📷';
const landscapes = 'はじめての風景写真：光と構図の基本 🏔️';
const street = 'Street Photography: From São Paulo to Your Own Block';
const nightSky = 'Night Sky and Northern Lights 🌌';
const printing = 'Colour Management from Screen to Print 🎨';
const smartphone = 'Съёмка на смартфон: свет, кадр и обработка 📱';
const firstAid = 'First Aid Refresher: Know What to Do ⛑️';
const strength = 'Strength Training at Home, Gently 💪';
const sleep = 'نوم أفضل: عادات بسيطة تستند إلى العلم 😴';
const labels = 'Read the Label, Fill the Plate 🥗';
const desk = 'Desk, Chair, Body: Working Comfortably All Day';
const calm = 'Calm in Small Doses: Breathing and Stress Skills 🌿';
const mediterranean = 'Μεσογειακή διατροφή για όλους: απλές συνταγές και καλές συνήθειες 🫒';

/**
 * Searches in the sample catalogue, judged by hand from the rules of `GET /courses/search`: every word begins
 * some word of the title, tags, category, skills or instructors' names. More words in the title come first,
 * then more learners: courses are alike when the base-2 logarithms of their learners have one whole part.
 */
export const judgedQueries: JudgedQuery[] = [
  { query: 'python', kind: 'one-word', first: [[python], [machineLearning], [pandas]], nothingElse: true },
  { query: 'sql', kind: 'one-word', first: [[sql]], nothingElse: true },
  { query: 'arabic', kind: 'one-word', first: [[arabicScript], [maqam]], nothingElse: true },

  { query: 'z', kind: 'prefix', first: [[musicTheory], [probability], [street]], nothingElse: true },
  // `spanish` has more learners than all of these together, but its `g` is in a skill.
  { query: 'g', kind: 'prefix', first: [[sql], [git, guitar, strength], [cpp]] },
  { query: 'py', kind: 'prefix', first: [[python], [machineLearning], [pandas]], nothingElse: true },
  { query: 'ma', kind: 'prefix', first: [[machineLearning], [maqam], [projects, printing], [photography]] },
  {
    query: 'typ',
    kind: 'prefix',
    first: [[typescript], [csharp], [typography], [chineseType]],
    nothingElse: true,
  },
  { query: 'смартф', kind: 'prefix', first: [[smartphone]], nothingElse: true },
  { query: 'фото', kind: 'prefix', first: [[smartphone]], nothingElse: true },
  { query: 'συντ', kind: 'prefix', first: [[mediterranean]], nothingElse: true },
  {
    query: 'stat',
    kind: 'prefix',
    first: [[statistics], [accounting], [machineLearning], [probability]],
    nothingElse: true,
  },
  { query: 'mach lear', kind: 'prefix', first: [[machineLearning]], nothingElse: true },

  { query: 'negotiation', kind: 'long-word', first: [[negotiation]], nothingElse: true },
  { query: 'entrepreneur', kind: 'long-word', first: [[cafe]], nothingElse: true },
  {
    query: 'recognising',
    kind: 'long-word',
    first: [[firstAid, musicTheory], [desk], [maqam]],
    nothingElse: true,
  },
  // These begin like `photography` and `programming`, and differ only after eight letters.
  { query: 'photographer', kind: 'long-word', first: [], nothingElse: true },
  { query: 'programmer', kind: 'long-word', first: [], nothingElse: true },

  { query: 'accessibility', kind: 'title-first', first: [[accessibility], [colour]], nothingElse: true },
  { query: 'team', kind: 'title-first', first: [[projects], [git]], nothingElse: true },
  {
    query: 'screen',
    kind: 'title-first',
    first: [[typography, printing], [accessibility]],
    nothingElse: true,
  },
  // `TypeScript` and `javascript` have it inside a word only; `scripting` begins with it.
  { query: 'script', kind: 'title-first', first: [[arabicScript], [python]], nothingElse: true },
  { query: 'basic', kind: 'title-first', first: [[photography], [accounting], [spanish]], nothingElse: true },
  // The second has no learner yet, and a word in the title: it stands before the most popular.
  {
    query: 'pro',
    kind: 'title-first',
    first: [[cpp], [projects], [python, spanish], [typescript]],
  },

  { query: 'css', kind: 'title-first', first: [[html], [chineseType], [typography]], nothingElse: true },
  { query: 'english', kind: 'title-first', first: [[emails], [travelEnglish]], nothingElse: true },
  // In the first the word is Turkish.
  {
    query: 'test',
    kind: 'title-first',
    first: [[probability], [csharp], [machineLearning], [statistics], [accessibility]],
    nothingElse: true,
  },

  {
    query: 'first',
    kind: 'popularity',
    first: [[spanish], [typescript], [firstAid], [negotiation]],
    nothingElse: true,
  },
  {
    query: 'web',
    kind: 'popularity',
    first: [[html], [accessibility], [typescript], [rest], [chineseType]],
  },
  {
    query: 'data',
    kind: 'popularity',
    first: [[sql], [pandas], [typescript], [machineLearning], [statistics]],
  },
  {
    query: 'work',
    kind: 'popularity',
    first: [[colour], [emails], [desk], [street], [projects]],
    nothingElse: true,
  },

  { query: 'cafe', kind: 'accents', first: [[sql], [cafe]], nothingElse: true },
  { query: 'café', kind: 'accents', first: [[sql], [cafe]], nothingElse: true },
  // The accent as a character of its own, as some systems type it.
  { query: 'cafe\u0301', kind: 'accents', first: [[sql], [cafe]], nothingElse: true },
  { query: 'maqam', kind: 'accents', first: [[maqam]], nothingElse: true },
  { query: 'bokmal', kind: 'accents', first: [[norwegian]], nothingElse: true },
  { query: 'sao paulo', kind: 'accents', first: [[street]], nothingElse: true },
  // Without its accent it also begins `pagination`.
  { query: 'pagina', kind: 'accents', first: [[html], [rest]], nothingElse: true },
  // The other way round: the catalogue has `presentations`, `semantic` and `semántico`.
  { query: 'présentations', kind: 'accents', first: [[presenting]], nothingElse: true },
  { query: 'semántic', kind: 'accents', first: [[html], [rest], [accessibility]], nothingElse: true },

  { query: 'съёмка', kind: 'accents', first: [[smartphone]], nothingElse: true },
  // Hardly anybody types the dots.
  { query: 'съемка', kind: 'accents', first: [[smartphone]], nothingElse: true },
  { query: 'съе\u0308мка', kind: 'accents', first: [[smartphone]], nothingElse: true },
  { query: 'διατροφή', kind: 'accents', first: [[mediterranean]], nothingElse: true },
  { query: 'μεσογειακη διατροφη', kind: 'accents', first: [[mediterranean]], nothingElse: true },
  // The skill is the genitive, `γεύματος`.
  { query: 'γευμα', kind: 'accents', first: [[mediterranean]], nothingElse: true },
  { query: 'spiewac', kind: 'accents', first: [[singing]], nothingElse: true },
  { query: 'glos sluch', kind: 'accents', first: [[singing]], nothingElse: true },
  { query: 'dobór tonacji', kind: 'accents', first: [[singing]], nothingElse: true },
  { query: 'trafianie w dzwieki', kind: 'accents', first: [[singing]], nothingElse: true },
  { query: 'olasilik', kind: 'accents', first: [[probability]], nothingElse: true },
  { query: 'baslangic', kind: 'accents', first: [[probability]], nothingElse: true },
  { query: 'kosullu olasılık', kind: 'accents', first: [[probability]], nothingElse: true },

  { query: 'hTmL cSs', kind: 'case', first: [[html]], nothingElse: true },
  { query: 'ÜBERZEUGEND PRÄSENTIEREN', kind: 'case', first: [[presenting]], nothingElse: true },
  { query: 'FRANÇAIS', kind: 'case', first: [[french]], nothingElse: true },
  // As German wrote it until 1996.
  { query: 'Streß', kind: 'case', first: [[calm]], nothingElse: true },
  { query: 'spass', kind: 'case', first: [[cpp]], nothingElse: true },
  { query: 'SPAẞ', kind: 'case', first: [[cpp]], nothingElse: true },
  { query: 'GROSSE PROJEKTE', kind: 'case', first: [[cpp]], nothingElse: true },
  { query: 'СЪЁМКА', kind: 'case', first: [[smartphone]], nothingElse: true },
  { query: 'ΔΙΑΤΡΟΦΗ', kind: 'case', first: [[mediterranean]], nothingElse: true },
  // Its last letter is a final sigma, in the title it is none; and the other way round.
  { query: 'ΜΕΣ', kind: 'case', first: [[mediterranean]], nothingElse: true },
  { query: 'συνηθειεσ', kind: 'case', first: [[mediterranean]], nothingElse: true },
  { query: 'ΑΠΛΕΣ ΣΥΝΤΑΓΕΣ', kind: 'case', first: [[mediterranean]], nothingElse: true },
  { query: 'GŁOS', kind: 'case', first: [[singing]], nothingElse: true },
  { query: 'OLASILIK', kind: 'case', first: [[probability]], nothingElse: true },
  { query: 'İSTATİSTİK', kind: 'case', first: [[probability]], nothingElse: true },
  // As a keyboard that is not Turkish writes it.
  { query: 'ISTATISTIGE', kind: 'case', first: [[probability]], nothingElse: true },
  { query: 'ＳＱＬ', kind: 'case', first: [[sql]], nothingElse: true },

  { query: 'はじめて', kind: 'scripts', first: [[git], [landscapes]], nothingElse: true },
  { query: '光', kind: 'scripts', first: [[landscapes]], nothingElse: true },
  { query: '風景写真の基本', kind: 'scripts', first: [[landscapes]], nothingElse: true },
  { query: '写真　三脚', kind: 'scripts', first: [[landscapes]], nothingElse: true },
  // It ends プルリクエスト.
  { query: 'リクエスト', kind: 'scripts', first: [[git]], nothingElse: true },
  { query: 'ｺﾝﾌﾘｸﾄ', kind: 'scripts', first: [[git]], nothingElse: true },
  { query: '排版', kind: 'scripts', first: [[chineseType]], nothingElse: true },
  { query: '网页排版', kind: 'scripts', first: [[chineseType]], nothingElse: true },
  { query: '行距 字体', kind: 'scripts', first: [[chineseType]], nothingElse: true },
  // A skill.
  { query: '标点', kind: 'scripts', first: [[chineseType]], nothingElse: true },
  { query: 'โรงแรม', kind: 'scripts', first: [[travelEnglish]], nothingElse: true },
  { query: 'เดินทาง', kind: 'scripts', first: [[travelEnglish]], nothingElse: true },
  { query: 'ถามทาง สั่งอาหาร', kind: 'scripts', first: [[travelEnglish]], nothingElse: true },
  { query: 'จองโรงแรมและสั่งอาหาร', kind: 'scripts', first: [[travelEnglish]], nothingElse: true },
  { query: 'بيانات', kind: 'scripts', first: [[dataAnalysis]], nothingElse: true },
  { query: 'النوم', kind: 'scripts', first: [[sleep]], nothingElse: true },
  { query: 'افضل', kind: 'scripts', first: [[sleep]], nothingElse: true },
  { query: 'الاسئلة', kind: 'scripts', first: [[dataAnalysis]], nothingElse: true },
  { query: 'تَحْلِيل', kind: 'scripts', first: [[dataAnalysis]], nothingElse: true },

  { query: 'git', kind: 'mixed-script', first: [[git]], nothingElse: true },
  { query: 'gitの変更履歴', kind: 'mixed-script', first: [[git]], nothingElse: true },
  { query: 'Gitブランチ', kind: 'mixed-script', first: [[git]], nothingElse: true },
  { query: '佐藤 git', kind: 'mixed-script', first: [[git]], nothingElse: true },
  { query: 'css排版', kind: 'mixed-script', first: [[chineseType]], nothingElse: true },
  { query: '字体 typography', kind: 'mixed-script', first: [[chineseType]], nothingElse: true },
  { query: 'обработка lightroom', kind: 'mixed-script', first: [[smartphone]], nothingElse: true },
  { query: 'photography смартфон', kind: 'mixed-script', first: [[smartphone]], nothingElse: true },
  { query: 'english โรงแรม', kind: 'mixed-script', first: [[travelEnglish]], nothingElse: true },
  { query: 'nutrition διατροφή', kind: 'mixed-script', first: [[mediterranean]], nothingElse: true },
  { query: 'omar نوم', kind: 'mixed-script', first: [[sleep]], nothingElse: true },
  // Two summaries have 入門; neither course has Python.
  { query: 'Python入門', kind: 'mixed-script', first: [], nothingElse: true },

  { query: 'arabic music', kind: 'two-words', first: [[maqam]], nothingElse: true },
  {
    query: 'web design',
    kind: 'two-words',
    first: [[accessibility], [chineseType], [typography]],
    nothingElse: true,
  },
  { query: 'python data', kind: 'two-words', first: [[pandas], [machineLearning]], nothingElse: true },

  {
    query: 'photography manual exposure',
    kind: 'three-words',
    first: [[photography], [nightSky]],
    nothingElse: true,
  },
  { query: 'machine learning python', kind: 'three-words', first: [[machineLearning]], nothingElse: true },
  { query: 'głos oddech słuch', kind: 'three-words', first: [[singing]], nothingElse: true },
  { query: 'свет кадр обработка', kind: 'three-words', first: [[smartphone]], nothingElse: true },
  { query: 'read japanese travel', kind: 'three-words', first: [[kana]], nothingElse: true },

  { query: 'music arabic', kind: 'word-order', first: [[maqam]], nothingElse: true },
  { query: 'order word norwegian', kind: 'word-order', first: [[norwegian]], nothingElse: true },
  { query: 'συνήθειες καλές', kind: 'word-order', first: [[mediterranean]], nothingElse: true },
  { query: 'sezgi zarlar', kind: 'word-order', first: [[probability]], nothingElse: true },
  { query: '構図 風景', kind: 'word-order', first: [[landscapes]], nothingElse: true },
  { query: 'البيانات تحليل', kind: 'word-order', first: [[dataAnalysis]], nothingElse: true },

  { query: 'theory of music', kind: 'stop-words', first: [[musicTheory]], nothingElse: true },
  {
    query: 'design for the web',
    kind: 'stop-words',
    first: [[accessibility], [chineseType], [typography]],
    nothingElse: true,
  },
  // On the way to `music theory`.
  {
    query: 'music the',
    kind: 'stop-words',
    first: [[musicTheory], [maqam], [guitar], [singing]],
    nothingElse: true,
  },
  // A stop word by itself is a word like any other.
  { query: 'for', kind: 'stop-words', first: [[python], [emails], [negotiation], [projects, typography]] },
  { query: 'la página de html', kind: 'stop-words', first: [[html]], nothingElse: true },
  { query: 'guitarra para el ritmo', kind: 'stop-words', first: [[guitar]], nothingElse: true },
  { query: 'Folien für Vorträge', kind: 'stop-words', first: [[presenting]], nothingElse: true },
  { query: 'klar und ruhig', kind: 'stop-words', first: [[presenting]], nothingElse: true },
  {
    query: 'python для data science',
    kind: 'stop-words',
    first: [[pandas], [machineLearning]],
    nothingElse: true,
  },
  {
    query: 'css για web design',
    kind: 'stop-words',
    first: [[chineseType], [typography]],
    nothingElse: true,
  },
  { query: 'кадр и свет', kind: 'stop-words', first: [[smartphone]], nothingElse: true },
  { query: 'работа со светом для фото', kind: 'stop-words', first: [[smartphone]], nothingElse: true },
  { query: 'η σύνθεση του γεύματος', kind: 'stop-words', first: [[mediterranean]], nothingElse: true },
  { query: '字体的行距', kind: 'stop-words', first: [[chineseType]], nothingElse: true },
  { query: '字体和标点', kind: 'stop-words', first: [[chineseType]], nothingElse: true },
  { query: 'อาหารของโรงแรม', kind: 'stop-words', first: [[travelEnglish]], nothingElse: true },
  // The title says `for` in another way.
  { query: 'ภาษาอังกฤษสำหรับเดินทาง', kind: 'stop-words', first: [[travelEnglish]], nothingElse: true },
  { query: 'głos i śpiew', kind: 'stop-words', first: [[singing]], nothingElse: true },
  { query: 'zarlar ile olasılık', kind: 'stop-words', first: [[probability]], nothingElse: true },
  // By themselves.
  { query: 'и', kind: 'stop-words', first: [[smartphone]], nothingElse: true },
  { query: 'για', kind: 'stop-words', first: [[mediterranean]], nothingElse: true },
  { query: 'عادات من العلم', kind: 'stop-words', first: [[sleep]], nothingElse: true },
  { query: 'تحليل و تنظيف البيانات', kind: 'stop-words', first: [[dataAnalysis]], nothingElse: true },

  { query: 'scikit-learn', kind: 'punctuation', first: [[machineLearning]], nothingElse: true },
  { query: '"machine learning"', kind: 'punctuation', first: [[machineLearning]], nothingElse: true },
  // The title has the typographic apostrophe.
  { query: "listener's", kind: 'punctuation', first: [[maqam]], nothingElse: true },
  { query: "d'abord", kind: 'punctuation', first: [[cafe]], nothingElse: true },
  { query: 'html/css', kind: 'punctuation', first: [[html]], nothingElse: true },
  { query: 'pyth*', kind: 'punctuation', first: [[python], [machineLearning], [pandas]], nothingElse: true },
  // Whether an emoji is a word is not judged.
  { query: 'python 🐍', kind: 'punctuation', first: [[python]] },
  { query: '🎨 colour', kind: 'punctuation', first: [[colour], [printing]], nothingElse: true },

  {
    query: 'okafor',
    kind: 'instructor',
    first: [[python], [photography], [strength, smartphone], [pandas, french]],
  },
  { query: 'lucia fernandez', kind: 'instructor', first: [[spanish], [html, sql], [rest, guitar]] },
  {
    query: 'SØRENSEN',
    kind: 'instructor',
    first: [[musicTheory, firstAid], [machineLearning], [statistics], [rust, accessibility, emails]],
  },
  {
    query: 'kenji',
    kind: 'instructor',
    first: [
      [git, machineLearning, kana],
      [landscapes, chineseType],
    ],
  },
  {
    query: '佐藤健二',
    kind: 'instructor',
    first: [
      [git, machineLearning, kana],
      [landscapes, chineseType],
    ],
  },
  { query: 'okafor python', kind: 'instructor', first: [[python], [pandas]], nothingElse: true },
  {
    query: 'ingrid music',
    kind: 'instructor',
    first: [[musicTheory], [maqam], [singing]],
    nothingElse: true,
  },
  { query: 'kenji typography', kind: 'instructor', first: [[chineseType]], nothingElse: true },
  { query: 'Ingrid C++', kind: 'instructor', first: [[cpp]], nothingElse: true },
  { query: 'lucia συνταγές', kind: 'instructor', first: [[mediterranean]], nothingElse: true },
  // He is its second instructor; the next courses have both.
  { query: 'rust (Kenji)', kind: 'instructor', first: [[rust]], nothingElse: true },
  { query: 'amara ingrid', kind: 'instructor', first: [[accessibility, emails], [calm]], nothingElse: true },

  {
    query: 'data-science',
    kind: 'category',
    first: [[sql], [pandas], [machineLearning], [statistics], [probability]],
  },
  {
    query: 'science',
    kind: 'category',
    first: [[sql], [machineLearning], [statistics, pandas], [probability]],
  },
  {
    query: 'photography',
    kind: 'category',
    first: [[photography], [street], [smartphone], [landscapes], [nightSky]],
  },
  { query: 'health', kind: 'category', first: [[firstAid], [strength], [sleep], [labels], [desk]] },

  { query: 'balance sheet', kind: 'skill', first: [[accounting]], nothingElse: true },
  { query: 'pronunciation', kind: 'skill', first: [[spanish], [kana], [norwegian]], nothingElse: true },
  { query: 'writing', kind: 'skill', first: [[python], [kana], [arabicScript, emails]], nothingElse: true },

  {
    query: 'web-development',
    kind: 'tag',
    first: [[html], [accessibility], [typescript], [rest]],
    nothingElse: true,
  },
  { query: 'small-business', kind: 'tag', first: [[accounting], [cafe]], nothingElse: true },
  { query: 'communication', kind: 'tag', first: [[presenting, negotiation]], nothingElse: true },

  { query: 'nutrition', kind: 'tag', first: [[labels], [mediterranean]], nothingElse: true },
  { query: 'probability', kind: 'tag', first: [[statistics], [probability]], nothingElse: true },
  { query: 'travel', kind: 'tag', first: [[kana], [travelEnglish]], nothingElse: true },

  { query: 'c++', kind: 'symbols', first: [[cpp]], nothingElse: true },
  { query: 'C#', kind: 'symbols', first: [[csharp]], nothingElse: true },
  // `C#` begins with it, as `Café`, `CSS` and `canciones` do.
  { query: 'c', kind: 'symbols', first: [[sql, html, csharp], [guitar], [colour, chineseType]] },
  { query: 'Ｃ＋＋', kind: 'symbols', first: [[cpp]], nothingElse: true },
  { query: 'c++ für große projekte', kind: 'symbols', first: [[cpp]], nothingElse: true },
  { query: 'C#, async & LINQ', kind: 'symbols', first: [[csharp]], nothingElse: true },
  { query: 'c#/.net', kind: 'symbols', first: [[csharp]], nothingElse: true },
  { query: 'c++ c#', kind: 'symbols', first: [], nothingElse: true },

  // A draft or an archived course would be found, in some of these as the first.
  { query: 'forecasting', kind: 'unpublished', first: [[nightSky]], nothingElse: true },
  { query: 'rhythm', kind: 'unpublished', first: [[musicTheory], [maqam]], nothingElse: true },
  {
    query: 'music',
    kind: 'unpublished',
    first: [[musicTheory], [maqam], [guitar], [singing]],
    nothingElse: true,
  },
  {
    query: 'small',
    kind: 'unpublished',
    first: [[calm], [norwegian], [accounting], [cafe]],
    nothingElse: true,
  },
  { query: 'home recording', kind: 'unpublished', first: [], nothingElse: true },
  { query: 'wireframing', kind: 'unpublished', first: [], nothingElse: true },

  // Words of summaries.
  { query: 'rucksack', kind: 'nothing', first: [], nothingElse: true },
  { query: 'spanish cafe', kind: 'nothing', first: [], nothingElse: true },
  { query: '入門', kind: 'nothing', first: [], nothingElse: true },
  // Words that are found, but in different courses.
  { query: 'python guitarra', kind: 'nothing', first: [], nothingElse: true },
  { query: 'omar typography', kind: 'nothing', first: [], nothingElse: true },
  { query: 'photography for beginners', kind: 'nothing', first: [], nothingElse: true },
  // To book a hotel, but not an aeroplane.
  { query: 'จองเครื่องบิน', kind: 'nothing', first: [], nothingElse: true },
  // The title has another form of the second word.
  { query: 'съёмка с обработкой', kind: 'nothing', first: [], nothingElse: true },
  // The end of a word.
  { query: 'ography', kind: 'nothing', first: [], nothingElse: true },
  // A course's level, and a student's name.
  { query: 'advanced', kind: 'nothing', first: [], nothingElse: true },
  { query: 'rivera', kind: 'nothing', first: [], nothingElse: true },
];
