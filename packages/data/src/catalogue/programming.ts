import type { SampleCourse } from '../sample.ts';

export const programming: SampleCourse[] = [
  {
    title: 'Python for Absolute Beginners 🐍',
    thumbnail: 'python-first-steps',
    summary:
      'Write your first real programs in Python, from a single line in the shell to a tidy script that reads and summarises a file.',
    description: `You have never programmed, or you tried once and it did not stick. This course starts from nothing and moves in small steps that you can run yourself.

**You will learn to**

- store values in variables and choose the right type for them
- make decisions with \`if\` and repeat work with \`for\` and \`while\`
- keep data in lists and dictionaries
- split a program into functions you can read a month later
- read a text file and survive the errors that come with it

Every idea comes with a few lines of code and a reason to care about it. By the end you will have written a script that counts the words of any text file. All you need is a computer with Python 3 installed and about four quiet evenings.`,
    category: 'programming',
    level: 'beginner',
    tags: ['python', 'programming', 'beginner', 'scripting'],
    language: 'en',
    skills: [
      'Python syntax',
      'Lists and dictionaries',
      'Writing functions',
      'Reading files',
      'Handling errors',
    ],
    price: null,
    instructor: 'amara',
    status: 'published',
    publishedAt: '2024-02-12T09:00:00Z',
    audience: { learners: 173, stars: 4.5 },
    lessons: [
      {
        title: 'What a program is, and why Python',
        section: 'First steps',
        durationSeconds: 420,
        preview: true,
        type: 'video',
      },
      {
        title: 'Talking to the Python shell',
        section: 'First steps',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Open a terminal and type \`python3\` (on Windows, \`py\`). The \`>>>\` prompt means that Python is listening.

\`\`\`python
>>> 7 * 6
42
>>> "tea" + "pot"
'teapot'
\`\`\`

This is called the **shell**, or REPL: it *reads* a line, *evaluates* it, *prints* the result and *loops* back for more. Use it whenever you wonder what a piece of code does, because trying takes less time than searching.

Two habits help from the first day:

1. Read the **last** line of an error message first. It names the problem.
2. Press the up arrow to bring back an earlier line and change it.

Leave with \`exit()\`. Longer programs go into a file such as \`hello.py\`, which you run with \`python3 hello.py\`.`,
      },
      {
        title: 'Names, numbers and text',
        section: 'First steps',
        durationSeconds: 360,
        type: 'article',
        content: `A **variable** is a name for a value. You create one by assigning to it:

\`\`\`python
price = 2.50
cups = 3
drink = "espresso"
print(f"{cups} x {drink}: {price * cups:.2f}")
\`\`\`

This prints \`3 x espresso: 7.50\`. The letter \`f\` before the quotes makes an *f-string*: whatever stands in braces is evaluated, and \`:.2f\` asks for two decimals.

Python decides the type from the value: \`2.50\` is a \`float\`, \`3\` an \`int\`, \`"espresso"\` a \`str\`. It does not convert text to numbers behind your back, so \`"3" + 1\` is a \`TypeError\`. Say what you mean instead:

\`\`\`python
int("3") + 1      # 4
"3" + str(1)      # '31'
\`\`\`

Choose names that describe the content; \`cups\` beats \`c\`.`,
      },
      {
        title: 'Check: values and types',
        section: 'First steps',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'What is the result of `7 // 2` in Python 3?',
              options: [
                { optionId: 'a', text: '3.5' },
                { optionId: 'b', text: '4' },
                { optionId: 'c', text: '3' },
                { optionId: 'd', text: 'An error' },
              ],
              answer: 'c',
              hints: [{ text: 'Two slashes mean floor division.', cost: 1 }],
              explanation: '`//` divides and rounds down, so 7 // 2 is 3; a single slash would give 3.5.',
            },
            {
              type: 'true-false',
              prompt: 'The expression `"2" * 3` raises an error.',
              answer: false,
              explanation: "Multiplying a string by a whole number repeats it, so the result is '222'.",
            },
            {
              type: 'text',
              prompt:
                'Which built-in function tells you the type of a value? Give its name without parentheses.',
              answer: ['type', 'type()'],
            },
          ],
        },
      },
      {
        title: 'Choosing with if',
        section: 'Decisions and repetition',
        durationSeconds: 360,
        type: 'article',
        content: `Programs become useful when they react. An \`if\` statement runs its indented block only when the condition is true:

\`\`\`python
temperature = 31

if temperature >= 30:
    print("Iced tea")
elif temperature >= 15:
    print("Green tea")
else:
    print("Hot chocolate")
\`\`\`

Python tests the conditions **from top to bottom** and runs the first block that fits, so put the strictest test first. If you swapped the first two conditions, a hot day would never reach the iced tea.

Indentation is not decoration: it tells Python which lines belong together. Use four spaces everywhere.

Comparisons use \`==\` for "is equal to"; a single \`=\` assigns. Combine conditions with \`and\`, \`or\` and \`not\`. A range reads as it does in mathematics: \`15 <= temperature < 30\`.`,
      },
      {
        title: 'Loops: for, while and when to stop',
        section: 'Decisions and repetition',
        durationSeconds: 660,
        type: 'video',
      },
      {
        title: 'Lists and dictionaries',
        section: 'Decisions and repetition',
        durationSeconds: 420,
        type: 'article',
        content: `A **list** keeps values in order; a **dictionary** finds them by key.

\`\`\`python
orders = ["latte", "mocha", "latte"]
orders.append("tea")
print(orders[0], len(orders))     # latte 4

prices = {"latte": 3.2, "mocha": 3.6, "tea": 2.1}
print(prices["tea"])              # 2.1
\`\`\`

Counting starts at zero, so the first element is \`orders[0]\` and the last is \`orders[-1]\`.

Together they answer real questions. How much does the table owe?

\`\`\`python
total = 0
for drink in orders:
    total += prices[drink]
print(round(total, 2))            # 12.1
\`\`\`

Asking for a key that is missing raises a \`KeyError\`. When a key may be absent, \`prices.get("juice", 0)\` returns a default instead.

Rule of thumb: if you say "the third one", use a list; if you say "the one called tea", use a dictionary.`,
      },
      {
        title: 'Check: loops and collections',
        section: 'Decisions and repetition',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt: 'How many times does the body of `for i in range(2, 10, 3):` run?',
              answer: 3,
              hints: [{ text: 'Write down the values of i, beginning with 2.', cost: 1 }],
              explanation: 'i takes the values 2, 5 and 8; 11 would be past the end.',
            },
            {
              type: 'multiple',
              prompt: 'Which of these are true of a Python dictionary?',
              options: [
                { optionId: 'a', text: 'Its keys are unique' },
                { optionId: 'b', text: 'It is indexed by position, starting at zero' },
                { optionId: 'c', text: 'It keeps the order in which keys were inserted' },
                { optionId: 'd', text: 'A list can be one of its keys' },
              ],
              answer: ['a', 'c'],
              points: 2,
              explanation:
                'Keys must be unique and hashable; a list is not hashable. Insertion order has been guaranteed since Python 3.7.',
            },
            {
              type: 'single',
              prompt: 'Given `letters = ["a", "b", "c"]`, what is `letters[-1]`?',
              options: [
                { optionId: 'a', text: '"c"' },
                { optionId: 'b', text: '"a"' },
                { optionId: 'c', text: 'An IndexError' },
              ],
              answer: 'a',
            },
          ],
        },
      },
      {
        title: 'Functions: name an idea once',
        section: 'Programs that last',
        durationSeconds: 420,
        type: 'article',
        content: `When the same lines appear twice, give them a name:

\`\`\`python
def net_price(gross, rate=0.2):
    """Return the price without tax."""
    return gross / (1 + rate)

print(net_price(12))         # 10.0
print(net_price(10.5, 0.05)) # 10.0
\`\`\`

\`gross\` and \`rate\` are **parameters**; \`rate\` has a default, so callers may leave it out. \`return\` hands the result back and ends the function. A function without \`return\` gives \`None\`, which explains many a puzzling output.

Variables created inside a function live only there. That is a gift: you can call something \`total\` in ten functions without any of them interfering.

Aim for functions that do one thing and whose name is a verb. If you need the word *and* to describe it, consider two functions.`,
      },
      {
        title: 'Reading a file, line by line',
        section: 'Programs that last',
        durationSeconds: 780,
        type: 'video',
      },
      {
        title: 'When things go wrong',
        section: 'Programs that last',
        durationSeconds: 360,
        type: 'article',
        content: `A missing file, a letter where a number belongs: errors are normal. Python reports them as **exceptions**, and you may catch the ones you can do something about.

\`\`\`python
try:
    with open("notes.txt", encoding="utf-8") as file:
        text = file.read()
except FileNotFoundError:
    print("There is no notes.txt here yet.")
else:
    print(len(text.split()), "words")
\`\`\`

The \`with\` block closes the file even when something fails inside. The \`else\` part runs only if no exception occurred.

Catch **specific** exceptions. A bare \`except:\` also hides your typing mistakes, and you will spend an evening looking for them. If you cannot improve the situation, let the exception travel up: a clear crash is kinder than a wrong answer.`,
      },
      {
        title: 'Project sheet: the word counter',
        section: 'Programs that last',
        durationSeconds: 900,
        addedAt: '2026-08-17T08:00:00Z',
        type: 'file',
      },
    ],
  },
  {
    title: 'TypeScript from First Principles',
    thumbnail: 'typescript-principles',
    summary:
      'Understand what the type checker knows and why, so that you can model data honestly and let the compiler find your mistakes.',
    description: `Many people learn TypeScript by adding annotations until the red lines vanish. This course goes the other way: it explains **how the checker reasons**, after which most annotations turn out to be unnecessary.

We begin with inference and structural typing, spend a good while on unions and narrowing, and then use generics to describe functions that work for many types without giving up safety. The last part is about living with TypeScript in a project: compiler options, data from the outside world, and moving an existing code base over file by file.

It is meant for developers who write JavaScript comfortably and know what a promise is. Each section ends with questions that you can only answer by understanding, not by remembering.`,
    category: 'programming',
    level: 'intermediate',
    tags: ['typescript', 'javascript', 'types', 'web-development', 'node'],
    language: 'en',
    skills: [
      'Type inference',
      'Union types and narrowing',
      'Generics',
      'Strict compiler options',
      'Modelling domain data',
    ],
    price: { amount: 49.99, currency: 'USD' },
    instructor: 'omar',
    status: 'published',
    publishedAt: '2024-09-03T14:30:00Z',
    audience: { learners: 103, stars: 4.4 },
    lessons: [
      {
        title: 'Types as sets of values',
        section: 'How the checker thinks',
        durationSeconds: 540,
        preview: true,
        type: 'video',
      },
      {
        title: 'Let inference do the work',
        section: 'How the checker thinks',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `TypeScript works out most types by itself. Compare:

\`\`\`ts
const port: number = 8080; // redundant
const host = 'localhost';  // type: 'localhost'
let retries = 3;           // type: number
\`\`\`

A \`const\` string keeps its **literal** type because it can never change; a \`let\` is widened to \`number\` because you will probably assign to it.

Annotate where inference has nothing to go on, or where you want a promise to hold:

- **function parameters**, which have no initial value;
- **return types of exported functions**, so that an error shows up in the function and not in its callers;
- **empty collections**, such as \`const queue: Job[] = []\`.

Everywhere else, hover over the name in your editor and read what the compiler already knows.`,
      },
      {
        title: 'Structural typing: shape over name',
        section: 'How the checker thinks',
        durationSeconds: 360,
        type: 'article',
        content: `In Java or C#, two classes with the same fields are different types. In TypeScript, only the **shape** counts:

\`\`\`ts
interface Point { x: number; y: number }

function length(p: Point) {
  return Math.hypot(p.x, p.y);
}

const pin = { x: 3, y: 4, label: 'home' };
length(pin); // fine: it has x and y
\`\`\`

The extra \`label\` does no harm. Yet \`length({ x: 3, y: 4, label: 'home' })\` is an error! For object literals written directly in place, the compiler performs an *excess property check*, because a surplus property there is usually a typing mistake.

So a type says **at least this**, not *exactly this*. Keep that in mind before you rely on \`Object.keys\` to list only the properties you declared.`,
      },
      {
        title: 'Check: inference and shape',
        section: 'How the checker thinks',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt: "What is the inferred type of `mode` in `let mode = 'dark';`?",
              options: [
                { optionId: 'a', text: "The literal type 'dark'" },
                { optionId: 'b', text: 'string' },
                { optionId: 'c', text: 'any' },
                { optionId: 'd', text: 'unknown' },
              ],
              answer: 'b',
              hints: [{ text: 'Could the variable be assigned something else later?', cost: 1 }],
              explanation: "A let declaration widens the literal to string; const would have kept 'dark'.",
            },
            {
              type: 'true-false',
              prompt:
                'Under structural typing, an object with more properties than an interface requires can be assigned to it through a variable.',
              answer: true,
            },
            {
              type: 'multiple',
              prompt: 'Where is a type annotation usually worth its ink?',
              options: [
                { optionId: 'a', text: 'On the parameters of a function' },
                { optionId: 'b', text: 'On `const answer = 42`' },
                { optionId: 'c', text: 'On an empty array that is filled later' },
                { optionId: 'd', text: 'On the return type of an exported function' },
              ],
              answer: ['a', 'c', 'd'],
            },
          ],
        },
      },
      {
        title: 'Narrowing with typeof, in and equality',
        section: 'Unions and narrowing',
        durationSeconds: 900,
        type: 'video',
      },
      {
        title: 'Discriminated unions',
        section: 'Unions and narrowing',
        durationSeconds: 420,
        type: 'article',
        content: `Give each member of a union a common property with a literal type, and the compiler can tell them apart:

\`\`\`ts
type Payment =
  | { kind: 'card'; last4: string }
  | { kind: 'transfer'; iban: string }
  | { kind: 'cash' };

function describe(p: Payment): string {
  switch (p.kind) {
    case 'card':
      return \`Card ending in \${p.last4}\`;
    case 'transfer':
      return \`Transfer from \${p.iban}\`;
    case 'cash':
      return 'Cash';
    default: {
      const missed: never = p;
      return missed;
    }
  }
}
\`\`\`

Inside each \`case\`, only the matching fields exist. The \`default\` branch is a **safety net**: when somebody adds a fourth kind, \`p\` is no longer \`never\` there and the assignment fails to compile.

Prefer this to one interface with many optional fields. Impossible combinations, such as a cash payment with an IBAN, then cannot even be written.`,
      },
      {
        title: 'unknown is the honest any',
        section: 'Unions and narrowing',
        durationSeconds: 360,
        type: 'article',
        content: `\`any\` switches the checker off, and it spreads: whatever you read from an \`any\` is \`any\` again. \`unknown\` also accepts every value, but lets you do **nothing** with it until you have checked.

\`\`\`ts
function parsePort(text: string): number {
  const data: unknown = JSON.parse(text);
  if (
    typeof data === 'object' && data !== null &&
    'port' in data && typeof data.port === 'number'
  ) {
    return data.port;
  }
  throw new Error('No port in the configuration');
}
\`\`\`

Use \`unknown\` at every border of the program: parsed JSON, messages, values caught by \`catch\`. With the compiler option \`useUnknownInCatchVariables\`, which is part of \`strict\`, caught errors are \`unknown\` already.

For larger structures, a schema library can write these checks for you and derive the type from the schema.`,
      },
      {
        title: 'Check: narrowing',
        section: 'Unions and narrowing',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'text',
              prompt: 'Which type has no values at all and is used for exhaustiveness checks?',
              answer: ['never'],
              hints: [{ text: 'It is also the return type of a function that always throws.', cost: 1 }],
            },
            {
              type: 'single',
              prompt:
                'Inside `if (Array.isArray(x))`, where `x: string | string[]`, what is the type of `x`?',
              options: [
                { optionId: 'a', text: 'string' },
                { optionId: 'b', text: 'string | string[]' },
                { optionId: 'c', text: 'string[]' },
                { optionId: 'd', text: 'never' },
              ],
              answer: 'c',
            },
            {
              type: 'true-false',
              prompt:
                'A value of type `unknown` can be passed to a parameter of type `string` without any check.',
              answer: false,
              explanation: 'Only any skips the check; unknown must be narrowed first.',
            },
          ],
        },
      },
      {
        title: 'Generics: a parameter for types',
        section: 'Generics and real projects',
        durationSeconds: 420,
        type: 'article',
        content: `A generic function relates its input type to its output type:

\`\`\`ts
function groupBy<T, K extends string>(
  items: T[],
  key: (item: T) => K,
): Partial<Record<K, T[]>> {
  const groups: Partial<Record<K, T[]>> = {};
  for (const item of items) {
    (groups[key(item)] ??= []).push(item);
  }
  return groups;
}
\`\`\`

\`T\` and \`K\` are chosen at each call, nearly always by inference. \`K extends string\` is a **constraint**: the function promises to work for any key that is a string, and may use that fact.

The result is \`Partial\` because nobody guarantees that every key occurs, so callers must handle \`undefined\`. That is the honest signature.

A test for a needed type parameter: it should appear **at least twice**. If it appears once, a plain type will do.`,
      },
      {
        title: 'Moving a JavaScript project over, file by file',
        section: 'Generics and real projects',
        durationSeconds: 1080,
        type: 'video',
      },
      {
        title: 'Cheat sheet: utility types and strict flags',
        section: 'Generics and real projects',
        durationSeconds: 600,
        addedAt: '2026-06-01T14:30:00Z',
        type: 'file',
      },
    ],
  },
  {
    title: 'はじめてのGit：変更履歴と仲よくなる',
    thumbnail: 'git-basics',
    summary:
      'コミット、ブランチ、マージの仕組みを図と実例で理解し、チームでも一人でも安心してGitを使えるようになる入門コースです。',
    description: `「とりあえずコマンドを覚えたけれど、何が起きているのか分からない」。そんな方のためのGit入門です。丸暗記ではなく、Gitが**何を記録しているのか**から順番に説明します。

このコースで学ぶこと：

- 作業ツリー、ステージ、リポジトリの三つの場所
- 意味の伝わるコミットの作り方
- ブランチとマージ、コンフリクトの直し方
- リモートリポジトリを使ったチームでの進め方

プログラミングの経験は問いません。文章や設定ファイルの管理にも役立ちます。ターミナルで \`cd\` と \`ls\` が使えれば十分です。修了するころには、失敗してもあわてずに元へ戻せるようになっているはずです。`,
    category: 'programming',
    level: 'beginner',
    tags: ['git', 'version-control', 'beginner', 'teamwork'],
    language: 'ja',
    skills: ['コミットの作成', 'ブランチの操作', 'コンフリクトの解消', 'プルリクエストの流れ'],
    price: { amount: 3800, currency: 'JPY' },
    instructor: 'kenji',
    status: 'published',
    publishedAt: '2025-01-20T01:00:00Z',
    audience: { learners: 18, stars: 4.5 },
    lessons: [
      {
        title: 'なぜバージョン管理が必要なのか',
        section: '履歴を記録する',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: '三つの場所を理解する',
        section: '履歴を記録する',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Gitでは、ファイルは三つの場所を行き来します。

1. **作業ツリー**：いま編集しているフォルダー
2. **ステージ**（インデックス）：次のコミットに入れる変更を並べておく場所
3. **リポジトリ**：確定した履歴が保存される場所

\`\`\`bash
git init
git add memo.txt
git commit -m "買い物メモを追加"
\`\`\`

\`git add\` は変更をステージに置き、\`git commit\` はステージの内容を履歴として確定します。ステージがあるおかげで、編集した内容の一部だけを選んで記録できます。

迷ったら \`git status\` を実行してください。どのファイルがどの場所にあるのか、次に何をすればよいのかをGitが教えてくれます。`,
      },
      {
        title: 'よいコミットとは',
        section: '履歴を記録する',
        durationSeconds: 300,
        type: 'article',
        content: `コミットは「未来の自分への手紙」です。よいコミットには二つの条件があります。

- **一つの目的だけを含む**。誤字の修正と新機能を混ぜると、あとで片方だけを取り消せません。
- **理由が分かる**。何を変えたかは差分を見れば分かります。なぜ変えたかはメッセージにしか残りません。

\`\`\`text
消費税の端数を切り捨てに変更

請求書システムの計算結果と
1円ずれることがあったため。
\`\`\`

一行目は短い要約、空行をはさんで本文に理由を書く形が広く使われています。変更を選びながらステージに置きたいときは \`git add -p\` が便利です。直前のメッセージを書き直したいときは \`git commit --amend\` を使います。ただし、すでに共有したコミットは書き換えないようにしましょう。`,
      },
      {
        title: '確認テスト：記録の基本',
        section: '履歴を記録する',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: '次のコミットに含める変更を選ぶコマンドはどれですか。',
              options: [
                { optionId: 'a', text: 'git log' },
                { optionId: 'b', text: 'git add' },
                { optionId: 'c', text: 'git clone' },
                { optionId: 'd', text: 'git init' },
              ],
              answer: 'b',
            },
            {
              type: 'true-false',
              prompt: 'ファイルを保存すると、その変更は自動的にコミットされる。',
              answer: false,
              explanation: '保存しただけでは作業ツリーが変わるだけです。git add と git commit が必要です。',
            },
            {
              type: 'text',
              prompt:
                '作業ツリーとステージの状態を一覧で表示するコマンドは「git ___」です。空欄に入る英単語を答えてください。',
              answer: ['status', 'git status'],
              hints: [{ text: '「状態」を意味する英単語です。', cost: 1 }],
            },
          ],
        },
      },
      { title: 'ブランチは動く目印', section: 'ブランチで試す', durationSeconds: 720, type: 'video' },
      {
        title: 'マージとコンフリクト',
        section: 'ブランチで試す',
        durationSeconds: 360,
        type: 'article',
        content: `ブランチは、あるコミットを指す軽い**目印**です。作るのに時間も容量もほとんどかかりません。

\`\`\`bash
git switch -c new-menu   # 作成して移動
# 編集してコミット
git switch main
git merge new-menu       # mainに取り込む
\`\`\`

二つのブランチが同じ行を別々に変更していると、Gitはどちらが正しいか判断できません。これが**コンフリクト**です。ファイルには次のような印が入ります。

\`\`\`text
  <<<<<<< HEAD
  抹茶ラテ 550円
  =======
  抹茶ラテ 580円
  >>>>>>> new-menu
\`\`\`

上が現在のブランチ、下が取り込む側の内容です。正しい形に書き直して印を消し、\`git add\` してから \`git commit\` すれば完了です。やめたいときは \`git merge --abort\` で元に戻せます。`,
      },
      {
        title: '元に戻す三つの方法',
        section: 'ブランチで試す',
        durationSeconds: 300,
        type: 'article',
        content: `失敗しても、たいていは元に戻せます。場面に合わせて選びましょう。

| したいこと | コマンド |
| --- | --- |
| 保存した編集を捨てる | \`git restore memo.txt\` |
| ステージから降ろす | \`git restore --staged memo.txt\` |
| 共有済みのコミットを打ち消す | \`git revert <コミット>\` |

\`git revert\` は、逆の変更を行う**新しいコミット**を作ります。履歴を消さないので、チームで使っていても安全です。

一方、\`git reset --hard\` は編集中の内容を捨ててしまいます。コミットしていない変更は戻せないことが多いので、実行する前に必ず \`git status\` を確認してください。コミットさえしていれば、\`git reflog\` で移動の記録をたどり、見失った位置を探し出せます。`,
      },
      {
        title: '確認テスト：ブランチと取り消し',
        section: 'ブランチで試す',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'multiple',
              prompt: 'git revert について正しいものをすべて選んでください。',
              options: [
                { optionId: 'a', text: '逆の変更を行う新しいコミットを作る' },
                { optionId: 'b', text: '古いコミットを履歴から消す' },
                { optionId: 'c', text: '共有済みの履歴に対しても安全に使える' },
                { optionId: 'd', text: '作業ツリーのファイルをすべて削除する' },
              ],
              answer: ['a', 'c'],
              points: 2,
            },
            {
              type: 'numeric',
              prompt:
                'main から枝分かれしたブランチで3回コミットし、そのあいだ main は変わっていません。git merge --no-ff で取り込むと、main の履歴に増えるコミットは全部で何個ですか。',
              answer: 4,
              hints: [{ text: 'マージコミットも一つ数えます。', cost: 1 }],
              explanation: 'ブランチの3個に、マージコミット1個が加わって4個です。',
            },
            {
              type: 'single',
              prompt: 'コンフリクトが起きたマージを取りやめるコマンドはどれですか。',
              options: [
                { optionId: 'a', text: 'git merge --abort' },
                { optionId: 'b', text: 'git branch --stop' },
                { optionId: 'c', text: 'git commit --amend' },
              ],
              answer: 'a',
            },
          ],
        },
      },
      {
        title: 'リモートリポジトリ：push と pull',
        section: 'チームで使う',
        durationSeconds: 660,
        type: 'video',
      },
      {
        title: 'プルリクエストの作法',
        section: 'チームで使う',
        durationSeconds: 300,
        type: 'article',
        content: `プルリクエストは「この変更を取り込んでください」というお願いです。読む人の時間を大切にすると、話し合いが早く進みます。

- **小さく分ける**：数百行を超えたら、分けられないか考えます。
- **背景を書く**：何に困っていて、どう解決したのかを最初に書きます。
- **自分で先に読む**：差分を見直すと、消し忘れのメモがよく見つかります。

\`\`\`bash
git fetch origin
git switch fix-tax
git rebase origin/main
git push -u origin fix-tax
\`\`\`

レビューでは、人ではなくコードについて話します。「なぜこうしたのですか」よりも「この場合はどうなりますか」と尋ねると、答えやすくなります。取り込まれたあとは、使い終わったブランチを削除しておきましょう。`,
      },
      {
        title: '早見表：よく使うGitコマンド',
        section: 'チームで使う',
        durationSeconds: 600,
        status: 'draft',
        type: 'file',
      },
    ],
  },
  {
    title: 'Rust Ownership Without Tears',
    thumbnail: 'rust-ownership',
    summary:
      'Build a reliable mental model of ownership, borrowing and lifetimes, and stop arguing with the borrow checker.',
    description: `Rust promises memory safety without a garbage collector, and ownership is the price of that promise. Most newcomers meet it as a wall of compiler errors. We treat it as a **small set of rules** that you can derive from one question: *who frees this value, and when?*

You will follow values through moves and copies, learn why there is either one writer or many readers, read lifetime annotations as plain statements about references, and choose sensibly between \`Box\`, \`Rc\`, \`Arc\` and \`RefCell\`.

The course is aimed at programmers who know at least one other language well and have finished a first Rust tutorial. Expect short films, many tiny programs that do *not* compile, and an explanation for each of them. Seats are limited because every exercise gets written feedback.`,
    category: 'programming',
    level: 'advanced',
    tags: ['rust', 'systems', 'memory-safety', 'ownership'],
    language: 'en',
    skills: ['Ownership and moves', 'Borrowing rules', 'Lifetime annotations', 'Choosing smart pointers'],
    price: { amount: 59, currency: 'EUR' },
    capacity: 600,
    instructor: 'ingrid',
    coInstructors: ['kenji'],
    status: 'published',
    publishedAt: '2025-06-11T07:15:00Z',
    audience: { learners: 7, stars: 4.9 },
    lessons: [
      {
        title: 'Stack, heap and the question of who frees',
        section: 'Who owns what',
        durationSeconds: 600,
        preview: true,
        type: 'video',
      },
      {
        title: 'Moves, copies and clones',
        section: 'Who owns what',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `Each value in Rust has exactly one **owner**. When the owner goes out of scope, the value is dropped. Assigning a value to another variable *moves* the ownership:

\`\`\`rust
let a = String::from("fjord");
let b = a;
println!("{b}");
// println!("{a}"); // error[E0382]: borrow of moved value
\`\`\`

If both names stayed valid, both would free the same heap memory. Rust forbids the old name instead.

Plain values such as integers, \`bool\`, \`char\` and shared references implement \`Copy\`. They are duplicated bit by bit, nothing needs freeing twice, and both names remain usable.

When you really want two independent strings, ask for them: \`let b = a.clone();\`. The call is visible on purpose, since it may be expensive. Passing a value to a function follows the same rules as assignment.`,
      },
      {
        title: 'Drop order and scopes',
        section: 'Who owns what',
        durationSeconds: 300,
        type: 'article',
        content: `Rust inserts the clean-up code for you at the end of each scope. Local variables are dropped in **reverse order** of declaration:

\`\`\`rust
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let _a = Noisy("first");
    let _b = Noisy("second");
} // prints: drop second, then drop first
\`\`\`

The reverse order is safe because later variables may refer to earlier ones. Fields of a struct, on the other hand, are dropped in the order in which they are declared.

To release something early, such as a lock, call \`drop(guard)\` or open an inner block. Note the trap: \`let _ = lock();\` drops the guard **at once**, whereas \`let _guard = lock();\` keeps it until the end of the scope.`,
      },
      {
        title: 'Check: moves and drops',
        section: 'Who owns what',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 75,
          maxAttempts: 3,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these types implement Copy?',
              options: [
                { optionId: 'a', text: 'i32' },
                { optionId: 'b', text: 'String' },
                { optionId: 'c', text: '&str' },
                { optionId: 'd', text: 'Vec<u8>' },
                { optionId: 'e', text: 'char' },
              ],
              answer: ['a', 'c', 'e'],
              hints: [{ text: 'A type that owns heap memory cannot be Copy.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'Local variables are dropped in the order in which they were declared.',
              answer: false,
              explanation: 'They are dropped in reverse order of declaration.',
            },
            {
              type: 'single',
              prompt: 'What does passing a String by value to a function do?',
              options: [
                { optionId: 'a', text: 'It copies the text' },
                { optionId: 'b', text: 'It moves the ownership to the function' },
                { optionId: 'c', text: 'It lends the text until the function returns' },
              ],
              answer: 'b',
            },
          ],
        },
      },
      {
        title: 'One writer or many readers',
        section: 'Borrowing',
        durationSeconds: 360,
        type: 'article',
        content: `A **reference** borrows a value without owning it. At any point, a value may have

- any number of shared references \`&T\`, **or**
- exactly one mutable reference \`&mut T\`,

but never both. The rule prevents a classic bug:

\`\`\`rust
let mut scores = vec![70, 80, 90];
let first = &scores[0];
scores.push(100); // error[E0502]
println!("{first}");
\`\`\`

\`push\` may move the vector's buffer to a larger block of memory, and \`first\` would then point to freed memory. The compiler sees that \`first\` is used afterwards and rejects the program.

Move the \`println!\` above the \`push\` and everything compiles, because a borrow lasts only until its **last use**, not until the end of the block. This refinement is known as *non-lexical lifetimes*.`,
      },
      {
        title: 'Reading borrow-checker errors like a story',
        section: 'Borrowing',
        durationSeconds: 960,
        type: 'video',
      },
      {
        title: 'Borrowing in function signatures',
        section: 'Borrowing',
        durationSeconds: 300,
        type: 'article',
        content: `A signature tells the caller what happens to the argument:

| Parameter | Meaning |
| --- | --- |
| \`name: String\` | I take it and keep it |
| \`name: &str\` | I only look |
| \`name: &mut String\` | I will change it |

Ask for the weakest access that does the job. Taking \`&str\` rather than \`&String\` is better still, because string literals and slices of other strings fit as well. The same goes for \`&[T]\` instead of \`&Vec<T>\`.

\`\`\`rust
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .collect()
}
\`\`\`

The function looks at the text and returns a new, owned \`String\`. The caller keeps the name and receives something that depends on nobody.`,
      },
      {
        title: 'Lifetimes are descriptions, not commands',
        section: 'Lifetimes and shared ownership',
        durationSeconds: 420,
        type: 'article',
        content: `A lifetime annotation never makes anything live longer. It **describes** a relation that the compiler then verifies.

\`\`\`rust
fn longer<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() >= y.len() { x } else { y }
}
\`\`\`

Read it as: *the result is valid as long as both inputs are*. Without the annotation, the compiler could not know which of the two the result points into.

Often you need to write nothing. Three **elision rules** fill in the usual cases; for example, if there is exactly one reference among the parameters, the result borrows from it, and in methods it borrows from \`&self\`.

If you find yourself adding lifetimes to many structs, pause. A struct that *owns* its data is usually simpler, and one \`clone\` at the border is often cheaper than a week of puzzles.`,
      },
      {
        title: 'Box, Rc, Arc and RefCell compared',
        section: 'Lifetimes and shared ownership',
        durationSeconds: 1140,
        type: 'video',
      },
      {
        title: 'Final check: references and pointers',
        section: 'Lifetimes and shared ownership',
        durationSeconds: 480,
        type: 'quiz',
        quiz: {
          passPercent: 75,
          maxAttempts: 3,
          timeLimitSeconds: 900,
          questions: [
            {
              type: 'single',
              prompt:
                'You need shared ownership of read-only configuration across several threads. Which pointer fits?',
              options: [
                { optionId: 'a', text: 'Box<Config>' },
                { optionId: 'b', text: 'Rc<Config>' },
                { optionId: 'c', text: 'Arc<Config>' },
                { optionId: 'd', text: 'RefCell<Config>' },
              ],
              answer: 'c',
              points: 2,
              explanation:
                'Arc counts references atomically, so it can be shared between threads; Rc cannot be sent to another thread.',
            },
            {
              type: 'text',
              prompt:
                'Which smart pointer moves the check of the borrowing rules from compile time to run time, for single-threaded code?',
              answer: ['RefCell', 'RefCell<T>', 'std::cell::RefCell'],
              hints: [{ text: 'Its methods are called borrow and borrow_mut.', cost: 2 }],
            },
            {
              type: 'numeric',
              prompt:
                'After `let a = Rc::new(5); let b = Rc::clone(&a); let c = Rc::clone(&b);`, what is `Rc::strong_count(&a)`?',
              answer: 3,
            },
            {
              type: 'true-false',
              prompt:
                "Adding the annotation 'static to a reference makes the value live until the program ends.",
              answer: false,
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Building REST APIs That Last',
    thumbnail: 'rest-apis',
    summary:
      "Design HTTP interfaces that clients enjoy using and that you can still change in three years' time.",
    description: `An API is a promise to people you may never meet. This course is about making promises that you can keep.

We work through a single example, a library that lends books, and answer the questions that every interface must answer: What are the resources? Which method and which status code? How do clients page through ten thousand results? What happens when a request arrives **twice**? How do we change our minds later without breaking anybody?

You should know a programming language for the server, have called an API before, and be able to read JSON. The examples show plain HTTP, so they apply to any framework. You will finish with a review checklist that you can use on Monday on an interface of your own.`,
    category: 'programming',
    level: 'intermediate',
    tags: ['api', 'http', 'rest', 'backend', 'web-development'],
    language: 'en',
    skills: [
      'Resource modelling',
      'HTTP semantics',
      'Pagination and errors',
      'Idempotency',
      'API versioning',
    ],
    price: { amount: 39.99, currency: 'USD' },
    instructor: 'omar',
    coInstructors: ['lucia'],
    status: 'published',
    publishedAt: '2024-11-18T16:45:00Z',
    audience: { learners: 29, stars: 4.3 },
    lessons: [
      {
        title: 'What a client wishes you knew',
        section: 'Resources and methods',
        durationSeconds: 510,
        preview: true,
        type: 'video',
      },
      {
        title: 'Nouns first: finding the resources',
        section: 'Resources and methods',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `Begin with the things that your clients talk about. A library has *books*, *members* and *loans*. Each becomes a resource with its own address:

\`\`\`text
GET    /books?author=le-guin
POST   /loans
GET    /loans/7f3a
DELETE /members/42
\`\`\`

The path is a **noun**, usually plural; the method is the verb. An address such as \`/returnBook?id=7\` hides what is happening from caches, logs and readers alike.

What about actions that seem to have no noun? Look for the record they leave behind. "Renew a loan" creates a *renewal*, so \`POST /loans/7f3a/renewals\` reads well, and later you get the history of renewals for free.

Keep nesting shallow. \`/members/42/loans\` is a fine way to list a member's loans, but one loan should be reachable as \`/loans/7f3a\`.`,
      },
      {
        title: 'Safe, idempotent, or neither',
        section: 'Resources and methods',
        durationSeconds: 360,
        type: 'article',
        content: `HTTP methods come with guarantees that browsers, proxies and libraries rely on.

| Method | Safe | Idempotent |
| --- | --- | --- |
| GET, HEAD | yes | yes |
| PUT, DELETE | no | yes |
| POST, PATCH | no | not guaranteed |

**Safe** means that the client does not ask for any change. A crawler may follow every GET link, so a link that deletes something is an accident waiting to happen.

**Idempotent** means that sending the request twice has the same intended effect as sending it once. After a lost connection, a client may repeat a PUT without thinking. It must not blindly repeat a POST.

Note that the *answer* may differ: the second DELETE can return 404 and the method is still idempotent, since the state on the server is the same.`,
      },
      {
        title: 'Check: methods',
        section: 'Resources and methods',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt: 'Which method is idempotent but not safe?',
              options: [
                { optionId: 'a', text: 'GET' },
                { optionId: 'b', text: 'PUT' },
                { optionId: 'c', text: 'POST' },
                { optionId: 'd', text: 'HEAD' },
              ],
              answer: 'b',
              hints: [{ text: 'Safe methods do not change anything; rule those out first.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt:
                'A DELETE that returns 204 the first time and 404 the second time violates idempotency.',
              answer: false,
              explanation: 'Idempotency is about the effect on the server, not about an identical answer.',
            },
            {
              type: 'multiple',
              prompt: 'Which addresses follow the nouns-first advice?',
              options: [
                { optionId: 'a', text: '/loans/7f3a/renewals' },
                { optionId: 'b', text: '/createMember' },
                { optionId: 'c', text: '/books?author=le-guin' },
                { optionId: 'd', text: '/getBooks' },
              ],
              answer: ['a', 'c'],
            },
          ],
        },
      },
      {
        title: 'Status codes worth knowing by heart',
        section: 'Answers clients can use',
        durationSeconds: 420,
        type: 'article',
        content: `Clients decide what to do next from the status code, long before anybody reads the body.

- **200 OK** – here is the result
- **201 Created** – made; its address is in the \`Location\` header
- **204 No Content** – done, nothing to say
- **400 Bad Request** – I cannot understand this request
- **401 Unauthorized** – I do not know who you are
- **403 Forbidden** – I know who you are, and the answer is no
- **404 Not Found** – no such resource
- **409 Conflict** – it clashes with the current state
- **422 Unprocessable Content** – well-formed, but the values make no sense
- **429 Too Many Requests** – slow down; see \`Retry-After\`

The first digit carries the main message: 4xx means *change the request before trying again*, 5xx means *our fault, perhaps try later*. Never send an error with status 200; every tool in between would believe you.`,
      },
      {
        title: 'Errors as problem documents',
        section: 'Answers clients can use',
        durationSeconds: 360,
        type: 'article',
        content: `A good error tells a program **what** happened and a person **how** to fix it. RFC 9457 defines a format for this, with the media type \`application/problem+json\`:

\`\`\`json
{
  "type": "https://api.example.org/problems/loan-limit",
  "title": "Loan limit reached",
  "status": 409,
  "detail": "You have 5 of 5 books on loan.",
  "instance": "/loans/attempts/9c1"
}
\`\`\`

The \`type\` is a stable identifier that code may compare; the \`detail\` is for people and may change at any time. You may add members of your own, such as a list of invalid fields.

Do not leak stack traces or SQL. Log those on the server together with a request id, and give the client the id, so that support can find the entry in seconds.`,
      },
      {
        title: 'Pagination: offsets, cursors and their costs',
        section: 'Answers clients can use',
        durationSeconds: 840,
        type: 'video',
      },
      {
        title: 'Check: answers and errors',
        section: 'Answers clients can use',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'numeric',
              prompt: 'Which status code tells the client that a new resource was created?',
              answer: 201,
            },
            {
              type: 'text',
              prompt: 'In a response with that status, which header gives the address of the new resource?',
              answer: ['Location'],
              hints: [{ text: 'The same header says where to go in a redirect.', cost: 1 }],
            },
            {
              type: 'single',
              prompt:
                'A list changes while a client pages through it with `offset` and `limit`. What can happen?',
              options: [
                { optionId: 'a', text: 'Items may be skipped or appear twice' },
                { optionId: 'b', text: 'The server must answer 409' },
                { optionId: 'c', text: 'Nothing, because offsets are stable' },
                { optionId: 'd', text: 'The connection is closed' },
              ],
              answer: 'a',
              points: 2,
              explanation:
                'If an item is inserted or removed before the current offset, everything after it shifts. A cursor points at a position in the data and avoids this.',
            },
          ],
        },
      },
      {
        title: 'Idempotency keys: safe retries for POST',
        section: 'Change and trust',
        durationSeconds: 360,
        type: 'article',
        content: `A client sends \`POST /payments\`, and the connection drops. Was the payment made? If it tries again, it may pay twice. If it does not, perhaps nobody pays at all.

An **idempotency key** solves this. The client invents a random value and sends it with the request:

\`\`\`http
POST /payments HTTP/1.1
Idempotency-Key: 5f0c2b1e-8a7d-4c55-9b0e-1f2d3c4b5a69
Content-Type: application/json

{ "loanId": "7f3a", "amount": 250 }
\`\`\`

The server stores the key together with the response. When the same key arrives again, it returns the stored response and does **not** repeat the work.

Three details matter: store the key *in the same transaction* as the effect, refuse a known key with a different body, and let keys expire after a day or so.`,
      },
      {
        title: 'Evolving without breaking: additive change and versions',
        section: 'Change and trust',
        durationSeconds: 1020,
        type: 'video',
      },
      {
        title: 'Review checklist for your next API',
        section: 'Change and trust',
        durationSeconds: 600,
        type: 'file',
      },
    ],
  },
  {
    title: 'HTML y CSS: tu primera página web',
    thumbnail: 'html-css-first-page',
    summary:
      'Crea desde cero una página accesible y bonita, entendiendo qué hace cada etiqueta y cada regla de estilo.',
    description: `¿Quieres publicar tu primera página y no sabes por dónde empezar? En este curso la construirás línea a línea, sin programas especiales: basta con un editor de texto y un navegador.

Aprenderás a:

- dar **estructura y significado** al contenido con HTML semántico;
- cambiar colores, tamaños y espacios con CSS;
- entender el modelo de caja, que explica casi todas las sorpresas;
- colocar elementos con flexbox y adaptarlos al móvil.

No hace falta experiencia previa. Cada lección termina con algo visible en la pantalla y con una pequeña explicación del porqué. Al final tendrás una página personal que podrás enseñar a tus amigos y seguir ampliando por tu cuenta.`,
    category: 'programming',
    level: 'beginner',
    tags: ['html', 'css', 'web-development', 'principiantes'],
    language: 'es',
    skills: ['HTML semántico', 'Selectores de CSS', 'Modelo de caja', 'Diseño con flexbox'],
    price: null,
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2024-05-27T10:20:00Z',
    audience: { learners: 36, stars: 4.5 },
    lessons: [
      {
        title: 'Cómo llega una página a tu pantalla',
        section: 'El esqueleto: HTML',
        durationSeconds: 450,
        preview: true,
        type: 'video',
      },
      {
        title: 'El documento mínimo',
        section: 'El esqueleto: HTML',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Crea un archivo llamado \`index.html\` y escribe lo siguiente:

\`\`\`html
<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Mi página</title>
  </head>
  <body>
    <h1>¡Hola!</h1>
    <p>Esta es mi primera página.</p>
  </body>
</html>
\`\`\`

Ábrelo con el navegador: ya tienes una página web.

La **cabecera** (\`head\`) contiene datos sobre el documento y el **cuerpo** (\`body\`) lo que se ve. Con \`charset="utf-8"\` las tildes y la eñe aparecen bien. El atributo \`lang="es"\` avisa a los lectores de pantalla de que deben pronunciar el texto en español, y la línea \`viewport\` evita que el móvil muestre la página en miniatura.`,
      },
      {
        title: 'Etiquetas con significado',
        section: 'El esqueleto: HTML',
        durationSeconds: 300,
        type: 'article',
        content: `HTML no dice cómo se *ve* el texto, sino qué *es*. Compara:

\`\`\`html
<div class="titulo">Recetas</div>
<h2>Recetas</h2>
\`\`\`

Podrían tener el mismo aspecto, pero solo la segunda línea es un título de verdad: los buscadores la entienden y quien usa un lector de pantalla puede saltar hasta ella.

Las etiquetas más útiles para empezar:

- \`header\`, \`nav\`, \`main\` y \`footer\` para las grandes zonas;
- \`h1\` a \`h6\` para los títulos, sin saltarse niveles;
- \`ul\` y \`ol\` para las listas;
- \`a\` para los enlaces y \`button\` para las acciones.

Regla práctica: si al pulsar **vas a otro sitio**, es un enlace; si **ocurre algo** en la página, es un botón.`,
      },
      {
        title: 'Repaso: estructura',
        section: 'El esqueleto: HTML',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: '¿Qué etiqueta rodea el contenido principal y único de la página?',
              options: [
                { optionId: 'a', text: '<section>' },
                { optionId: 'b', text: '<main>' },
                { optionId: 'c', text: '<head>' },
                { optionId: 'd', text: '<div>' },
              ],
              answer: 'b',
            },
            {
              type: 'true-false',
              prompt: 'El contenido de la etiqueta <title> aparece como título grande dentro de la página.',
              answer: false,
              explanation:
                'El texto de <title> se muestra en la pestaña del navegador y en los resultados de búsqueda; el título visible es <h1>.',
            },
            {
              type: 'text',
              prompt: '¿Qué atributo de <img> describe la imagen para quien no puede verla?',
              answer: ['alt'],
              hints: [{ text: 'Son las tres primeras letras de «alternativo».', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Selectores, propiedades y valores',
        section: 'El aspecto: CSS',
        durationSeconds: 600,
        type: 'video',
      },
      {
        title: 'El modelo de caja',
        section: 'El aspecto: CSS',
        durationSeconds: 360,
        type: 'article',
        content: `Para el navegador, cada elemento es una caja con cuatro capas. De dentro afuera: **contenido**, **relleno** (\`padding\`), **borde** (\`border\`) y **margen** (\`margin\`).

\`\`\`css
.tarjeta {
  width: 300px;
  padding: 20px;
  border: 2px solid teal;
}
\`\`\`

¿Cuánto mide la tarjeta? Por defecto, \`width\` se refiere solo al contenido. Hay que sumar el relleno y el borde de ambos lados: 300 + 40 + 4 = **344 píxeles**.

Como casi nadie espera ese resultado, muchos proyectos empiezan así:

\`\`\`css
* {
  box-sizing: border-box;
}
\`\`\`

Ahora \`width\` incluye el relleno y el borde, y la tarjeta mide exactamente 300 píxeles. El margen siempre queda fuera.`,
      },
      {
        title: '¿Qué regla gana?',
        section: 'El aspecto: CSS',
        durationSeconds: 300,
        type: 'article',
        content: `Si dos reglas se contradicen, el navegador decide según la **cascada**. Dentro de tus propios estilos, lo más frecuente es que gane el selector más *específico*:

\`\`\`css
p { color: black; }
.aviso { color: darkred; }
#portada { color: navy; }
\`\`\`

Un párrafo con \`class="aviso"\` será rojo oscuro, porque una clase pesa más que una etiqueta. Si además tiene \`id="portada"\`, será azul marino, porque un identificador pesa más que una clase. Si la especificidad es igual, gana la regla que aparece **más tarde**.

Consejo: usa casi siempre clases. Los identificadores y \`!important\` ganan con tanta fuerza que después resulta difícil cambiar algo. Cuando no entiendas un color, abre las herramientas del navegador: las reglas perdedoras aparecen tachadas.`,
      },
      {
        title: 'Repaso: cajas y cascada',
        section: 'El aspecto: CSS',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'Con `box-sizing: content-box`, una caja tiene `width: 200px`, `padding: 10px` y `border: 5px solid`. ¿Cuántos píxeles mide de ancho, sin contar el margen?',
              answer: 230,
              hints: [{ text: 'Suma el relleno y el borde de los dos lados.', cost: 1 }],
              explanation: '200 + 10 + 10 + 5 + 5 = 230.',
            },
            {
              type: 'single',
              prompt: 'Dos reglas tienen la misma especificidad. ¿Cuál gana?',
              options: [
                { optionId: 'a', text: 'La primera' },
                { optionId: 'b', text: 'La que tiene más propiedades' },
                { optionId: 'c', text: 'La última' },
              ],
              answer: 'c',
            },
            {
              type: 'multiple',
              prompt: '¿Qué partes quedan dentro del borde de una caja?',
              options: [
                { optionId: 'a', text: 'El contenido' },
                { optionId: 'b', text: 'El margen' },
                { optionId: 'c', text: 'El relleno' },
              ],
              answer: ['a', 'c'],
            },
          ],
        },
      },
      {
        title: 'Flexbox en cinco minutos',
        section: 'La composición',
        durationSeconds: 360,
        type: 'article',
        content: `Flexbox reparte elementos a lo largo de un eje. Basta con una propiedad en el contenedor:

\`\`\`css
nav {
  display: flex;
  justify-content: space-between;
  align-items: center;
  gap: 1rem;
  flex-wrap: wrap;
}
\`\`\`

- \`justify-content\` coloca los elementos en el **eje principal** (horizontal, si no dices lo contrario).
- \`align-items\` los alinea en el **eje transversal**.
- \`gap\` deja espacio entre ellos, sin márgenes sobrantes en los extremos.
- \`flex-wrap: wrap\` permite que pasen a otra línea en una pantalla estrecha.

¿Quieres que un elemento ocupe el espacio que sobra? Dale \`flex: 1\`. ¿Una columna? Escribe \`flex-direction: column\`, y recuerda que entonces los dos ejes se intercambian: \`justify-content\` pasa a actuar en vertical.`,
      },
      {
        title: 'Tu página en el móvil: consultas de medios',
        section: 'La composición',
        durationSeconds: 720,
        type: 'video',
      },
      {
        title: 'Proyecto final: plantilla y lista de revisión',
        section: 'La composición',
        durationSeconds: 900,
        type: 'file',
      },
    ],
  },
  {
    title: 'Modernes C++ mit Spaß: RAII, Smart Pointer und große Projekte',
    thumbnail: 'modern-cpp',
    summary:
      'C++ so schreiben, dass Ressourcen sich selbst aufräumen: Besitz klar ausdrücken, Kopien vermeiden, Fehler früh finden.',
    description: `C++ gilt als schwierig, weil viele es noch so lernen, wie man es vor dreißig Jahren schrieb: mit \`new\`, \`delete\` und viel Hoffnung. Seit C++11 geht es anders. Wer Besitz und Lebensdauer im Typ ausdrückt, braucht beides kaum noch.

In diesem Kurs lernen Sie,

- Ressourcen mit RAII zu verwalten,
- den passenden Smart Pointer zu wählen, oder gar keinen,
- Werte zu verschieben, statt sie zu kopieren,
- ein Projekt aus vielen Dateien mit CMake zu bauen,
- Speicherfehler mit Sanitizern zu finden.

Sie sollten eine andere Programmiersprache kennen und schon einmal eine Klasse geschrieben haben. Alle Beispiele laufen mit C++20 in GCC, Clang und MSVC.`,
    category: 'programming',
    level: 'intermediate',
    tags: ['c++', 'raii', 'smart-pointer', 'cmake', 'programmierung'],
    language: 'de',
    skills: [
      'RAII anwenden',
      'Smart Pointer wählen',
      'Move-Semantik',
      'Speicherfehler finden',
      'Bauen mit CMake',
    ],
    price: { amount: 64.9, currency: 'EUR' },
    instructor: 'ingrid',
    coInstructors: ['kenji'],
    status: 'published',
    publishedAt: '2026-01-12T08:00:00Z',
    audience: { learners: 3, stars: 4.5 },
    lessons: [
      {
        title: 'RAII: Wer öffnet, der schließt',
        section: 'Besitz',
        type: 'article',
        durationSeconds: 330,
        preview: true,
        content: `Ein Objekt in C++ hat ein genau festgelegtes Ende: Sobald sein Gültigkeitsbereich verlassen wird, läuft sein **Destruktor**, auch bei einem frühen \`return\` und auch bei einer Ausnahme, die gefangen wird. RAII nutzt das aus: Der Konstruktor nimmt eine Ressource in Besitz, der Destruktor gibt sie frei.

\`\`\`cpp
std::string erste_zeile(const std::filesystem::path& pfad) {
    std::ifstream datei{pfad};
    std::string zeile;
    if (!std::getline(datei, zeile)) return {};
    return zeile;
}   // hier schließt sich die Datei, auf jedem Weg hinaus
\`\`\`

Nirgends steht \`close()\`, und nirgends kann es fehlen. Genauso arbeiten \`std::vector\` mit Speicher und \`std::lock_guard\` mit einem Mutex.

Daraus folgt die **Regel der Null**: Bestehen die Teile einer Klasse nur aus solchen Typen, dann braucht sie selbst weder Destruktor noch Kopierkonstruktor noch Zuweisung. Der Compiler erzeugt die richtigen.`,
      },
      {
        title: 'unique_ptr, shared_ptr oder gar kein Zeiger',
        section: 'Besitz',
        type: 'article',
        durationSeconds: 360,
        content: `Fragen Sie zuerst, ob Sie überhaupt einen Zeiger brauchen. Ein Wert auf dem Stack oder in einem \`std::vector\` ist einfacher und meist schneller.

| Frage | Typ |
| --- | --- |
| Gehört mir allein? | \`std::unique_ptr<T>\` |
| Gehört mehreren, und niemand ist sicher der Letzte? | \`std::shared_ptr<T>\` |
| Ich schaue nur zu, es gibt es immer | \`T&\` oder \`const T&\` |
| Ich schaue nur zu, es kann fehlen | \`T*\` |

\`\`\`cpp
auto bild = std::make_unique<Bild>("berg.png");
zeige(*bild);                     // nur ansehen
archiv.nimm(std::move(bild));     // Besitz abgeben
\`\`\`

Ein \`unique_ptr\` ist in der Regel so groß wie ein nackter Zeiger. Ein \`shared_ptr\` zählt dagegen seine Besitzer, und dieser Zähler muss zwischen Threads abgestimmt werden.

Zeigen zwei Objekte mit \`shared_ptr\` aufeinander, wird keines je frei. Für den Rückweg gibt es \`std::weak_ptr\`.`,
      },
      {
        title: 'Verschieben statt kopieren',
        section: 'Besitz',
        type: 'article',
        durationSeconds: 300,
        content: `Eine Kopie eines Vektors mit einer Million Zahlen kostet eine Million Zahlen. Ihn zu **verschieben** kostet nur ein paar Zeiger: Der neue Vektor übernimmt den Speicher, der alte gibt ihn ab.

\`\`\`cpp
std::vector<int> messwerte = lies();
speicher.push_back(std::move(messwerte));
\`\`\`

\`std::move\` bewegt übrigens nichts. Es ist nur eine Umwandlung, die sagt: Von hier darf man nehmen. Danach ist \`messwerte\` noch gültig, aber verlassen Sie sich nicht auf seinen Inhalt: Weisen Sie etwas Neues zu, oder lassen Sie ihn in Ruhe.

Zwei Fallen:

- \`return std::move(ergebnis);\` ist gut gemeint, verhindert aber, dass der Compiler die Kopie ganz einspart. Schreiben Sie einfach \`return ergebnis;\`.
- Von einem \`const\`-Objekt lässt sich nicht verschieben. \`std::move\` wird dann still zur Kopie.`,
      },
      {
        title: 'Ein Speicherleck finden: AddressSanitizer im Einsatz',
        section: 'Große Projekte',
        type: 'video',
        durationSeconds: 702,
      },
      {
        title: 'Projekte mit CMake aufbauen',
        section: 'Große Projekte',
        type: 'article',
        durationSeconds: 330,
        content: `In großen Projekten zählt, wer von wem abhängt. Modernes CMake beschreibt deshalb **Ziele** und ihre Beziehungen, nicht globale Schalter.

\`\`\`cmake
cmake_minimum_required(VERSION 3.20)
project(wetter LANGUAGES CXX)

add_library(messung src/messung.cpp)
target_include_directories(messung PUBLIC include)
target_compile_features(messung PUBLIC cxx_std_20)

add_executable(wetter src/main.cpp)
target_link_libraries(wetter PRIVATE messung)
\`\`\`

\`PUBLIC\` bedeutet: gilt für die Bibliothek und für alle, die sie benutzen. \`PRIVATE\` gilt nur für sie selbst. So erfährt \`wetter\` von selbst, wo die Header liegen und dass C++20 nötig ist.

Gebaut wird in einem eigenen Ordner:

\`\`\`sh
cmake -B build && cmake --build build
\`\`\`

Schalten Sie von Anfang an Warnungen ein (\`-Wall -Wextra\`, bei MSVC \`/W4\`). In einem alten Projekt kommen sonst tausend auf einmal.`,
      },
      {
        title: 'Prüfen Sie sich: Besitz und Lebensdauer',
        section: 'Große Projekte',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'single',
              prompt:
                'Eine Funktion betrachtet ein Objekt nur, und es ist immer vorhanden. Welcher Parameter passt?',
              options: [
                { optionId: 'a', text: '`std::shared_ptr<Bild>`' },
                { optionId: 'b', text: '`const Bild&`' },
                { optionId: 'c', text: '`std::unique_ptr<Bild>`' },
              ],
              answer: 'b',
              explanation: 'Smart Pointer gehören nur dann in eine Schnittstelle, wenn es um Besitz geht.',
            },
            {
              type: 'true-false',
              prompt: '`std::move(x)` verschiebt den Inhalt von `x` auf jeden Fall.',
              answer: false,
              explanation: 'Es ist nur eine Umwandlung. Verschoben wird erst von dem, der sie entgegennimmt.',
            },
            {
              type: 'text',
              prompt: 'Mit welchem Smart Pointer bricht man einen Kreis aus `shared_ptr` auf?',
              answer: ['weak_ptr', 'std::weak_ptr'],
              hints: [{ text: 'Er hält nichts am Leben.', cost: 1 }],
            },
          ],
        },
      },
    ],
  },
  {
    title: 'C# in Practice: Types, LINQ and async/await 🧩',
    thumbnail: 'csharp-practice',
    summary:
      'Write C# that says what it means: the right kind of type, null under control, queries that read well and async code without traps.',
    description: `C# has grown a great deal since its first version, and much of the code one meets still looks as if it had not. This course shows the language as it is used today, on one small program that tracks the books of a village library.

You will learn to

- choose between classes, records and structs,
- let the compiler find null before your users do,
- query collections with LINQ and know when a query runs,
- write asynchronous code that neither blocks nor loses errors,
- test all of it with xUnit.

You should have written some code in any language. The examples run on .NET 8 and later, on Windows, macOS and Linux.`,
    category: 'programming',
    level: 'intermediate',
    tags: ['c#', '.net', 'linq', 'async', 'backend'],
    language: 'en',
    skills: [
      'Records and pattern matching',
      'Nullable reference types',
      'LINQ queries',
      'Asynchronous code',
      'Unit tests with xUnit',
    ],
    price: { amount: 44.5, currency: 'USD' },
    instructor: 'omar',
    status: 'published',
    publishedAt: '2024-08-26T13:45:00Z',
    audience: { learners: 41, stars: 4.4 },
    lessons: [
      {
        title: 'Classes, records and structs',
        section: 'Types',
        type: 'article',
        durationSeconds: 330,
        preview: true,
        content: `C# gives you several ways to make a type. Two questions lead to the right one: is it an **identity** or a **value**, and should it be copied when it is assigned?

| Kind | Equality | Assignment copies | Use it for |
| --- | --- | --- | --- |
| \`class\` | same object | the reference | things with a life: a loan, a service |
| \`record\` | same content | the reference | data: a title, a request |
| \`struct\` | same content, by \`Equals\` | the whole value | small values: a point, an amount |

\`\`\`csharp
public record Book(string Isbn, string Title, int Year);

var first = new Book("978-0", "Kim", 1901);
var later = first with { Year = 1902 };
Console.WriteLine(first == later);   // False
\`\`\`

One line declares the constructor, the properties, equality by content and a readable \`ToString\`. The \`with\` expression makes a changed copy, and the original stays as it was.

Keep structs small and immutable. A large struct is copied again and again, and a mutable one surprises people who change a copy.`,
      },
      {
        title: 'Null is a decision',
        section: 'Types',
        type: 'article',
        durationSeconds: 300,
        content: `With \`<Nullable>enable</Nullable>\` in the project file, the compiler reads \`string\` as *never null* and \`string?\` as *maybe null*. It then follows each value through your code and warns where the two do not fit.

\`\`\`csharp
Book? Find(string isbn) =>
    books.FirstOrDefault(book => book.Isbn == isbn);

var found = Find("978-0");
Console.WriteLine(found.Title);              // warning CS8602
Console.WriteLine(found?.Title ?? "unknown"); // fine
\`\`\`

\`?.\` stops at null, \`??\` supplies something instead. Pattern matching often reads better than both:

\`\`\`csharp
if (Find("978-0") is { Year: < 1950 } old)
    Console.WriteLine($"{old.Title} needs a gentle hand");
\`\`\`

Resist the operator \`!\`, which tells the compiler to be quiet: it checks nothing when the program runs. And remember that all of this is advice at compile time. Data from outside, such as JSON, may still be null where the type says otherwise, so check it at the door.`,
      },
      {
        title: 'LINQ: say what, not how',
        section: 'Queries and tasks',
        type: 'article',
        durationSeconds: 330,
        content: `A loop says how to collect something; a query says what you want.

\`\`\`csharp
var overdue = loans
    .Where(loan => loan.Due < today)
    .OrderBy(loan => loan.Due)
    .Select(loan => $"{loan.Reader}: {loan.Book.Title}");
\`\`\`

Nothing has happened yet. \`overdue\` is a recipe, and it runs **each time** you go through it. That is called deferred execution, and it explains two common bugs:

- Going through it twice does the work twice, and may give two different answers.
- If \`loans\` changes in between, so does the result.

When you want the result now, end with \`ToList()\`. Methods that return one value, such as \`Count\`, \`First\` or \`Any\`, run at once as well.

Choose the one that means what you say: \`First\` throws if there is nothing, \`FirstOrDefault\` returns the default, \`Single\` insists on exactly one. And to ask whether there is anything at all, \`Any()\` is better than \`Count() > 0\`: it stops at the first element.`,
      },
      {
        title: 'async and await without surprises',
        section: 'Queries and tasks',
        type: 'article',
        durationSeconds: 360,
        content: `\`await\` does not create a thread. It says: give the thread back until this is ready, then go on from here. That is why one server can wait for thousands of answers at once.

\`\`\`csharp
async Task<int> CountPagesAsync(HttpClient http, string[] urls)
{
    var downloads = urls.Select(url => http.GetStringAsync(url));
    string[] pages = await Task.WhenAll(downloads);
    return pages.Sum(page => page.Length);
}
\`\`\`

All downloads are under way together; awaiting them one by one in a loop would take as long as their sum.

Three rules prevent most trouble:

1. **Async all the way.** \`.Result\` and \`.Wait()\` block the thread and, in a desktop application, can lock it up for good.
2. **Return \`Task\`, not \`void\`.** Nobody can await an \`async void\` method, and its exceptions may end the program. Event handlers are the only exception.
3. **Pass on the \`CancellationToken\`**, so that work nobody waits for any more can stop.`,
      },
      {
        title: 'Check: types, queries and tasks',
        section: 'Queries and tasks',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 5,
          questions: [
            {
              type: 'true-false',
              prompt: 'Two instances of a `record` class with the same content are equal under `==`.',
              answer: true,
              explanation: 'Records compare by content; ordinary classes compare by reference.',
            },
            {
              type: 'single',
              prompt: 'When does the query in `var late = loans.Where(l => l.Due < today);` run?',
              options: [
                { optionId: 'a', text: 'At once, in this line' },
                { optionId: 'b', text: 'Whenever somebody goes through `late`' },
                { optionId: 'c', text: 'Once, the first time, and then it is remembered' },
              ],
              answer: 'b',
              hints: [{ text: 'It is a recipe, not a meal.', cost: 1 }],
            },
            {
              type: 'text',
              prompt: 'Which method of `Task` waits, without blocking, until several tasks are all finished?',
              answer: ['WhenAll', 'Task.WhenAll'],
            },
          ],
        },
      },
      {
        title: 'Project sheet: the village library',
        section: 'Queries and tasks',
        type: 'file',
        durationSeconds: 900,
      },
    ],
  },
];
