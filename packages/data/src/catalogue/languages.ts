import type { SampleCourse } from '../sample.ts';

export const languages: SampleCourse[] = [
  {
    title: 'Spanish from the First Word: ¡Hola y bienvenidos! 👋',
    thumbnail: 'spanish-first-words',
    summary: 'Pronounce Spanish clearly, build your first sentences and manage a morning in a Spanish café.',
    description: `Spanish rewards beginners: what you see is nearly always what you say, and a few hundred words carry you a long way.

In this course you will

- read any Spanish word aloud, with the stress in the right place,
- choose between **el** and **la**, and between **ser** and **estar**,
- use regular verbs in the present tense,
- order a coffee, ask for a price and tell the time.

It is made for people who have never studied Spanish, or who forgot it long ago. No grammar vocabulary is assumed. Two short quizzes show you where you stand, and a printable phrase sheet closes the course. Ten minutes a day is enough.`,
    category: 'languages',
    level: 'beginner',
    tags: ['spanish', 'conversation', 'pronunciation', 'vocabulary'],
    language: 'en',
    skills: ['Spanish pronunciation', 'basic Spanish grammar', 'ordering food', 'telling the time'],
    price: null,
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2024-02-12T09:30:00Z',
    audience: { learners: 141, stars: 4.4 },
    lessons: [
      {
        title: 'Five vowels that never change',
        section: 'Sounds and greetings',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Spanish has five vowel letters and, happily, five vowel sounds. Each one is short and clear, and it stays the same wherever it stands in a word.

| Letter | Roughly as in | Example |
| --- | --- | --- |
| a | f**a**ther, but shorter | *casa* (house) |
| e | b**e**t | *mesa* (table) |
| i | mach**i**ne, but shorter | *libro* (book) |
| o | the start of **o**r | *ojo* (eye) |
| u | r**u**le, but shorter | *luna* (moon) |

English speakers tend to let vowels slide: *no* turns into "noh-oo". In Spanish, stop as soon as the vowel has begun. Say *no*, *te*, *mi* and *tu* in front of a mirror: your jaw and lips should not move once the vowel has started.`,
      },
      {
        title: 'Saying hello and goodbye at any hour',
        section: 'Sounds and greetings',
        type: 'video',
        durationSeconds: 412,
        preview: true,
      },
      {
        title: 'Where the stress falls, and what the accent mark tells you',
        section: 'Sounds and greetings',
        type: 'article',
        durationSeconds: 300,
        content: `Two rules tell you how to stress almost every Spanish word.

1. A word that ends in a **vowel, n or s** is stressed on the last syllable but one: *ca-sa*, *ha-blan*, *lu-nes*.
2. A word that ends in **any other consonant** is stressed on the last syllable: *ho-tel*, *ciu-dad*, *ha-blar*.

When a word breaks these rules, it wears a written accent on the stressed vowel: *café*, *árbol*, *inglés*. So the accent mark is not a decoration. It is the writer telling you where to put your voice.

A few short words use the accent only to tell twins apart: *tú* (you) and *tu* (your), *sí* (yes) and *si* (if), *él* (he) and *el* (the). They sound alike; the mark is there for the eye.`,
      },
      {
        title: 'Sounds and greetings: check yourself',
        section: 'Sounds and greetings',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Which syllable of *ciudad* (city) is stressed?',
              options: [
                { optionId: 'a', text: 'The first: CIU-dad' },
                { optionId: 'b', text: 'The last: ciu-DAD' },
                { optionId: 'c', text: 'Both equally' },
              ],
              answer: 'b',
              explanation:
                'It ends in *d*, a consonant other than n or s, so the stress is on the last syllable.',
            },
            {
              type: 'true-false',
              prompt: 'The words *sí* and *si* are pronounced differently.',
              answer: false,
              explanation: 'They sound the same. The accent only separates "yes" from "if" in writing.',
            },
            {
              type: 'text',
              prompt: 'It is ten in the morning. Complete the greeting: "Buenos ____".',
              answer: ['días', 'dias'],
              points: 2,
              hints: [{ text: 'The word means "days".', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'El, la, los, las: every noun has a gender',
        section: 'Building sentences',
        type: 'article',
        durationSeconds: 300,
        content: `Every Spanish noun is masculine or feminine, and the word for *the* follows it.

|  | One | Several |
| --- | --- | --- |
| Masculine | **el** libro | **los** libros |
| Feminine | **la** mesa | **las** mesas |

Most nouns in **-o** are masculine and most in **-a** are feminine. Nouns in **-ción** and **-dad** are feminine as well: *la canción*, *la ciudad*. Then there are the famous exceptions, worth learning by heart: *la mano* (hand), *el día* (day), *el mapa* (map), *el problema* (problem).

Adjectives agree with their noun: *el libro rojo*, *la mesa roja*, *las mesas rojas*. So learn each new noun together with its article. Say *la mano*, never just *mano*, and the gender will come along for free.`,
      },
      {
        title: 'Ser and estar: two ways to be',
        section: 'Building sentences',
        type: 'article',
        durationSeconds: 360,
        content: `English has one verb *to be*; Spanish has two.

**Ser** says what something is: identity, origin, profession, material, the time.

- *Soy Ana.* I am Ana.
- *Son de Perú.* They are from Peru.
- *Es médica.* She is a doctor.

**Estar** says how or where something is: condition and location.

- *Estoy cansado.* I am tired.
- *Madrid está en España.* Madrid is in Spain.

People often say "ser is permanent, estar is temporary", but that misleads: a city does not move, yet it takes *estar*. Ask instead: am I **defining** the thing, or describing its **state or place**?

Some adjectives change their meaning: *es aburrido* means he is boring, *está aburrido* means he is bored.`,
      },
      {
        title: 'Hablar, comer, vivir: three patterns for the present',
        section: 'Building sentences',
        type: 'video',
        durationSeconds: 655,
      },
      {
        title: 'Sentences: check yourself',
        section: 'Building sentences',
        type: 'quiz',
        durationSeconds: 360,
        quiz: {
          passPercent: 70,
          maxAttempts: 5,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these nouns are feminine?',
              options: [
                { optionId: 'a', text: 'mano' },
                { optionId: 'b', text: 'problema' },
                { optionId: 'c', text: 'canción' },
                { optionId: 'd', text: 'día' },
              ],
              answer: ['a', 'c'],
              points: 2,
              hints: [{ text: 'The endings -o and -a are not to be trusted here.', cost: 1 }],
            },
            {
              type: 'single',
              prompt: 'Complete: "El café ____ frío." (The coffee has gone cold.)',
              options: [
                { optionId: 'a', text: 'es' },
                { optionId: 'b', text: 'está' },
                { optionId: 'c', text: 'son' },
              ],
              answer: 'b',
              explanation: 'Being cold is the state of this coffee, so *estar*.',
            },
            {
              type: 'text',
              prompt: 'Write the "we" form (nosotros) of *hablar* in the present.',
              answer: ['hablamos', 'nosotros hablamos'],
            },
          ],
        },
      },
      {
        title: 'A morning in the café',
        section: 'Out and about',
        type: 'video',
        durationSeconds: 538,
      },
      {
        title: '¿Qué hora es? Numbers and the clock',
        section: 'Out and about',
        type: 'article',
        durationSeconds: 300,
        content: `To tell the time you need the numbers to thirty and one verb.

Ask **¿Qué hora es?** and answer with *es la* for one o'clock and *son las* for all the others:

- *Es la una.* 1:00
- *Son las tres.* 3:00
- *Son las tres y diez.* 3:10
- *Son las tres y cuarto.* 3:15
- *Son las tres y media.* 3:30
- *Son las cuatro menos veinte.* 3:40

In much of Latin America you will also hear *faltan veinte para las cuatro* for the last one. To add the part of the day, say *de la mañana*, *de la tarde* or *de la noche*.

Practice: say the time aloud, in Spanish, whenever you look at your phone today.`,
      },
      {
        title: 'Phrase sheet: forty sentences for the pocket',
        section: 'Out and about',
        type: 'file',
        durationSeconds: 300,
      },
    ],
  },
  {
    title: 'Le français au quotidien : accents, accords et nuances',
    thumbnail: 'everyday-french',
    summary:
      'Écrire et parler un français plus sûr : accents, participes passés, temps du récit et registres.',
    description: `Vous vous débrouillez déjà en français, mais vous hésitez encore : un accent aigu ou un accent grave ? *Mangé*, *mangée* ou *manger* ? *Tu* ou *vous* ?

Ce cours reprend calmement les points qui font trébucher presque tout le monde, y compris les francophones. À la fin, vous saurez

- placer les accents sans dictionnaire,
- accorder le participe passé,
- choisir entre le passé composé et l'imparfait,
- adapter votre ton à la personne à qui vous parlez.

Il s'adresse aux personnes de niveau intermédiaire (B1 environ) qui lisent sans trop de peine et veulent écrire avec plus d'assurance. Chaque règle est expliquée en peu de mots, puis mise à l'épreuve.`,
    category: 'languages',
    level: 'intermediate',
    tags: ['français', 'grammaire', 'orthographe'],
    language: 'fr',
    skills: ['accentuation', 'accord du participe passé', 'temps du passé', 'registres de langue'],
    price: { amount: 34.9, currency: 'EUR' },
    capacity: 12,
    instructor: 'amara',
    status: 'published',
    publishedAt: '2024-11-25T08:15:00Z',
    audience: { learners: 12, stars: 4.1 },
    lessons: [
      {
        title: 'À quoi servent les accents ?',
        section: 'Les accents',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Les accents ne sont pas là pour faire joli. Ils ont deux fonctions.

**Indiquer le son.** L'accent aigu note un *e* fermé : *été*, *café*. L'accent grave note un *e* ouvert : *mère*, *après*. L'accent circonflexe sur le *e* donne aussi un son ouvert : *fête*, *forêt*.

**Distinguer des mots.** Sans accent, certains mots se confondraient :

- *a* (verbe avoir) et *à* (préposition) ;
- *ou* (choix) et *où* (lieu) ;
- *sur* (préposition) et *sûr* (certain).

Une règle pratique : on ne met jamais d'accent sur un *e* placé devant une consonne double ni devant *x*. On écrit donc *verre*, *intéressant* avec un seul accent, *examen*.`,
      },
      {
        title: 'Écouter la différence : é, è, ê',
        section: 'Les accents',
        type: 'video',
        durationSeconds: 384,
        preview: true,
      },
      {
        title: 'Les accents : à vous de jouer',
        section: 'Les accents',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Quelle phrase est écrite correctement ?',
              options: [
                { optionId: 'a', text: 'Elle a oublié ou elle habite.' },
                { optionId: 'b', text: 'Elle à oublié où elle habite.' },
                { optionId: 'c', text: 'Elle a oublié où elle habite.' },
              ],
              answer: 'c',
              explanation: '*A* est ici le verbe avoir (on peut dire « avait »), et *où* désigne un lieu.',
            },
            {
              type: 'true-false',
              prompt: 'On met un accent sur le premier *e* du mot « examen ».',
              answer: false,
              explanation: 'Devant *x*, le *e* ne prend jamais d’accent.',
            },
            {
              type: 'text',
              prompt: 'Écrivez avec ses accents le nom de la saison la plus chaude, sans article.',
              answer: ['été'],
            },
          ],
        },
      },
      {
        title: 'Le participe passé avec être et avec avoir',
        section: 'Les accords',
        type: 'article',
        durationSeconds: 330,
        content: `Deux questions suffisent dans la plupart des cas.

**Quel est l'auxiliaire ?** Avec *être*, le participe s'accorde avec le sujet :

- *Elle est partie.*
- *Ils sont arrivés.*

**Avec avoir, où est le complément d'objet direct ?** S'il vient après le verbe, ou s'il n'y en a pas, le participe ne change pas : *Elle a mangé une pomme.* S'il vient avant, le participe s'accorde avec lui :

- *La pomme qu'elle a mangé**e** était mûre.*
- *Ces lettres, je les ai lu**es**.*

Pour trouver ce complément, posez la question « qui ? » ou « quoi ? » après le verbe. Elle a mangé quoi ? *La pomme* ; le mot est placé avant : on accorde.`,
      },
      {
        title: 'Manger ou mangé ? L’astuce du verbe vendre',
        section: 'Les accords',
        type: 'article',
        durationSeconds: 240,
        content: `À l'oreille, *manger*, *mangé* et *mangez* sont identiques. À l'écrit, il faut choisir. Remplacez le verbe par un verbe d'un autre groupe, par exemple *vendre* :

| Phrase | On peut dire | Donc |
| --- | --- | --- |
| Je vais ___ ce soir. | Je vais **vendre** | *manger* |
| J'ai ___ trop vite. | J'ai **vendu** | *mangé* |
| Vous ___ bien ici. | Vous **vendez** | *mangez* |

Si *vendre* convient, écrivez **-er**. Si *vendu* convient, écrivez **-é**, puis pensez à l'accord. Si *vendez* convient, écrivez **-ez**.

L'astuce fonctionne aussi après une préposition : *sans parler*, *pour chanter*, *à vérifier*. On dirait *sans vendre*, *pour vendre*, *à vendre* : c'est bien l'infinitif.`,
      },
      {
        title: 'Les adjectifs de couleur et leurs surprises',
        section: 'Les accords',
        type: 'video',
        durationSeconds: 447,
      },
      {
        title: 'Les accords : vérifiez vos acquis',
        section: 'Les accords',
        type: 'quiz',
        durationSeconds: 420,
        quiz: {
          passPercent: 75,
          maxAttempts: 3,
          timeLimitSeconds: 600,
          questions: [
            {
              type: 'multiple',
              prompt: 'Quelles phrases sont correctes ?',
              options: [
                { optionId: 'a', text: 'Les fleurs que j’ai achetées sont fanées.' },
                { optionId: 'b', text: 'J’ai achetées des fleurs.' },
                { optionId: 'c', text: 'Elles sont venues hier.' },
                { optionId: 'd', text: 'Elles sont venu hier.' },
              ],
              answer: ['a', 'c'],
              points: 2,
              hints: [{ text: 'Repérez d’abord l’auxiliaire de chaque phrase.', cost: 1 }],
            },
            {
              type: 'text',
              prompt: 'Complétez avec le verbe *réserver* : « Il faut ____ une table. »',
              answer: ['réserver'],
              explanation: 'On dirait « il faut vendre » : c’est l’infinitif.',
            },
            {
              type: 'text',
              prompt: 'Complétez avec le participe de *lire* : « La lettre que tu as ____ est ancienne. »',
              answer: ['lue'],
            },
          ],
        },
      },
      {
        title: 'Raconter : passé composé ou imparfait ?',
        section: 'Temps et registres',
        type: 'article',
        durationSeconds: 330,
        content: `Imaginez une scène de théâtre. L'**imparfait** peint le décor ; le **passé composé** fait entrer les personnages.

> Il **pleuvait**, les rues **étaient** vides. Soudain, quelqu'un **a frappé** à la porte.

On emploie l'imparfait pour une description, un état ou une habitude : *Chaque été, nous allions à la mer.* On emploie le passé composé pour un fait limité dans le temps, qui fait avancer l'histoire : *Cet été-là, nous sommes allés à la montagne.*

Certains mots orientent le choix. *Chaque jour*, *souvent*, *d'habitude* appellent plutôt l'imparfait ; *soudain*, *une fois*, *hier à midi* appellent plutôt le passé composé. Ce ne sont que des indices : c'est votre regard sur l'événement qui décide.`,
      },
      {
        title: 'Tu, vous, et les degrés de la politesse',
        section: 'Temps et registres',
        type: 'article',
        durationSeconds: 270,
        content: `Le *tu* marque la proximité, le *vous* la distance ou le respect. Avec des inconnus adultes, dans un commerce ou une administration, commencez par **vous**. Entre amis, en famille et avec les enfants, on dit **tu**. Au travail, tout dépend de la maison : écoutez avant de parler.

Pour passer de l'un à l'autre, on propose : *On peut se tutoyer ?* C'est en général la personne la plus âgée ou la plus haut placée qui le fait.

La politesse tient aussi au mode du verbe. Comparez :

1. *Je veux un renseignement.*
2. *Je voudrais un renseignement.*
3. *Pourriez-vous me renseigner, s'il vous plaît ?*

Le conditionnel adoucit la demande ; la question laisse à l'autre la liberté de refuser.`,
      },
      {
        title: 'Fiche mémo : les trente fautes les plus courantes',
        section: 'Temps et registres',
        type: 'file',
        durationSeconds: 240,
      },
    ],
  },
  {
    title: 'Hiragana and Katakana: Read Japanese in Four Weeks 🇯🇵',
    thumbnail: 'japanese-kana',
    summary:
      'Learn the two kana syllabaries by shape, sound and stroke order, and read real signs and menus.',
    description: `Before kanji comes kana: two sets of signs that write every sound of Japanese. They are regular, there are not many of them, and once you know them the dictionary, the menu and the map all begin to speak.

You will learn

- the 46 basic hiragana and their katakana partners,
- how two small dots change a sound,
- long vowels, doubled consonants and combined sounds,
- why three hiragana are read differently as particles.

The course suits complete beginners, travellers, and learners who have leaned on romanised Japanese for too long. You need paper and a pencil: writing by hand is the quickest way to make the shapes stay. Plan for fifteen minutes a day.`,
    category: 'languages',
    level: 'beginner',
    tags: ['japanese', 'kana', 'reading', 'writing', 'travel'],
    language: 'en',
    skills: ['reading hiragana', 'reading katakana', 'stroke order', 'Japanese pronunciation'],
    price: { amount: 4800, currency: 'JPY' },
    instructor: 'kenji',
    status: 'published',
    publishedAt: '2024-07-22T23:00:00Z',
    audience: { learners: 30, stars: 4.4 },
    lessons: [
      {
        title: 'Three scripts on one page',
        section: 'How Japanese is written',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Open a Japanese newspaper and you will find three scripts side by side.

- **Kanji** 漢字 carry meaning: nouns, the stems of verbs and adjectives, names.
- **Hiragana** ひらがな are the round signs. They write endings, particles and many native words.
- **Katakana** カタカナ are the angular signs. They write words borrowed from other languages, foreign names, sound effects, and words that should stand out.

Look at this sentence: 私はコーヒーを飲みます。 "I drink coffee." 私 and 飲 are kanji, は, を, みます are hiragana, and コーヒー (*kōhī*, coffee) is katakana.

Hiragana and katakana write **the same sounds**, like capital and small letters. Each sign stands for one beat, a *mora*, and each beat takes about the same time to say.`,
      },
      {
        title: 'Five vowels and the order of the chart',
        section: 'How Japanese is written',
        type: 'video',
        durationSeconds: 498,
        preview: true,
      },
      {
        title: 'The sounds that break the pattern',
        section: 'Hiragana',
        type: 'article',
        durationSeconds: 270,
        content: `The kana chart is a grid: consonants across, the vowels *a i u e o* down. か き く け こ reads *ka ki ku ke ko*, and most rows are just as regular. Five signs are not what the grid predicts:

| Sign | You might expect | It is |
| --- | --- | --- |
| し | si | **shi** |
| ち | ti | **chi** |
| つ | tu | **tsu** |
| ふ | hu | **fu**, blown softly between the lips |
| を | wo | usually **o** today |

Then there is ん, the only consonant that stands alone. It counts as a full beat: *hon* ほん (book) has two beats, and *konnichiwa* こんにちは has five. Clap them once: ko-n-ni-chi-wa.`,
      },
      {
        title: 'Writing あ to ん with the right strokes',
        section: 'Hiragana',
        type: 'video',
        durationSeconds: 1180,
      },
      {
        title: 'Dots, circles and small signs',
        section: 'Hiragana',
        type: 'article',
        durationSeconds: 330,
        content: `With a few marks the basic signs grow to cover every sound.

**Two dots** (*dakuten*) make a consonant voiced: か *ka* becomes が *ga*, さ *sa* becomes ざ *za*, た *ta* becomes だ *da*, は *ha* becomes ば *ba*. **A small circle** (*handakuten*) works only on the *h* row: は becomes ぱ *pa*.

**A small ya, yu or yo** joins the sign before it into one beat: き + ゃ is きゃ *kya*, し + ゅ is しゅ *shu*.

**A small tsu** っ is a beat of silence that doubles the next consonant: きて *kite* means "come", きって *kitte* means "postage stamp".

Size matters, then: びよういん *biyōin* is a beauty salon, びょういん *byōin* a hospital.`,
      },
      {
        title: 'Why は is sometimes wa: three particles',
        section: 'Hiragana',
        type: 'video',
        durationSeconds: 405,
      },
      {
        title: 'Hiragana reading test',
        section: 'Hiragana',
        type: 'quiz',
        durationSeconds: 360,
        quiz: {
          passPercent: 75,
          questions: [
            {
              type: 'text',
              prompt: 'Write さくら (cherry blossom) in Roman letters.',
              answer: ['sakura'],
            },
            {
              type: 'single',
              prompt: 'Which word is *kitte* (postage stamp)?',
              options: [
                { optionId: 'a', text: 'きて' },
                { optionId: 'b', text: 'きって' },
                { optionId: 'c', text: 'きつて' },
                { optionId: 'd', text: 'きいて' },
              ],
              answer: 'b',
              explanation: 'The small っ doubles the consonant. With a large つ it would read *kitsute*.',
            },
            {
              type: 'numeric',
              prompt: 'How many beats (morae) has こんにちは?',
              answer: 5,
              points: 2,
              hints: [{ text: 'ん has a beat of its own.', cost: 1 }],
            },
            {
              type: 'multiple',
              prompt: 'Which of these signs can take the small circle (handakuten)?',
              options: [
                { optionId: 'a', text: 'ふ' },
                { optionId: 'b', text: 'く' },
                { optionId: 'c', text: 'ほ' },
                { optionId: 'd', text: 'と' },
              ],
              answer: ['a', 'c'],
              explanation: 'Only the *h* row takes it: ぷ *pu* and ぽ *po*.',
            },
          ],
        },
      },
      {
        title: 'Telling シ from ツ and ソ from ン',
        section: 'Katakana',
        type: 'article',
        durationSeconds: 270,
        content: `Four katakana look like quadruplets. The direction of the strokes tells them apart.

- シ *shi* and ン *n*: the small strokes lie **flat**, one above the other, and the long stroke is drawn **upwards** from the lower left.
- ツ *tsu* and ソ *so*: the small strokes stand **upright**, side by side, and the long stroke is drawn **downwards** from the upper right.

A memory aid: lay the hiragana over them. し *shi* runs down and then curves **up**, as the long stroke of シ does. つ *tsu* starts at the top and sweeps **down**, as the long stroke of ツ does.

Read these aloud: シャツ (*shatsu*, shirt), ソース (*sōsu*, sauce), パン (*pan*, bread).`,
      },
      {
        title: 'How borrowed words change their clothes',
        section: 'Katakana',
        type: 'article',
        durationSeconds: 300,
        content: `A borrowed word has to fit the Japanese beat: consonant plus vowel, again and again. So extra vowels slip in.

- *milk* becomes ミルク **miruku**
- *desk* becomes デスク **desuku**
- *ice cream* becomes アイスクリーム **aisukurīmu**

The extra vowel is usually *u*; after *t* and *d* it is *o*, as in *toast*, トースト **tōsuto**. There is no separate *l*, so *l* and *r* share the r row. A long vowel is marked by a bar: コーヒー **kōhī**.

Beware of false friends. マンション *manshon* is a flat, not a mansion, and not every loan is English: パン *pan* came from Portuguese, アルバイト *arubaito*, a part-time job, from German.`,
      },
      {
        title: 'Katakana and menus: final check',
        section: 'Katakana',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 4,
          questions: [
            {
              type: 'single',
              prompt: 'You see ミルク on a menu. What do you get?',
              options: [
                { optionId: 'a', text: 'Mineral water' },
                { optionId: 'b', text: 'Milk' },
                { optionId: 'c', text: 'Melon' },
              ],
              answer: 'b',
            },
            {
              type: 'true-false',
              prompt: 'The topic particle は is pronounced *wa*.',
              answer: true,
              explanation: 'As particles, は is read *wa*, へ is read *e* and を is read *o*.',
            },
            {
              type: 'text',
              prompt: 'Write シャツ in Roman letters.',
              answer: ['shatsu', 'syatsu', 'syatu'],
              points: 2,
              hints: [{ text: 'You wear it, and it has buttons.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Practice grids for all 92 signs',
        section: 'Katakana',
        type: 'file',
        durationSeconds: 600,
      },
    ],
  },
  {
    title: 'The Arabic Script, from Right to Left',
    thumbnail: 'arabic-script',
    summary:
      'Recognise, join and write all 28 letters of the Arabic alphabet, with vowel signs and real words.',
    description: `The Arabic script looks like one long ribbon until somebody shows you where the letters begin. Then it turns out to be orderly: a handful of base shapes, dots that tell them apart, and simple rules for joining.

By the end of this course you will be able to

- name and recognise all 28 letters in every position,
- join them into words in a clear hand,
- read short vowels, doubled letters and the article *al-*,
- look a word up in a dictionary.

It is meant for absolute beginners who plan to learn Modern Standard Arabic or any dialect, and for readers of other languages written in the same script. No knowledge of Arabic is needed.`,
    category: 'languages',
    level: 'beginner',
    tags: ['arabic', 'alphabet', 'writing', 'reading'],
    language: 'en',
    skills: ['reading Arabic letters', 'joining letters', 'vowel signs', 'handwriting'],
    price: { amount: 49.99, currency: 'USD' },
    instructor: 'omar',
    status: 'published',
    publishedAt: '2025-04-07T10:45:00Z',
    audience: { learners: 5, stars: 4.7 },
    lessons: [
      {
        title: 'A few shapes and many dots',
        section: 'Meeting the letters',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Arabic has 28 letters but far fewer shapes. Dots do the rest. Take the shallow boat:

| Letter | Name | Dots | Sound |
| --- | --- | --- | --- |
| ب | bāʾ | one below | b |
| ت | tāʾ | two above | t |
| ث | thāʾ | three above | th in *thin* |

The same trick gives ج *jīm*, ح *ḥāʾ* and خ *khāʾ* from one hook, and د *dāl* and ذ *dhāl* from one bend. So read in two steps: find the base shape first, then count the dots and see where they are.

In handwriting two dots often become a short dash and three dots a little roof. Writing runs from right to left, but numbers are read with the highest place on the left, just as in English.`,
      },
      {
        title: 'The whole alphabet, spoken slowly',
        section: 'Meeting the letters',
        type: 'video',
        durationSeconds: 720,
        preview: true,
      },
      {
        title: 'Sounds English does not have',
        section: 'Meeting the letters',
        type: 'article',
        durationSeconds: 300,
        content: `Some Arabic consonants need new movements.

- ح **ḥāʾ** is a strong, whispered *h* from the throat, as when you breathe on cold glasses.
- ع **ʿayn** is its voiced partner: the throat tightens as if you had begun to swallow.
- خ **khāʾ** is the sound at the end of Scottish *loch*.
- غ **ghayn** is close to a soft French *r*.
- ق **qāf** is a *k* made as far back as you can.

Four more, ص ض ط ظ, are the **emphatic** partners of *s*, *d*, *t* and *dh*. Pull the back of the tongue up and back while you say the plain sound; the vowel next to it darkens. The difference matters: *sayf* سيف is a sword, *ṣayf* صيف is summer.`,
      },
      {
        title: 'Letters and dots: quick check',
        section: 'Meeting the letters',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 65,
          questions: [
            {
              type: 'single',
              prompt: 'Which letter has three dots above?',
              options: [
                { optionId: 'a', text: 'ب' },
                { optionId: 'b', text: 'ت' },
                { optionId: 'c', text: 'ث' },
                { optionId: 'd', text: 'ن' },
              ],
              answer: 'c',
            },
            {
              type: 'numeric',
              prompt: 'How many letters has the Arabic alphabet?',
              answer: 28,
            },
            {
              type: 'multiple',
              prompt: 'Which of these are emphatic consonants?',
              options: [
                { optionId: 'a', text: 'ص' },
                { optionId: 'b', text: 'س' },
                { optionId: 'c', text: 'ط' },
                { optionId: 'd', text: 'د' },
              ],
              answer: ['a', 'c'],
              explanation: 'ص is the emphatic partner of س, and ط of ت.',
            },
          ],
        },
      },
      {
        title: 'Six letters that refuse to join',
        section: 'Joining up',
        type: 'article',
        durationSeconds: 300,
        content: `Arabic is always joined, in print as well as by hand. Most letters have four forms: alone, at the start, in the middle and at the end. Look at ه in هـ ـهـ ـه, and at ع in عـ ـعـ ـع.

Six letters join only to the letter **before** them and never to the one after: **ا د ذ ر ز و**. After one of these, the next letter starts afresh, as if it opened a new word. See what happens in these words:

- باب *bāb*, door: ب joins ا, then a break, then ب alone
- دار *dār*, house: no joins at all
- كتاب *kitāb*, book: three letters joined, a break, then ب

Learn the six by heart and the gaps inside words will stop confusing you.`,
      },
      {
        title: 'Pen in hand: joining your first words',
        section: 'Joining up',
        type: 'video',
        durationSeconds: 890,
      },
      {
        title: 'Long vowels and the small signs above',
        section: 'Vowels and the article',
        type: 'article',
        durationSeconds: 300,
        content: `Three letters write the long vowels: ا for *ā*, و for *ū*, ي for *ī*. Short vowels are small signs that are printed in the Qurʾan, in poetry and in children's books, but left out nearly everywhere else.

| Sign | Name | Reads |
| --- | --- | --- |
| بَ | fatḥa | ba |
| بُ | ḍamma | bu |
| بِ | kasra | bi |
| بْ | sukūn | b, with no vowel |
| بّ | shadda | bb, doubled |

How do people read without them? In the way you read "Plz cll me": by knowing the word and the context. That is why every new word is best learned aloud. كتب alone may be *kataba*, he wrote, or *kutub*, books.`,
      },
      {
        title: 'Sun letters and moon letters ☀️🌙',
        section: 'Vowels and the article',
        type: 'article',
        durationSeconds: 300,
        content: `The Arabic for *the* is ال, written in one piece with its noun. It is always **spelt** the same, but not always **said** the same.

Before a **moon letter** you hear the *l*: القمر *al-qamar*, the moon. Before a **sun letter** the *l* melts into the next consonant, which is doubled: الشمس *ash-shams*, the sun.

The fourteen sun letters are the ones made with the tip or blade of the tongue, in the same region as *l*:

> ت ث د ذ ر ز س ش ص ض ط ظ ل ن

The other fourteen are moon letters. You need not memorise the list: try to say *al-shams* quickly and your tongue will want to drop the *l*. After a vowel, the *a* of the article disappears too.`,
      },
      {
        title: 'Reading real words: final check',
        section: 'Vowels and the article',
        type: 'quiz',
        durationSeconds: 420,
        quiz: {
          passPercent: 75,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt: 'How is الشمس pronounced?',
              options: [
                { optionId: 'a', text: 'al-shams' },
                { optionId: 'b', text: 'ash-shams' },
                { optionId: 'c', text: 'a-shams' },
              ],
              answer: 'b',
              explanation: 'ش is a sun letter: the *l* takes on its sound and doubles it.',
            },
            {
              type: 'multiple',
              prompt: 'Which letters do not join to the letter that follows?',
              options: [
                { optionId: 'a', text: 'و' },
                { optionId: 'b', text: 'ك' },
                { optionId: 'c', text: 'ز' },
                { optionId: 'd', text: 'م' },
              ],
              answer: ['a', 'c'],
              points: 2,
              hints: [{ text: 'There are six in all. Think of *dār* and *bāb*.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'Short vowels are normally printed in newspapers.',
              answer: false,
            },
            {
              type: 'text',
              prompt: 'What does كتاب mean in English?',
              answer: ['book', 'a book'],
            },
          ],
        },
      },
      {
        title: 'Tracing sheets for every position',
        section: 'Vowels and the article',
        type: 'file',
        durationSeconds: 480,
      },
    ],
  },
  {
    title: 'Norwegian Bokmål: Word Order, Melody and Small Talk',
    thumbnail: 'norwegian-bokmal',
    summary:
      'Move past single words: put Norwegian sentences in the right order and sound natural when you say them.',
    description: `Norwegian words are often easy for English speakers, so the sentences ought to be easy too. They are, once you know where the verb goes.

In this course you will

- pronounce *æ*, *ø*, *å* and the troublesome *kj*,
- hear the two tones that separate "farmers" from "beans",
- put the verb second, every time,
- place *ikke* in main and subordinate clauses,
- take part in small talk without overdoing it.

You should know some basic Norwegian words and the present tense (about A1). The group is small, and Ingrid answers questions herself. Examples are in Bokmål with the pronunciation of the south-east, and with friendly remarks on what you may hear elsewhere in the country.`,
    category: 'languages',
    level: 'intermediate',
    tags: ['norwegian', 'grammar', 'pronunciation', 'small-talk'],
    language: 'en',
    skills: ['Norwegian word order', 'pitch accent', 'definite nouns', 'everyday conversation'],
    price: { amount: 79, currency: 'EUR' },
    capacity: 25,
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2026-07-27T07:00:00Z',
    lessons: [
      {
        title: 'Three extra letters at the end of the alphabet',
        section: 'Sound and melody',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `The Norwegian alphabet has 29 letters. After *z* come **æ**, **ø** and **å**, in that order, so look for *Ørsta* near the end of the index.

- **æ** is the vowel of English *cat*, somewhat longer: *lære*, to learn.
- **ø** is like the vowel of English *bird* with rounded lips: *øl*, beer.
- **å** is like the vowel of English *law*: *båt*, boat.

Two plain letters will surprise you as well. A long **o** is often close to *oo*: *bok*, book. And **u** is a tight vowel made with the lips pushed forward, unlike anything in English: *hus*, house.

They are letters in their own right, not decorated ones. Leaving off the mark changes the word: *far* is father, *får* is sheep.`,
      },
      {
        title: 'Two tones: farmers, beans and how to hear the difference',
        section: 'Sound and melody',
        type: 'video',
        durationSeconds: 566,
        preview: true,
      },
      {
        title: 'The kj problem',
        section: 'Sound and melody',
        type: 'article',
        durationSeconds: 240,
        content: `Norwegian has two hissing sounds that English speakers merge.

**The kj sound** is made with the middle of the tongue near the hard palate, like the *h* in a carefully spoken *huge*. It is spelt *kj*, *tj*, or *k* before *i* and *y*: *kjøre* (drive), *tjue* (twenty), *kino* (cinema).

**The sj sound** is like English *sh*. It is spelt *sj*, *skj*, or *sk* before *i* and *y*: *sjø* (sea), *skje* (spoon), *ski* (ski).

So *ski* sounds like English "she". Practise with pairs: *kjære* (dear) and *skjære* (to cut), *kinn* (cheek) and *skinn* (skin, leather).

Many young Norwegians now use *sj* for both, so you will be understood either way. But learning to hear the difference helps you understand everybody else.`,
      },
      {
        title: 'Sounds: check your ear and eye',
        section: 'Sound and melody',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            { type: 'numeric', prompt: 'How many letters has the Norwegian alphabet?', answer: 29 },
            {
              type: 'single',
              prompt: 'Which word begins with the *kj* sound?',
              options: [
                { optionId: 'a', text: 'ski' },
                { optionId: 'b', text: 'kino' },
                { optionId: 'c', text: 'kaffe' },
              ],
              answer: 'b',
              explanation: 'Before *i*, a single *k* is usually the kj sound. *Kaffe* has a hard *k*.',
            },
          ],
        },
      },
      {
        title: 'The verb comes second, always',
        section: 'Putting words in order',
        type: 'article',
        durationSeconds: 330,
        content: `In a Norwegian main clause the finite verb is the **second element**. Not the second word: the second *part*.

| First | Verb | Subject | Rest |
| --- | --- | --- | --- |
| Jeg | spiser |  | fisk i dag. |
| I dag | spiser | jeg | fisk. |
| Hver fredag klokka seks | spiser | vi | taco. |

When something other than the subject opens the sentence, the subject steps over to the other side of the verb. English lets you say "Today I eat fish". Norwegian does not: *I dag jeg spiser fisk* is the most recognisable beginner's mistake of all.

A whole subordinate clause counts as one part too: *Når det regner, **blir** jeg hjemme.* When it rains, I stay at home.`,
      },
      {
        title: 'Where does ikke go?',
        section: 'Putting words in order',
        type: 'article',
        durationSeconds: 270,
        content: `In a main clause, *ikke* (not) follows the finite verb:

- *Jeg liker **ikke** kaffe.* I do not like coffee.
- *Hun har **ikke** kommet.* She has not come.

In a subordinate clause, it moves **in front of** the finite verb:

- *Hun sier at hun **ikke** liker kaffe.*
- *Vi drar hvis det **ikke** regner.*

The same holds for *alltid* (always), *aldri* (never) and *ofte* (often).

How do you recognise a subordinate clause? It begins with a small word such as *at*, *som*, *hvis*, *fordi* or *når*. When you hear yourself say one of these, let *ikke* jump ahead. After a week of deliberate practice it begins to feel odd to do anything else.`,
      },
      {
        title: 'Husene, bilen, boka: the little word at the end',
        section: 'Putting words in order',
        type: 'video',
        durationSeconds: 610,
      },
      {
        title: 'Word order workout',
        section: 'Putting words in order',
        type: 'quiz',
        durationSeconds: 360,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which sentences are in correct order?',
              options: [
                { optionId: 'a', text: 'I morgen reiser vi til Bergen.' },
                { optionId: 'b', text: 'I morgen vi reiser til Bergen.' },
                { optionId: 'c', text: 'Vi reiser til Bergen i morgen.' },
                { optionId: 'd', text: 'Han sier at han ikke kommer.' },
              ],
              answer: ['a', 'c', 'd'],
              points: 3,
              hints: [{ text: 'Three of the four are right.', cost: 1 }],
            },
            {
              type: 'text',
              prompt: 'What is "the house" in Norwegian, given *et hus*?',
              answer: ['huset'],
              explanation: 'Neuter nouns add **-et** in the definite form.',
            },
            {
              type: 'true-false',
              prompt: 'In a clause that begins with *fordi*, *ikke* stands before the finite verb.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'Takk for sist: thanks for everything',
        section: 'Among people',
        type: 'article',
        durationSeconds: 270,
        content: `Norwegian has no small everyday word quite like *please*. Politeness lives in thanks, and there are many.

- **Takk for maten**: thanks for the food, said to whoever cooked. The answer is *vel bekomme*.
- **Takk for sist**: thanks for last time, said when you meet again.
- **Takk for turen**: thanks for the walk, or the trip.
- **Tusen takk**: a thousand thanks, warm but not formal.

To soften a request, use a question: *Kan jeg få en kopp kaffe?* Everybody is *du*, from the neighbour to the prime minister.

Small talk is short and silence is not rude. The weather, a holiday cabin and the last ski trip are safe ground. Income and religion are not for the first meeting.`,
      },
      {
        title: 'A chat by the coffee machine',
        section: 'Among people',
        type: 'video',
        durationSeconds: 432,
        status: 'draft',
      },
    ],
  },
  {
    title: 'Plain English for Work Emails ✉️',
    thumbnail: 'plain-english-emails',
    summary: 'Write emails that are short, clear and kind, and that get an answer the same day.',
    description: `Most work emails fail in the same few ways: the request is hidden in the fourth paragraph, the sentences are twice as long as they need to be, and the tone is either stiff or sharp.

This course shows you how to

- write a subject line that says what you need,
- put the request first and the background after it,
- turn heavy nouns back into verbs,
- cut a third of the words without losing anything,
- disagree, remind and decline politely.

It is for anyone who writes English at work, whether it is your first language or your third (level B1 and up). Weak emails are taken apart and repaired step by step, and you see why the new version works better.`,
    category: 'languages',
    level: 'all',
    tags: ['english', 'writing', 'email', 'business'],
    language: 'en',
    skills: ['plain writing', 'subject lines', 'editing', 'polite requests', 'tone'],
    price: { amount: 44, currency: 'USD' },
    instructor: 'amara',
    coInstructors: ['ingrid'],
    status: 'published',
    publishedAt: '2025-06-16T12:20:00Z',
    audience: { learners: 6, stars: 3.7 },
    lessons: [
      {
        title: 'One email, one job',
        section: 'Before you write',
        type: 'article',
        durationSeconds: 210,
        preview: true,
        content: `Before you type, finish this sentence: *After reading this, I want Sam to …* If you cannot finish it, you are not ready to write. If it has three endings, you may need three emails, or one meeting.

Most work emails do one of four jobs:

1. **Ask** for something
2. **Answer** a question
3. **Announce** a change
4. **Record** what was agreed

Knowing the job settles the rest. An *ask* needs a deadline. An *announcement* needs a date and a person to contact. A *record* needs names and decisions, and hardly any adjectives.

Try it now: look at the last five emails you sent and write down the job of each. The ones that were slow to get an answer are often those with no clear job.`,
      },
      {
        title: 'Subject lines that work for you',
        section: 'Before you write',
        type: 'video',
        durationSeconds: 355,
        preview: true,
      },
      {
        title: 'Request first, reasons second',
        section: 'Before you write',
        type: 'article',
        durationSeconds: 240,
        content: `Many of us were taught to lead up to a request. On a phone screen, that means the reader sees the background and never scrolls to the point.

**Before**

> Hi Sam, as you know, the Lisbon team has been working on the new price list since March, and last week they found that some figures from 2023 were missing. We would therefore …

**After**

> Hi Sam, could you send me the 2023 price list by Thursday noon? The Lisbon team needs it to finish the new one. Thanks, Amara

The second version has everything: the request, the deadline and the reason. It is not rude, because it says *could you*, explains why, and spends less of Sam's morning.`,
      },
      {
        title: 'Free the verb hiding in the noun',
        section: 'Clear sentences',
        type: 'article',
        durationSeconds: 270,
        content: `Office English loves to turn verbs into nouns and then needs another verb to carry them.

| Heavy | Light |
| --- | --- |
| make a decision | decide |
| carry out an analysis of | analyse |
| provide assistance to | help |
| reach an agreement | agree |
| give consideration to | consider |

Look for words ending in **-tion**, **-ment**, **-ance** and **-sis**, with a pale verb such as *make*, *give*, *carry out* or *perform* near by. Ask: who does what? Then write that.

*The installation of the update will be carried out by the IT team* becomes *The IT team will install the update.* Thirteen words become seven, and now we can see who is responsible.`,
      },
      {
        title: 'Active, passive, and when to use each',
        section: 'Clear sentences',
        type: 'article',
        durationSeconds: 270,
        content: `In an active sentence the doer comes first: *Mia approved the budget.* In a passive one, the thing done comes first, and the doer may vanish: *The budget was approved.*

Prefer the active voice when the reader needs to know who acts. "Mistakes were made" is the classic example of a sentence with nobody in it.

But the passive has honest uses:

- the doer is **unknown**: *My bicycle was stolen.*
- the doer is **obvious or unimportant**: *The parcel was delivered at nine.*
- you wish to be **tactful**: *The attachment was left out* is gentler than *You forgot the attachment.*

A quick test for a passive: add "by zombies" at the end. If the sentence still makes grammatical sense, it is passive.`,
      },
      {
        title: 'Editing live: from 180 words to 90',
        section: 'Clear sentences',
        type: 'video',
        durationSeconds: 742,
      },
      {
        title: 'Sentences: repair shop',
        section: 'Clear sentences',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'single',
              prompt: 'Which sentence is in the passive voice?',
              options: [
                { optionId: 'a', text: 'The report is late.' },
                { optionId: 'b', text: 'The report was sent on Monday.' },
                { optionId: 'c', text: 'We have been writing the report.' },
                { optionId: 'd', text: 'The report runs to ninety pages.' },
              ],
              answer: 'b',
              explanation:
                '"The report was sent by zombies" still makes grammatical sense, so it is passive.',
            },
            {
              type: 'text',
              prompt: 'Replace "make a decision" with one verb.',
              answer: ['decide'],
            },
            {
              type: 'true-false',
              prompt: 'The passive voice is always a mistake in business writing.',
              answer: false,
            },
          ],
        },
      },
      {
        title: 'Reminding, declining and disagreeing',
        section: 'Tone',
        type: 'article',
        durationSeconds: 300,
        content: `The hard emails are the ones about people. Three small patterns help.

**To remind:** assume good faith and make it easy to act. *I know this week is full. Is Friday still realistic for the draft? If not, tell me which day works.*

**To decline:** say no early, give one reason, and offer what you can. *I can't join the project this month because of the audit. I'd be glad to review the plan in June.*

**To disagree:** speak about the thing and not about the person. *I read the figures differently: the rise begins in May, before the campaign.*

Avoid *obviously*, *just* and *as I already said*. The first talks down, the second shrinks your request, and the third scolds.`,
      },
      {
        title: 'Tone: which version would you send?',
        section: 'Tone',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 66,
          maxAttempts: 2,
          questions: [
            {
              type: 'single',
              prompt: 'A colleague is three days late. Which reminder is most likely to work well?',
              options: [
                { optionId: 'a', text: 'As I already said, I needed this on Monday.' },
                { optionId: 'b', text: 'Just checking in again!!' },
                {
                  optionId: 'c',
                  text: 'Could you send the slides by noon tomorrow? The printer needs them at one.',
                },
              ],
              answer: 'c',
              explanation: 'It names the thing, the time and the reason, and blames nobody.',
            },
            {
              type: 'multiple',
              prompt: 'What should an email that asks for something contain?',
              options: [
                { optionId: 'a', text: 'The request' },
                { optionId: 'b', text: 'The complete history of the project' },
                { optionId: 'c', text: 'A deadline' },
                { optionId: 'd', text: 'A brief reason' },
              ],
              answer: ['a', 'c', 'd'],
              points: 2,
              hints: [{ text: 'Think of the email to Sam about the price list.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Twelve emails to copy and adapt',
        section: 'Tone',
        type: 'file',
        durationSeconds: 420,
      },
    ],
  },
  {
    title: 'ภาษาอังกฤษเพื่อการเดินทาง: จองโรงแรม สั่งอาหาร และถามทาง 🧳',
    thumbnail: 'travel-english',
    summary: 'ประโยคภาษาอังกฤษสั้น ๆ ที่ใช้ได้จริง ตั้งแต่เช็กอินที่โรงแรม สั่งอาหารในร้าน ไปจนถึงเวลาหลงทาง',
    description: `เวลาเดินทางไปต่างประเทศ คุณไม่จำเป็นต้องพูดภาษาอังกฤษได้สมบูรณ์แบบ ขอเพียงมีประโยคที่ถูกต้องสักสามสิบประโยค พูดช้า ๆ ชัด ๆ และกล้าถามซ้ำ

ในคอร์สนี้คุณจะได้ฝึก

- เช็กอินและแจ้งปัญหาในห้องพัก
- สั่งอาหารและบอกสิ่งที่แพ้
- ถามทางและฟังคำตอบให้เข้าใจ
- พูดให้สุภาพด้วย *could* และ *would*

เหมาะสำหรับผู้ที่เคยเรียนภาษาอังกฤษมาบ้างแต่ไม่ค่อยได้ใช้ แต่ละบทใช้เวลาไม่เกินสิบนาที`,
    category: 'languages',
    level: 'beginner',
    tags: ['english', 'travel', 'ภาษาอังกฤษ', 'ท่องเที่ยว'],
    language: 'th',
    skills: ['เช็กอินและเช็กเอาต์', 'สั่งอาหารในร้าน', 'ถามทาง', 'พูดอย่างสุภาพ'],
    price: { amount: 590, currency: 'THB' },
    instructor: 'amara',
    status: 'published',
    publishedAt: '2026-08-17T03:30:00Z',
    audience: { learners: 2, stars: 4.4 },
    lessons: [
      {
        title: 'เช็กอินที่โรงแรม',
        section: 'ที่พัก',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `เมื่อถึงเคาน์เตอร์ เริ่มด้วยประโยคนี้

> **Hi, I have a reservation under the name Suda.**
> สวัสดีค่ะ จองห้องไว้ในชื่อสุดาค่ะ

ประโยคที่มักต้องใช้ต่อจากนั้น

| ภาษาอังกฤษ | ความหมาย |
| --- | --- |
| What time is breakfast? | อาหารเช้ากี่โมง |
| Is breakfast included? | รวมอาหารเช้าด้วยไหม |
| Could I have a late check-out? | ขอเช็กเอาต์ช้าหน่อยได้ไหม |
| The air conditioner isn't working. | แอร์ไม่ทำงาน |

คำว่า **isn't working** ใช้ได้กับของเกือบทุกอย่างที่เสีย เช่น *The shower isn't working.* หรือ *The Wi-Fi isn't working.* จำรูปประโยคเดียวก็แจ้งปัญหาได้หลายเรื่อง

ฝึกพูด: เปลี่ยนชื่อในประโยคแรกเป็นชื่อของคุณ แล้วลองสะกดทีละตัว เพราะพนักงานมักถามว่า *How do you spell that?*`,
      },
      {
        title: 'สั่งอาหารและบอกสิ่งที่แพ้',
        section: 'ร้านอาหารและท้องถนน',
        type: 'article',
        durationSeconds: 300,
        content: `เวลาสั่งอาหาร คนไทยมักแปลตรงตัวว่า *I want...* ประโยคนี้ไม่ผิด แต่ฟังดูห้วน ลองใช้สองแบบนี้แทน

- **I'd like** the grilled fish, please. ขอปลาย่างครับ
- **Could I have** some water, please? ขอน้ำเปล่าหน่อยค่ะ

*I'd like* ย่อมาจาก *I would like* ออกเสียงตัว d เบา ๆ ก่อนคำว่า like

ถ้าแพ้อาหาร ให้บอกก่อนสั่งเสมอ

1. **I'm allergic to peanuts.** ผมแพ้ถั่วลิสง
2. **Does this contain shrimp?** จานนี้มีกุ้งไหม
3. **No chili, please.** ไม่ใส่พริก

อย่าลืมว่า *spicy* หมายถึงเผ็ด ส่วน *hot* แปลได้ทั้งร้อนและเผ็ด ถ้าไม่แน่ใจให้ถามตรง ๆ ว่า *Is it spicy?*

เมื่อกินเสร็จ พูดว่า **Could we have the bill, please?** ในอเมริกาใช้คำว่า *check* แทน *bill*`,
      },
      {
        title: 'ฟังให้ทัน: บทสนทนาในร้านกาแฟ',
        section: 'ร้านอาหารและท้องถนน',
        type: 'video',
        durationSeconds: 426,
      },
      {
        title: 'ถามทาง และขอให้พูดช้าลง',
        section: 'ร้านอาหารและท้องถนน',
        type: 'article',
        durationSeconds: 270,
        content: `ก่อนถามคนแปลกหน้า ขึ้นต้นด้วย **Excuse me** เสมอ แล้วตามด้วยคำถาม

> Excuse me, **how do I get to** the train station?
> ขอโทษค่ะ ไปสถานีรถไฟยังไงคะ

คำตอบมักสั้นและเร็ว คำที่ควรฟังให้ออกมีไม่กี่คำ

| ได้ยินว่า | แปลว่า |
| --- | --- |
| Go straight. | ตรงไป |
| Turn left at the traffic light. | เลี้ยวซ้ายตรงสัญญาณไฟ |
| It's across from the bank. | อยู่ตรงข้ามธนาคาร |
| You can't miss it. | เห็นแน่นอน ไม่หลงหรอก |

ฟังไม่ทันไม่ใช่เรื่องน่าอาย พูดว่า **Sorry, could you speak more slowly?** หรือทวนสิ่งที่ได้ยินว่า *So I turn left at the light, right?* วิธีนี้ช่วยให้แน่ใจว่าเข้าใจตรงกัน

ระวังคำว่า *right* ในประโยคนี้แปลว่า "ใช่ไหม" ไม่ได้แปลว่า "ขวา"`,
      },
      {
        title: 'แบบทดสอบ: พร้อมออกเดินทางหรือยัง',
        section: 'ร้านอาหารและท้องถนน',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'ประโยคใดสุภาพที่สุดเมื่อสั่งกาแฟ',
              options: [
                { optionId: 'a', text: 'Give me a coffee.' },
                { optionId: 'b', text: 'I want a coffee.' },
                { optionId: 'c', text: 'Could I have a coffee, please?' },
              ],
              answer: 'c',
              explanation: 'could และ please ทำให้คำขอนุ่มนวลขึ้น',
            },
            {
              type: 'text',
              prompt: 'เติมคำให้ครบ: "I\'m ____ to peanuts." (ผมแพ้ถั่วลิสง)',
              answer: ['allergic'],
              hints: [{ text: 'ขึ้นต้นด้วย al-', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: '"It\'s across from the bank." หมายความว่าอยู่ข้างในธนาคาร',
              answer: false,
              explanation: 'across from แปลว่าอยู่ตรงข้าม',
            },
          ],
        },
      },
    ],
  },
];
