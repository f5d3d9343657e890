import type { SampleCourse } from '../sample.ts';

export const design: SampleCourse[] = [
  {
    title: 'Typography for Screens',
    thumbnail: 'screen-typography',
    summary:
      'Choose, size and space type so that people read your pages with pleasure, on a watch as well as on a wall.',
    description: `Most of what we design is text. When it is set well, nobody notices; when it is not, people leave without knowing why. This course trains your eye first and gives you the CSS second.

You will learn to

- tell typefaces apart and choose one for a purpose
- build a small scale of sizes instead of inventing each one
- set line length, line height and spacing so that reading flows
- load fonts without flicker or long waits

The examples are everyday pages: a recipe, a timetable, a terms-and-conditions page that somebody should actually read. Designers, developers and editors are equally welcome, and no drawing talent is required. Bring a page of your own, because the exercises improve it step by step.`,
    category: 'design',
    level: 'beginner',
    tags: ['typography', 'web-design', 'css', 'fonts'],
    language: 'en',
    skills: [
      'Choosing typefaces',
      'Building a type scale',
      'Setting comfortable paragraphs',
      'Loading web fonts',
    ],
    price: { amount: 27.5, currency: 'EUR' },
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2026-10-19T11:40:00Z',
    lessons: [
      {
        title: 'The anatomy of a letter in eight minutes',
        section: 'Seeing letters',
        durationSeconds: 510,
        preview: true,
        type: 'video',
      },
      {
        title: 'Choosing a typeface for a job',
        section: 'Seeing letters',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Before asking whether a typeface is beautiful, ask what it has to **do**.

- *Long reading* calls for open shapes, moderate contrast between thick and thin strokes, and a real italic.
- *Interfaces* need clear letters at small sizes. Type \`Il1 O0\` and see whether you can tell them apart.
- *Tables* need **tabular figures**, which all have the same width, so that columns of numbers line up.
- *Your languages* must be covered. Test the names of real people: Łukasz, Zoë, Nguyễn, Þór.

Then look at the family. Do you get at least a regular, an italic and a bold that were drawn, or would the browser have to fake them by slanting and smearing?

One family is often enough. If you want a second for headings, choose one that differs clearly, since two similar faces look like a mistake.`,
      },
      {
        title: 'A scale instead of guesses',
        section: 'Seeing letters',
        durationSeconds: 300,
        type: 'article',
        content: `Pages become restless when every element has a size of its own. A **type scale** fixes a few sizes with a constant ratio between neighbours. Starting at 16 pixels with the ratio 1.25 you get 16, 20, 25 and about 31.

\`\`\`css
:root {
  --step-0: 1rem;
  --step-1: 1.25rem;
  --step-2: 1.563rem;
  --step-3: 1.953rem;
}
h1 { font-size: var(--step-3); }
h2 { font-size: var(--step-2); }
\`\`\`

The unit \`rem\` refers to the size set on the root element, 16 pixels in most browsers unless the reader has chosen otherwise. That is why you should not set sizes in pixels: people who enlarged their text did so for a reason.

Size is only one way to create rank. Weight, colour and space work as well, and one of them is usually enough.`,
      },
      {
        title: 'Check: faces and sizes',
        section: 'Seeing letters',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'A scale starts at 16 pixels and has the ratio 1.5. How many pixels is the size two steps up?',
              answer: 36,
              hints: [{ text: 'Multiply by the ratio twice.', cost: 1 }],
              explanation: '16 × 1.5 = 24 and 24 × 1.5 = 36.',
            },
            {
              type: 'single',
              prompt: 'Which kind of figures makes the columns of a price table line up?',
              options: [
                { optionId: 'a', text: 'Old-style figures' },
                { optionId: 'b', text: 'Tabular figures' },
                { optionId: 'c', text: 'Proportional figures' },
                { optionId: 'd', text: 'Superscript figures' },
              ],
              answer: 'b',
            },
            {
              type: 'true-false',
              prompt: 'Sizes in `rem` follow the text size that the reader has set in the browser.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'The comfortable paragraph',
        section: 'Setting text',
        durationSeconds: 300,
        type: 'article',
        content: `Three values decide whether a paragraph invites reading, and they depend on one another.

1. **Line length.** Between 45 and 75 characters is a good range for Latin scripts. On longer lines, the eye loses its way back to the left.
2. **Line height.** Between 1.4 and 1.6 suits most body text. Longer lines need more, headings less.
3. **Paragraph spacing.** Either a gap *or* an indent, never both.

\`\`\`css
article p {
  max-width: 65ch;
  line-height: 1.5;
  margin-block: 0 1em;
}
\`\`\`

The unit \`ch\` is the width of the digit zero, which makes it a handy approximation to an average character. Leave \`line-height\` without a unit: the factor is then inherited and applied to each element's own size, so large headings inside an article do not overlap.`,
      },
      {
        title: 'Headings, lists and the space between',
        section: 'Setting text',
        durationSeconds: 660,
        type: 'video',
      },
      {
        title: 'Small marks with large effects',
        section: 'Setting text',
        durationSeconds: 300,
        type: 'article',
        content: `Readers rarely notice correct punctuation, but wrong marks make a text look careless.

| Instead of | use | for |
| --- | --- | --- |
| \`"\` and \`'\` | “ ” and ’ | quotation and apostrophe |
| \`-\` | – | ranges such as 9–17 |
| \`...\` | … | an ellipsis |
| \`x\` | × | dimensions such as 3 × 4 |

Other languages have rules of their own: German writes „so“, French « ainsi », Japanese 「こう」. Set the \`lang\` attribute, and hyphenation as well as the \`q\` element will follow the language.

Keep a number and its unit on one line with a **no-break space**: \`20&nbsp;km\`. And write capitals sparingly. If a design calls for an all-capital label, type normal letters and let \`text-transform\` do it, with a little added letter-spacing.`,
      },
      {
        title: 'Check: paragraphs and marks',
        section: 'Setting text',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which settings suit a long article in English?',
              options: [
                { optionId: 'a', text: 'Lines of about 65 characters' },
                { optionId: 'b', text: 'A line height of 1.0' },
                { optionId: 'c', text: 'A line height of 1.5' },
                { optionId: 'd', text: 'Lines across the full width of a large screen' },
              ],
              answer: ['a', 'c'],
            },
            {
              type: 'text',
              prompt: 'Which CSS unit is based on the width of the digit zero?',
              answer: ['ch'],
              hints: [{ text: 'The two letters begin the word "character".', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'It is good style to separate paragraphs by both a gap and an indent.',
              answer: false,
            },
          ],
        },
      },
      {
        title: 'Web fonts without flicker',
        section: 'Type in production',
        durationSeconds: 780,
        type: 'video',
      },
      {
        title: 'Variable fonts: many weights in one file',
        section: 'Type in production',
        durationSeconds: 300,
        status: 'draft',
        type: 'article',
        content: `A classic font family ships one file per style. A **variable font** stores the outlines once, together with rules for changing them along *axes* such as weight (\`wght\`) or width (\`wdth\`).

\`\`\`css
@font-face {
  font-family: 'Harbour';
  src: url('/fonts/harbour.woff2') format('woff2');
  font-weight: 300 800;
  font-display: swap;
}
h2 { font-family: 'Harbour', sans-serif; font-weight: 640; }
\`\`\`

The range after \`font-weight\` tells the browser which values the file supports, so any weight between 300 and 800 is possible. \`font-display: swap\` shows the fallback font at once and exchanges it when the file has arrived.

One variable file is larger than one static file. It pays off as soon as you need about three styles. Fewer than that, and static files in \`woff2\` remain the lighter choice.`,
      },
    ],
  },
  {
    title: 'Colour That Works 🎨',
    thumbnail: 'working-colour',
    summary:
      'Build palettes that are beautiful, readable and kind to every eye, using perception instead of luck.',
    description: `Some people seem to have an instinct for colour. In truth they have a vocabulary, a few habits and a lot of practice, and all three can be learned.

We start with how eyes and screens produce colour, and with words that describe it precisely. Then you build a palette for a real product: neutrals first, one strong accent, and colours for success, warning and error that do not shout over each other. Finally you test everything for **contrast** and for readers who see fewer colours than you do.

The course is free and suits beginners as well as designers who want reasons for what they already do by feel. Any drawing program or browser will do for the exercises.`,
    category: 'design',
    level: 'all',
    tags: ['colour', 'design', 'accessibility', 'palettes'],
    language: 'en',
    skills: [
      'Describing colours',
      'Building a palette',
      'Checking contrast',
      'Designing for colour-blind readers',
    ],
    price: null,
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2024-12-02T13:15:00Z',
    audience: { learners: 15, stars: 4.5 },
    lessons: [
      {
        title: 'Three kinds of cones, three kinds of pixels',
        section: 'How colour works',
        durationSeconds: 540,
        preview: true,
        type: 'video',
      },
      {
        title: 'Hue, lightness, chroma',
        section: 'How colour works',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Three questions describe every colour:

- **Hue**: which colour of the rainbow is it closest to?
- **Lightness**: how light or dark does it appear?
- **Chroma**: how far is it from grey?

The familiar HSL notation has similar names, but its lightness is only arithmetic. \`hsl(60 100% 50%)\` is a glaring yellow and \`hsl(240 100% 50%)\` a deep blue, although both claim a lightness of 50 %.

Newer CSS offers \`oklch()\`, which is modelled on perception:

\`\`\`css
.calm  { background: oklch(0.9 0.04 230); }
.loud  { background: oklch(0.65 0.2 30); }
\`\`\`

The three numbers are lightness from 0 to 1, chroma, and hue as an angle. Two colours with the same first number really look about equally light. This makes it far easier to exchange the hue of a button without ruining the contrast of its label.`,
      },
      {
        title: 'Colours change their neighbours',
        section: 'How colour works',
        durationSeconds: 300,
        type: 'article',
        content: `Place the same grey square on white and on black. On white it looks darker, on black lighter, although the pixels are identical. The effect is called **simultaneous contrast**, and it acts on hue as well: grey on a red ground appears slightly greenish.

So a colour can never be judged on its own. Practical consequences:

1. Choose colours **in place**, next to the text and the pictures they will live with, not in a picker.
2. Look at the whole page from a distance or through half-closed eyes. What stands out? Is it what should?
3. Give strong colours little area. A vivid tone that delights on an icon becomes tiring as a background.

An old rule of thumb from interior design helps to begin with: about 60 % of a calm main colour, 30 % of a second one and 10 % of an accent.`,
      },
      {
        title: 'Check: describing colour',
        section: 'How colour works',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Which property tells how far a colour is from grey?',
              options: [
                { optionId: 'a', text: 'Hue' },
                { optionId: 'b', text: 'Lightness' },
                { optionId: 'c', text: 'Chroma' },
              ],
              answer: 'c',
            },
            {
              type: 'true-false',
              prompt: 'Two HSL colours with the same lightness value always look equally light.',
              answer: false,
              explanation:
                'HSL lightness is computed from the RGB numbers and ignores that our eyes find yellow much lighter than blue.',
            },
            {
              type: 'text',
              prompt:
                'What is the name of the effect that makes a grey look lighter on black than on white? (two words)',
              answer: ['simultaneous contrast'],
              hints: [{ text: 'Both things are seen at the same moment.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Neutrals first',
        section: 'Building a palette',
        durationSeconds: 360,
        type: 'article',
        content: `Beginners start with the brand colour; experienced designers start with **grey**. Backgrounds, borders, text and shadows make up nearly all of an interface, so the neutrals decide how it feels.

A dependable ladder has eight to ten steps from almost white to almost black. Keep the steps closer at the light end, where backgrounds need fine distinctions.

Pure grey can look lifeless. Mix in a hint of the hue you plan to use as an accent, for instance a chroma of 0.01 in \`oklch\`. The result still reads as grey but belongs to the family.

Then give the steps **roles** rather than only names:

\`\`\`css
:root {
  --surface: var(--grey-1);
  --border: var(--grey-3);
  --text-muted: var(--grey-7);
  --text: var(--grey-9);
}
\`\`\`

A dark theme then assigns other steps to the same roles, and no component has to change.`,
      },
      {
        title: 'From one accent to a full palette',
        section: 'Building a palette',
        durationSeconds: 840,
        type: 'video',
      },
      {
        title: 'Check: palettes',
        section: 'Building a palette',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'multiple',
              prompt: 'Why define roles such as `--surface` and `--text` on top of named colours?',
              options: [
                { optionId: 'a', text: 'A dark theme can reassign them in one place' },
                { optionId: 'b', text: 'Browsers display them faster' },
                { optionId: 'c', text: 'Components need not know the actual colour' },
              ],
              answer: ['a', 'c'],
            },
            {
              type: 'single',
              prompt: 'Where should the steps of a neutral scale lie closer together?',
              options: [
                { optionId: 'a', text: 'At the light end' },
                { optionId: 'b', text: 'In the middle' },
                { optionId: 'c', text: 'At the dark end' },
              ],
              answer: 'a',
            },
          ],
        },
      },
      {
        title: 'Contrast in numbers',
        section: 'Colour for everybody',
        durationSeconds: 300,
        type: 'article',
        content: `Readability depends mainly on the difference in lightness between text and ground. The web accessibility guidelines (WCAG) express it as a ratio between 1:1, no difference, and **21:1**, black on white.

For level AA, the ratio must be at least

- **4.5:1** for normal text,
- **3:1** for large text, that is from 24 pixels, or about 18.7 pixels if bold,
- **3:1** for icons and for the borders that show where a control is.

The lightest pure grey that passes for normal text on white is \`#767676\`, at about 4.54:1. Many designs use a paler one for hints and captions and fail there.

Check the pairs that people forget: placeholder text, text on photographs, links within a paragraph, and the label of a button while the pointer rests on it. Browser developer tools show the ratio in their colour picker.`,
      },
      {
        title: 'When red and green look alike',
        section: 'Colour for everybody',
        durationSeconds: 300,
        type: 'article',
        content: `Roughly one man in twelve and one woman in two hundred of northern European descent see red and green as more similar than others do. A status light that changes only its hue tells them nothing.

The remedy is a simple principle: **never let colour carry a message alone**. Add at least one more sign:

- an icon or a word next to the red frame of a wrong field,
- different dash patterns or direct labels on the lines of a chart,
- an underline for links inside text.

Differences in *lightness* survive every kind of colour-vision deficiency. If your palette still works when you turn the screen to greyscale, it will work for nearly everyone.

Browsers can simulate several deficiencies in their developer tools. Try it with your favourite map or timetable, and you will start to notice who thought of it.`,
      },
      {
        title: 'Repairing a dashboard, live',
        section: 'Colour for everybody',
        durationSeconds: 600,
        type: 'video',
      },
    ],
  },
  {
    title: 'Inclusive Design and Web Accessibility ♿',
    thumbnail: 'inclusive-design',
    summary:
      'Make websites that work with a keyboard, a screen reader or one tired thumb, and learn to test them yourself.',
    description: `Around one person in six lives with a significant disability, and everybody else holds a baby, breaks an arm or sits in bright sunlight now and then. Accessible websites help all of them, and they are usually simpler to maintain as well.

This course is practical. You will **unplug your mouse**, listen to pages with a screen reader, and repair what does not work: headings that are none, buttons nobody can reach, forms that fail in silence. Along the way you learn the parts of WCAG 2.2 that come up again and again, and why the first rule of ARIA is to avoid it.

You should know HTML and CSS and have seen a little JavaScript. Designers who work closely with developers will profit just as much.`,
    category: 'design',
    level: 'intermediate',
    tags: ['accessibility', 'web-development', 'inclusive-design', 'html'],
    language: 'en',
    skills: [
      'Semantic markup',
      'Keyboard operation',
      'Using ARIA sparingly',
      'Accessible forms',
      'Testing with a screen reader',
    ],
    price: { amount: 44.99, currency: 'USD' },
    instructor: 'amara',
    coInstructors: ['ingrid'],
    status: 'published',
    publishedAt: '2026-01-15T15:55:00Z',
    audience: { learners: 6, stars: 4.7 },
    lessons: [
      {
        title: 'Four people, one ticket shop',
        section: 'Foundations',
        durationSeconds: 600,
        preview: true,
        type: 'video',
      },
      {
        title: 'Semantics are a contract',
        section: 'Foundations',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `When you write \`<button>\`, you sign a contract with the browser. In return you get focus by keyboard, activation by Enter **and** Space, a role that screen readers announce, and a disabled state. A styled \`div\` gives you none of that.

\`\`\`html
<!-- Looks like a button, works for some -->
<div class="btn" onclick="save()">Save</div>

<!-- Works for everybody -->
<button type="button" onclick="save()">Save</button>
\`\`\`

The same is true of the page as a whole. Landmarks such as \`header\`, \`nav\` and \`main\` let people jump to regions, and many screen-reader users move through a page by **headings**. A page without them is like a book without chapters.

Try this: list the headings of your page in order. Does the list make sense as a table of contents? If so, you have already done a good part of the work.`,
      },
      {
        title: 'Names, roles and values',
        section: 'Foundations',
        durationSeconds: 300,
        type: 'article',
        content: `For every control, assistive technology asks three things. **Role**: what is it? **Name**: what is it called? **Value or state**: how is it set now?

A screen reader turns the answers into speech: "*Newsletter, checkbox, checked*".

Roles and states come from the right element. Names are the part that is missing most often. They come from, among others,

- the text inside a \`button\` or a link,
- the \`label\` that belongs to a form field,
- the \`alt\` text of an image,
- \`aria-label\`, when there is no visible text at all.

An icon button without text is simply "button". Give it a name:

\`\`\`html
<button type="button" aria-label="Close">
  <svg aria-hidden="true">…</svg>
</button>
\`\`\`

If there is visible text, the name should contain that text, because people who control their computer by voice say what they see.`,
      },
      {
        title: 'Check: semantics',
        section: 'Foundations',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt: 'What should the `alt` attribute of a purely decorative image contain?',
              options: [
                { optionId: 'a', text: 'The file name' },
                { optionId: 'b', text: 'The word "image"' },
                { optionId: 'c', text: 'Nothing: alt=""' },
                { optionId: 'd', text: 'It should be left out altogether' },
              ],
              answer: 'c',
              explanation:
                'An empty alt tells screen readers to skip the image; without the attribute, some read the file name aloud.',
            },
            {
              type: 'true-false',
              prompt: 'A native `<button>` can be activated with both the Enter key and the Space key.',
              answer: true,
            },
            {
              type: 'multiple',
              prompt: 'Which of these give a form field an accessible name?',
              options: [
                { optionId: 'a', text: 'A label element linked with for and id' },
                { optionId: 'b', text: 'A placeholder in a pale grey' },
                { optionId: 'c', text: 'An aria-label attribute' },
                { optionId: 'd', text: 'A larger font' },
              ],
              answer: ['a', 'c'],
              hints: [{ text: 'Do not count something that disappears as soon as one types.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Focus: visible, logical, never lost',
        section: 'Operating without a mouse',
        durationSeconds: 360,
        type: 'article',
        content: `Put your mouse aside and press the **Tab** key. Three questions decide whether the page can be used:

1. **Can you see where you are?** Never write \`outline: none\` without a replacement.
2. **Does the order make sense?** It follows the order of the HTML. Rearranging boxes with CSS does not change it, and a positive \`tabindex\` makes matters worse.
3. **Can you get everywhere, and away again?** A dialog must take the focus when it opens and return it to the button that opened it.

\`\`\`css
:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
\`\`\`

The native \`dialog\` element with \`showModal()\` takes care of the third point: it keeps the focus inside, closes with Escape, and gives the focus back. A link "Skip to content" at the top spares people forty presses on every page.`,
      },
      {
        title: 'A menu that works with arrow keys',
        section: 'Operating without a mouse',
        durationSeconds: 900,
        type: 'video',
      },
      {
        title: 'The first rule of ARIA',
        section: 'Operating without a mouse',
        durationSeconds: 300,
        type: 'article',
        content: `ARIA attributes can change what assistive technology announces. They change **nothing else**: no focus, no keys, no behaviour. Hence the first rule: *if a native element does the job, use it instead.*

\`<div role="button">\` promises a button, and you must then deliver \`tabindex="0"\`, both keys and the disabled state by hand. Surveys of popular home pages have found for years that pages with ARIA contain, on average, more detected errors than pages without.

There are good uses, nevertheless:

- \`aria-expanded\` on a button that opens something,
- \`aria-current="page"\` on the current link of a menu,
- \`aria-live="polite"\` for messages that appear without a reload,
- \`aria-describedby\` to tie a hint or an error to its field.

State attributes must be kept up to date by your script. A menu that always claims to be closed is worse than one that says nothing.`,
      },
      {
        title: 'Check: keyboard and ARIA',
        section: 'Operating without a mouse',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'text',
              prompt:
                'Which CSS pseudo-class matches focused elements only when the browser decides that focus should be shown, as with keyboard use?',
              answer: [':focus-visible', 'focus-visible'],
            },
            {
              type: 'true-false',
              prompt: 'Adding role="button" to a div makes it reachable with the Tab key.',
              answer: false,
              explanation:
                'ARIA changes only what is announced. Reachability needs tabindex="0", or better, a real button.',
            },
            {
              type: 'numeric',
              prompt:
                'WCAG 2.2 asks at level AA for pointer targets of at least how many CSS pixels in width and height, apart from exceptions?',
              answer: 24,
              hints: [{ text: 'The stricter criterion at level AAA asks for 44.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Errors that help',
        section: 'Forms and testing',
        durationSeconds: 300,
        type: 'article',
        content: `A form fails, and a red frame appears somewhere above the visible area. Who notices? Nobody who cannot see it, and few who can.

A helpful error

- says **in words** what is wrong and how to repair it ("Enter the date as DD.MM.YYYY"),
- stands **next to the field** and is tied to it by \`aria-describedby\`,
- keeps everything that has been typed,
- moves the focus to the first faulty field, or to a summary with links.

\`\`\`html
<label for="mail">E-mail</label>
<input id="mail" type="email" autocomplete="email"
       aria-invalid="true" aria-describedby="mail-error">
<p id="mail-error">Enter an address such as ada@example.org.</p>
\`\`\`

Use \`autocomplete\` for personal data: it saves typing for everybody and is indispensable for some. Mark required fields in the label, and validate when people **leave** a field rather than at every keystroke.`,
      },
      {
        title: 'Ten minutes with a screen reader',
        section: 'Forms and testing',
        durationSeconds: 1020,
        type: 'video',
      },
      {
        title: 'Test protocol for one page',
        section: 'Forms and testing',
        durationSeconds: 480,
        type: 'file',
      },
    ],
  },
  {
    title: 'Wireframing on Paper ✏️',
    thumbnail: 'paper-wireframes',
    summary:
      'Sketch screens and flows with a pen before opening any tool, and get useful feedback within an hour.',
    description: `A drawing that took three minutes is easy to throw away, and that is its great strength. In this short course you will use **paper and one pen** to think through screens before any of them looks finished.

You learn a small alphabet of shapes from which every interface can be sketched, ways to draw many variants quickly, and how to connect screens to a flow. In the second half you test your sketches with real people, one of whom plays the computer.

No artistic skill is needed; if you can draw a rectangle and a wavy line, you are ready. The course has been archived, because a longer one with digital prototypes is being prepared, yet everything taught here remains valid.`,
    category: 'design',
    level: 'beginner',
    tags: ['wireframes', 'sketching', 'ux', 'prototyping'],
    language: 'en',
    skills: ['Sketching interfaces', 'Mapping user flows', 'Testing paper prototypes'],
    price: { amount: 1500, currency: 'JPY' },
    instructor: 'kenji',
    status: 'archived',
    publishedAt: '2024-03-21T00:30:00Z',
    archivedAt: '2026-04-15T10:00:00Z',
    audience: { learners: 12, stars: 3.3 },
    lessons: [
      {
        title: 'Why ugly sketches are useful',
        section: 'Drawing to think',
        durationSeconds: 420,
        preview: true,
        type: 'video',
      },
      {
        title: 'An alphabet of eight shapes',
        section: 'Drawing to think',
        durationSeconds: 240,
        preview: true,
        type: 'article',
        content: `You can draw nearly every screen with eight signs:

1. a **rectangle** for cards, windows and fields
2. a **crossed rectangle** for pictures
3. a **thick line** for a heading
4. **wavy lines** for running text
5. a **rounded box** for buttons
6. a **circle** for avatars and radio buttons
7. a **small square** for checkboxes
8. an **arrow** for everything that moves or leads somewhere

Write real words on buttons and headings. "Send invitation" tells you more than "Button", and half of all design problems are problems of wording. Leave long texts as wavy lines, since nobody should proofread a sketch.

Use a pen that is too thick for details. It keeps you from drawing shadows while the question on the table is what the screen is *for*.`,
      },
      {
        title: 'Six in six: variants before decisions',
        section: 'Drawing to think',
        durationSeconds: 300,
        type: 'article',
        content: `The first idea is rarely the best; it is just the first. To get past it, fold a sheet so that it shows six fields. Set a timer to six minutes and draw six **different** solutions, one per minute.

The first two will be familiar. The third and fourth hurt a little. The last ones are often odd, and one of them usually contains something worth keeping.

If you are stuck, change one condition:

- What if there were no list, only a search field?
- What if the screen were as small as a watch?
- What if people came here for the hundredth time?

Afterwards, mark with a coloured dot what you like, *parts* rather than whole sketches. Draw a seventh version that combines the dots. In a group, everybody draws alone first, so that the loudest voice does not set the direction.`,
      },
      {
        title: 'Check: sketching',
        section: 'Drawing to think',
        durationSeconds: 240,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'true-false',
              prompt: 'Real words on buttons are worth writing even in a rough sketch.',
              answer: true,
            },
            {
              type: 'single',
              prompt: 'Why is a thick pen recommended for early sketches?',
              options: [
                { optionId: 'a', text: 'It looks more professional' },
                { optionId: 'b', text: 'It prevents work on details too early' },
                { optionId: 'c', text: 'It can be erased more easily' },
              ],
              answer: 'b',
              hints: [{ text: 'Think about what you cannot draw with it.', cost: 1 }],
            },
            {
              type: 'numeric',
              prompt:
                'You draw six variants in six minutes. How many seconds do you have for each, on average?',
              answer: 60,
            },
          ],
        },
      },
      {
        title: 'Connecting sketches to a story',
        section: 'From screens to flows',
        durationSeconds: 540,
        type: 'video',
      },
      {
        title: 'Drawing a user flow',
        section: 'From screens to flows',
        durationSeconds: 300,
        type: 'article',
        content: `A single screen answers "what is there?"; a **flow** answers "and then?". Write the person's goal at the top, for instance *book a table for four on Friday*. Then draw the path as boxes and arrows:

\`\`\`text
[Search] -> [Choose time] -> [Your name] -> [Confirmed]
                 |
                 v
           [No table free] -> [Other day?]
\`\`\`

Boxes are screens, arrows are actions; write the action on the arrow. Follow the happy path first, then ask at each arrow: *what else could happen?* No result, no connection, a change of mind, a second person at the same time.

Count the steps. Every screen must earn its place by asking for something that is truly needed there. If a box contains only a button that says "Next", it is a candidate for removal.`,
      },
      {
        title: 'Printable sheets: phone and browser frames',
        section: 'From screens to flows',
        durationSeconds: 600,
        type: 'file',
      },
      {
        title: 'Testing with a human computer',
        section: 'From screens to flows',
        durationSeconds: 300,
        type: 'article',
        content: `A paper prototype can be tested on the day it is drawn. You need three people: a **participant**, a **facilitator** who talks, and a **computer** who silently exchanges the sheets.

The facilitator gives a task without naming the buttons: "You would like to eat out with three friends on Friday. Please show me what you would do." The participant points with a finger, and the computer puts down the sheet that belongs to the place that was touched.

Three rules keep the test honest:

- Do not explain and do not defend.
- When the participant asks "What does this do?", answer "What would you expect?"
- Write down what people *do*, not only what they say.

Five participants usually reveal the largest problems. Redraw between sessions, since a sheet takes only minutes to replace.`,
      },
      {
        title: 'Check: flows and tests',
        section: 'From screens to flows',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which roles are needed to test a paper prototype?',
              options: [
                { optionId: 'a', text: 'A participant' },
                { optionId: 'b', text: 'A person who plays the computer' },
                { optionId: 'c', text: 'A programmer' },
                { optionId: 'd', text: 'A facilitator' },
              ],
              answer: ['a', 'b', 'd'],
            },
            {
              type: 'single',
              prompt: 'The participant asks, "What happens if I press this?" What is a good reply?',
              options: [
                { optionId: 'a', text: '"It opens the menu."' },
                { optionId: 'b', text: '"What would you expect?"' },
                { optionId: 'c', text: '"Please don\'t press it."' },
              ],
              answer: 'b',
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Motion with Meaning: Animation for Interfaces',
    thumbnail: 'meaningful-motion',
    summary:
      'Use movement to explain what changed, guide attention and reassure people, without making anybody wait or feel unwell.',
    description: `Things in the real world do not appear from nowhere. When an interface lets a card *slide* to its new place or a list *grow* to make room, people understand what has happened without reading a word.

In this course you learn to use motion as a means of explanation. We look at durations and easing curves, at the difference between entering, leaving and moving, and at the choreography of several elements. You will build each example with plain CSS and a few lines of script, measure that it runs **smoothly**, and offer a calm variant to those who need it.

You should feel at home in HTML and CSS. The course is for designers who code a little and developers who care about feel.`,
    category: 'design',
    level: 'intermediate',
    tags: ['animation', 'motion-design', 'css', 'ux'],
    language: 'en',
    skills: ['Timing and easing', 'CSS transitions', 'Choreography', 'Reduced motion'],
    price: { amount: 32, currency: 'USD' },
    instructor: 'lucia',
    status: 'draft',
    lessons: [
      {
        title: 'Motion explains change',
        section: 'Why things move',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: 'How long is too long?',
        section: 'Why things move',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Animation takes time from people who wanted to do something else. Three durations from research on response times give orientation: what happens within about **0.1 seconds** feels immediate, **1 second** is the limit for an uninterrupted flow of thought, and after **10 seconds** attention wanders off.

Interface motion lives between the first two, and nearer to the first:

| Change | Duration |
| --- | --- |
| colour of a button, a tick | 100–150 ms |
| menu, tooltip, small panel | 150–250 ms |
| page-sized movement | 250–400 ms |

Longer distances need a little more time, but not in proportion, otherwise large screens feel sluggish. *Leaving* may be quicker than *entering*: whoever closes a dialog has already finished with it.

If you notice the animation as such on its tenth appearance, shorten it.`,
      },
      {
        title: 'Easing: how movement starts and stops',
        section: 'Why things move',
        durationSeconds: 300,
        type: 'article',
        content: `A constant speed looks mechanical, because nothing with weight moves like that. **Easing** describes how the speed changes over the duration.

- \`ease-out\` starts fast and slows down. It suits elements that **enter**, since they react at once and settle gently.
- \`ease-in\` starts slowly and speeds up. It suits elements that **leave** the screen.
- \`ease-in-out\` suits movement from one place on the screen to another.
- \`linear\` is for things without weight, such as colour or the turning of a progress ring.

\`\`\`css
.panel {
  transition: transform 200ms cubic-bezier(0.2, 0, 0, 1);
}
\`\`\`

A \`cubic-bezier\` curve lets you fine-tune. The one above leaves quickly and brakes for a long time. Choose two or three curves for the whole product and give them names. Consistency matters more than the perfect curve for each case.`,
      },
      {
        title: 'Check: timing and easing',
        section: 'Why things move',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'single',
              prompt: 'Which easing suits a panel that slides into view?',
              options: [
                { optionId: 'a', text: 'ease-out' },
                { optionId: 'b', text: 'ease-in' },
                { optionId: 'c', text: 'linear' },
              ],
              answer: 'a',
            },
            {
              type: 'true-false',
              prompt: 'An element that leaves may move faster than one that enters.',
              answer: true,
            },
            {
              type: 'numeric',
              prompt:
                'A display refreshes 60 times per second. How many milliseconds are there for one frame? Round to one decimal.',
              answer: 16.7,
              tolerance: 0.1,
              hints: [{ text: 'A second has 1,000 milliseconds.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'What is cheap to animate',
        section: 'Building smooth motion',
        durationSeconds: 360,
        type: 'article',
        content: `For each frame the browser may have to compute styles, lay out the page, paint pixels and compose layers. At 60 frames per second there are fewer than 17 milliseconds for all of it.

Changing \`width\`, \`top\` or \`margin\` triggers **layout**, possibly of the whole page. Changing \`background\` triggers **paint**. Changing \`transform\` and \`opacity\` usually needs only the last step, composing, which the graphics processor does quickly.

\`\`\`css
/* Costly */
.card:hover { top: -4px; }

/* Cheap */
.card:hover { transform: translateY(-4px); }
\`\`\`

To animate a change of size or place that needs layout, use the *FLIP* idea: measure **f**irst and **l**ast position, **i**nvert the difference with a transform, and **p**lay the transform back to zero. Layout then happens once instead of in every frame.`,
      },
      {
        title: 'FLIP step by step: reordering a list',
        section: 'Building smooth motion',
        durationSeconds: 780,
        type: 'video',
      },
      {
        title: 'Choreography: who moves first?',
        section: 'Building smooth motion',
        durationSeconds: 600,
        status: 'draft',
        type: 'video',
      },
      {
        title: 'Check: performance',
        section: 'Building smooth motion',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which properties can usually be animated without layout or paint?',
              options: [
                { optionId: 'a', text: 'transform' },
                { optionId: 'b', text: 'width' },
                { optionId: 'c', text: 'opacity' },
                { optionId: 'd', text: 'margin-left' },
              ],
              answer: ['a', 'c'],
            },
            {
              type: 'text',
              prompt: 'What do the letters of the technique that measures first and last positions spell?',
              answer: ['FLIP'],
              explanation: 'First, Last, Invert, Play.',
            },
          ],
        },
      },
      {
        title: 'Respecting reduced motion',
        section: 'Motion for everybody',
        durationSeconds: 300,
        type: 'article',
        content: `For people with vestibular disorders, large movements on a screen can cause dizziness and nausea. Operating systems offer a setting to reduce motion, and CSS can read it:

\`\`\`css
.hero { animation: drift 12s linear infinite; }

@media (prefers-reduced-motion: reduce) {
  .hero { animation: none; }
  .panel { transition: opacity 150ms linear; }
}
\`\`\`

*Reduced* does not have to mean *none*. Replace sliding and zooming by a short fade, and the change is still explained. Remove parallax and movement in the background altogether.

Two further rules protect everybody. Nothing may **flash** more than three times within a second, since that can trigger seizures. And whatever moves by itself for more than five seconds next to other content needs a way to pause, stop or hide it, because it makes reading hard for many.`,
      },
      {
        title: 'Motion inventory: a template for your product',
        section: 'Motion for everybody',
        durationSeconds: 480,
        type: 'file',
      },
    ],
  },
  {
    title: '中文网页排版：字体、行距与 CSS 📐',
    thumbnail: 'chinese-web-type',
    summary: '让屏幕上的中文读起来舒服：选字体、定行距、管标点，用几行 CSS 就能做到。',
    description: `很多网页的中文看着累，问题往往不在内容，而在排版：字太小、行太密、标点挤在行首，英文和汉字贴在一起。

学完这门课，你能够

- 为正文和标题选出合适的字体，
- 定好字号、行距和每行的字数，
- 处理标点、数字和中英文混排，
- 用 CSS 写出在手机和电脑上都好读的版式。

课程适合写过一点 HTML 和 CSS 的设计师与前端开发者。每一课的代码都很短，可以直接在自己的页面上试。`,
    category: 'design',
    level: 'intermediate',
    tags: ['排版', '字体', 'css', 'typography', 'web-design'],
    language: 'zh',
    skills: ['选择中文字体', '设置行距与段落', '处理标点', '中英文混排', '按需加载字体'],
    price: { amount: 88, currency: 'CNY' },
    instructor: 'kenji',
    status: 'published',
    publishedAt: '2025-05-19T02:40:00Z',
    audience: { learners: 9, stars: 4.4 },
    lessons: [
      {
        title: '为什么中文需要更大的行距',
        section: '正文',
        type: 'article',
        durationSeconds: 300,
        preview: true,
        content: `汉字都写在方格里，笔画多，又不像拉丁字母那样有高有低、上下自带留白。行与行靠得太近，眼睛就容易串行。

可以先从这些经验值开始：

| 项目 | 建议 |
| --- | --- |
| 正文字号 | 16 到 18 像素 |
| 行距 | 字号的 1.6 到 1.8 倍 |
| 每行字数 | 25 到 40 个汉字 |
| 段落间距 | 半行到一行 |

\`\`\`css
article {
  font-size: 1.0625rem;
  line-height: 1.75;
  max-width: 36em;
}
\`\`\`

一个汉字的宽度正好是 \`1em\`，所以 \`36em\` 大约就是每行三十六个字。行距写成不带单位的数字，子元素改了字号，行距也会跟着变。

标题正相反：字大、行短，行距收到 1.3 左右才显得紧凑。`,
      },
      {
        title: '黑体还是宋体：字体栈怎么写',
        section: '正文',
        type: 'article',
        durationSeconds: 330,
        content: `黑体笔画粗细一致，在小字号和普通屏幕上更清楚；宋体横细竖粗，有书卷气，适合大标题和高分辨率屏幕上的长文。

字体栈里，**西文字体写在前面**。中文字体也带有拉丁字母，如果它排第一，英文就会用它的字母，往往不够好看。

\`\`\`css
body {
  font-family: "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei",
    "Noto Sans SC", sans-serif;
}
\`\`\`

浏览器逐字查找：前面的字体里没有这个汉字，才轮到后面的字体。

别忘了写语言：\`<html lang="zh-Hans">\`。同一个编码的汉字，在简体中文、繁体中文和日文里写法可能不同，例如「骨」和「直」，浏览器要靠语言来选字形。

网络字体要小心：一款中文字体有上万个字形，常常好几兆。请按 \`unicode-range\` 切成小块，用到哪块才下载哪块。`,
      },
      {
        title: '小测验：字体与行距',
        section: '正文',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: '要让每行大约排三十个汉字，下面哪种写法最直接？',
              options: [
                { optionId: 'a', text: '`max-width: 30em`' },
                { optionId: 'b', text: '`max-width: 30%`' },
                { optionId: 'c', text: '`line-height: 30`' },
              ],
              answer: 'a',
              explanation: '一个汉字宽 1em，三十个汉字就是 30em。',
            },
            {
              type: 'true-false',
              prompt: '字体栈里应该把中文字体写在西文字体前面。',
              answer: false,
              explanation: '那样英文也会用中文字体里的拉丁字母。',
            },
            {
              type: 'text',
              prompt: '哪个 HTML 属性告诉浏览器该用简体中文的字形？',
              answer: ['lang'],
              hints: [{ text: '它写在 `<html>` 标签里，只有四个字母。', cost: 1 }],
            },
          ],
        },
      },
      {
        title: '标点的规矩：行首、行尾与挤压',
        section: '细节',
        type: 'article',
        durationSeconds: 300,
        content: `中文标点也占一个方格，但笔画只在方格的一角，所以它们有自己的规矩。

**避头尾。** 句号、逗号、顿号和后引号不能出现在行首，前引号和前括号不能留在行尾。浏览器默认就会照办；用 \`line-break: strict\` 可以更严格。

**挤压。** 两个标点连在一起，例如「。」后面紧跟后引号，中间会空出一大块。较新的浏览器支持 \`text-spacing-trim\`，会自动收掉多余的空白。

**写对符号。** 省略号是六个点，占两格：……；破折号也占两格：——。不要用三个句号或两个减号代替。

强调也不要用斜体：汉字没有斜体的传统，倾斜的方块字只会显得不稳。可以加粗，也可以用着重号：

\`\`\`css
em {
  font-style: normal;
  text-emphasis: dot;
  text-emphasis-position: under right;
}
\`\`\``,
      },
      {
        title: '现场改版：一篇中英文混排的新闻',
        section: '细节',
        type: 'video',
        durationSeconds: 688,
      },
      {
        title: '清单：上线之前检查十处',
        section: '细节',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
];
