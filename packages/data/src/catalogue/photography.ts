import type { SampleCourse } from '../sample.ts';

export const photography: SampleCourse[] = [
  {
    title: 'Photography Basics: Exposure in Plain Words 📷',
    thumbnail: 'exposure-basics',
    summary:
      'Leave automatic mode behind: understand aperture, shutter speed and ISO, and get the picture you meant.',
    description: `Your camera makes a hundred decisions for you, and most of them are dull. This course gives the three important ones back to you.

You will learn to

- control depth of field with the **aperture**,
- freeze or blur movement with the **shutter speed**,
- use **ISO** without fear of grain,
- read a histogram in two seconds,
- correct the meter when it is fooled, and compose with intent.

It suits anybody who owns a camera with manual settings, or a phone application that offers them. No mathematics beyond doubling and halving is needed. A sheet of seven walks sends you outdoors at the end, because exposure is learnt with the fingers as much as with the head.`,
    category: 'photography',
    level: 'beginner',
    tags: ['photography', 'exposure', 'camera', 'composition'],
    language: 'en',
    skills: ['manual exposure', 'depth of field', 'reading a histogram', 'composition'],
    price: { amount: 19.99, currency: 'USD' },
    instructor: 'amara',
    status: 'published',
    publishedAt: '2024-03-05T14:10:00Z',
    audience: { learners: 112, stars: 4.6 },
    lessons: [
      {
        title: 'A bucket, a tap and a stop',
        section: 'The three controls',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Think of the sensor as a bucket that you fill with light. The **aperture** is how wide you open the tap. The **shutter speed** is how long you leave it open. **ISO** is how strongly you amplify what came in.

Photographers measure light in **stops**. One stop more is twice the light; one stop less is half.

- 1/125 s to 1/250 s: half the time, one stop less
- ISO 200 to ISO 400: twice the gain, one stop more
- f/4 to f/5.6: half the area, one stop less

Because all three speak the same language, you can trade. Take one stop away here, add one there, and the brightness remains the same. What changes is the **look**: sharpness in depth, movement, and noise. That trade is the whole of exposure.`,
      },
      {
        title: 'A tour of the dials on your camera',
        section: 'The three controls',
        type: 'video',
        durationSeconds: 615,
        preview: true,
      },
      {
        title: 'Aperture: why small numbers mean big holes',
        section: 'The three controls',
        type: 'article',
        durationSeconds: 270,
        content: `The f-number is a ratio: the focal length divided by the diameter of the opening. Like any fraction, it shrinks as the number below grows. So **f/2 is wide, f/16 is narrow**.

The full stops are worth learning by heart:

> f/1.4 · f/2 · f/2.8 · f/4 · f/5.6 · f/8 · f/11 · f/16

Each lets in half the light of the one before. The odd steps come from the square root of two, for light depends on the *area* of the hole.

The aperture also sets the **depth of field**, the zone that looks sharp. Wide apertures give a thin zone and a soft background, good for portraits. Narrow ones keep near and far sharp, good for landscapes. Coming closer or using a longer lens thins the zone as well.`,
      },
      {
        title: 'Shutter speed: from frozen drops to silky rivers',
        section: 'The three controls',
        type: 'video',
        durationSeconds: 540,
      },
      {
        title: 'The three controls: quiz',
        section: 'The three controls',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 65,
          questions: [
            {
              type: 'numeric',
              prompt: 'How many stops of light do you lose when you go from f/4 to f/8?',
              answer: 2,
              points: 2,
              hints: [{ text: 'There is one full stop between them.', cost: 1 }],
              explanation: 'f/4 to f/5.6 is one stop, f/5.6 to f/8 is another.',
            },
            {
              type: 'single',
              prompt: 'Which setting gives the blurriest background, everything else being equal?',
              options: [
                { optionId: 'a', text: 'f/16' },
                { optionId: 'b', text: 'f/8' },
                { optionId: 'c', text: 'f/2' },
              ],
              answer: 'c',
            },
            {
              type: 'true-false',
              prompt: 'Going from 1/125 s to 1/60 s lets in about twice as much light.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'What the meter believes, and when it is wrong',
        section: 'Getting it right',
        type: 'article',
        durationSeconds: 270,
        content: `The meter in your camera measures the light that comes from the scene and aims for a **middle tone**. Most scenes average out to something like that, so most pictures come out well.

Two kinds of scene fool it:

- **Snow, sand, a white wall**: the camera thinks "too bright" and darkens them to grey. Add light: +1 to +2 on the exposure compensation dial.
- **A black cat, a dark stage**: the camera thinks "too dark" and brightens them to grey. Take light away: −1 to −2.

The rule sounds backwards until you have said it aloud: **brighten what is bright, darken what is dark**. With strong light behind a person, decide which matters, the face or the sky, and set the exposure for that.`,
      },
      {
        title: 'The histogram in two seconds',
        section: 'Getting it right',
        type: 'article',
        durationSeconds: 240,
        content: `The little mountain on the back of your camera is more honest than the picture above it, for the screen looks dark in sunshine and brilliant at night.

A histogram counts pixels. **Left is black, right is white**, and the height says how many pixels have that brightness. Read it in two glances:

1. **Is it piled up against the right edge?** Highlights are lost. Reduce the exposure, unless it is only the sun or a lamp.
2. **Is it piled up against the left edge?** Shadows are pure black. Increase the exposure, if there is room on the right.

There is no ideal shape. Fog makes a narrow hill, a night street leans to the left, a snowfield leans to the right. Only the edges are an alarm.`,
      },
      {
        title: 'Getting it right: quiz',
        section: 'Getting it right',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 4,
          questions: [
            {
              type: 'single',
              prompt: 'You photograph a snowy field and it comes out grey. What do you do?',
              options: [
                { optionId: 'a', text: 'Set the compensation to about −1.5' },
                { optionId: 'b', text: 'Set the compensation to about +1.5' },
                { optionId: 'c', text: 'Switch on the flash' },
              ],
              answer: 'b',
            },
            {
              type: 'multiple',
              prompt: 'Which of these make the picture brighter?',
              options: [
                { optionId: 'a', text: 'A higher ISO' },
                { optionId: 'b', text: 'A higher f-number' },
                { optionId: 'c', text: 'A longer shutter time' },
                { optionId: 'd', text: 'Positive exposure compensation' },
              ],
              answer: ['a', 'c', 'd'],
              explanation: 'A higher f-number is a narrower opening, so less light.',
            },
            {
              type: 'text',
              prompt: 'Which end of the histogram shows the highlights: left or right?',
              answer: ['right', 'the right'],
            },
          ],
        },
      },
      {
        title: 'Composing: move your feet first',
        section: 'Making pictures',
        type: 'video',
        durationSeconds: 705,
      },
      {
        title: 'Seven walks: exercises to print',
        section: 'Making pictures',
        type: 'file',
        durationSeconds: 240,
      },
    ],
  },
  {
    title: 'はじめての風景写真：光と構図の基本 🏔️',
    thumbnail: 'landscape-photography',
    summary: '光の選び方、構図、露出、三脚の使い方まで、風景写真の基礎をやさしく学ぶ入門コースです。',
    description: `きれいな景色を前にしてシャッターを切ったのに、家で見るとなぜか物足りない。そんな経験はありませんか。

このコースでは、風景写真を変える四つの要素を順番に学びます。

- **光**：時間帯と天気による表情の違い
- **構図**：画面の整理と視線の導き方
- **露出**：絞り、シャッター速度、ISO感度の決め方
- **道具**：三脚とフィルターの使いどころ

カメラの基本操作を覚えたばかりの方、スマートフォンから一歩進みたい方に向いています。高価な機材は必要ありません。近所の公園や川辺でも十分に練習できます。講師は佐藤健二です。撮影の失敗例も隠さずにお見せします。`,
    category: 'photography',
    level: 'beginner',
    tags: ['風景', '構図', '光', '三脚'],
    language: 'ja',
    skills: ['光の読み方', '構図の組み立て', '露出の設定', '三脚撮影'],
    price: { amount: 6500, currency: 'JPY' },
    instructor: 'kenji',
    status: 'published',
    publishedAt: '2025-01-20T01:30:00Z',
    audience: { learners: 10, stars: 4.6 },
    lessons: [
      {
        title: '同じ場所が朝と昼でこんなに違う',
        section: '光を選ぶ',
        type: 'video',
        durationSeconds: 462,
        preview: true,
      },
      {
        title: '順光・側光・逆光を使い分ける',
        section: '光を選ぶ',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `光が来る方向によって、同じ景色でも印象は大きく変わります。

| 光 | 太陽の位置 | 特徴 |
| --- | --- | --- |
| **順光** | 自分の後ろ | 色が鮮やかで、空が青く写る。立体感は弱い |
| **側光** | 自分の横 | 影が伸び、山や木の形がはっきりする |
| **逆光** | 被写体の後ろ | 葉や霧が輝く。シルエットも作れる |

迷ったときは、まず側光を試してみましょう。影が画面に奥行きを与えてくれます。

逆光では、太陽がレンズに直接入ると白っぽくなることがあります。手や帽子で影を作り、レンズに日光が当たらないようにすると改善します。なお、目を傷めるおそれがあるので、光学ファインダーや望遠レンズを通して太陽を直接見ないでください。`,
      },
      {
        title: '日の出前と日没後：ブルーアワーの魅力',
        section: '光を選ぶ',
        type: 'article',
        durationSeconds: 240,
        content: `日の出の直後と日没の直前は、太陽が低く、光が厚い大気の層を通ります。青い光は途中で散乱するため、地上には暖かい色の光が届きます。この時間帯を**ゴールデンアワー**と呼びます。

太陽が地平線の下にあるあいだの、空が深い青に染まる時間が**ブルーアワー**です。街の明かりと空の明るさが近くなるので、夜景に適しています。

準備のこつは三つあります。

1. 日の出と日没の時刻を前日に調べる
2. 三十分前には現地に着く
3. 太陽が沈んでも、すぐに帰らない

雲があるほうが空は豊かに焼けます。晴天だけが良い天気ではありません。暗い道を歩くので、ライトと暖かい服も忘れずに。`,
      },
      {
        title: '光についての確認テスト',
        section: '光を選ぶ',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: '山の立体感をいちばん出しやすい光はどれですか。',
              options: [
                { optionId: 'a', text: '順光' },
                { optionId: 'b', text: '側光' },
                { optionId: 'c', text: '厚い曇りの日の光' },
              ],
              answer: 'b',
              explanation: '側光では影が横に伸び、凹凸がはっきり見えます。',
            },
            {
              type: 'true-false',
              prompt: 'ブルーアワーには、太陽は地平線の下にあります。',
              answer: true,
            },
            {
              type: 'text',
              prompt: '被写体の後ろから来る光を、漢字二文字で何と言いますか。',
              answer: ['逆光'],
              points: 2,
              hints: [{ text: '「順光」の反対です。', cost: 1 }],
            },
          ],
        },
      },
      {
        title: '三分割法から始める構図',
        section: '構図を組み立てる',
        type: 'article',
        durationSeconds: 240,
        content: `画面を縦と横にそれぞれ三等分すると、線が四本、交点が四つできます。**主役を交点の近くに置き、地平線を線に合わせる**のが三分割法です。多くのカメラやスマートフォンでは、格子線を画面に表示できます。

地平線の位置は、見せたいものによって決めます。

- 空が美しいときは、地平線を**下の線**に置く
- 水面や花畑を見せたいときは、**上の線**に置く
- 水面への映り込みを生かすときは、**中央**に置くのも効果的

次に、**前景**を探しましょう。手前に石や花があると、見る人の視線は手前から奥へと進み、写真に奥行きが生まれます。最後に画面の四隅を見て、余計なものがあれば一歩動きます。引き算が構図の基本です。`,
      },
      {
        title: '視線を導く線を見つける',
        section: '構図を組み立てる',
        type: 'video',
        durationSeconds: 518,
      },
      {
        title: '手前から奥までピントを合わせる',
        section: '露出と三脚',
        type: 'article',
        durationSeconds: 270,
        content: `画面全体がくっきり見える写真を**パンフォーカス**と呼びます。次の三つで実現します。

1. **絞る**：f/8からf/11を目安にします。絞りすぎると光の回折によって、かえって全体が甘くなります。
2. **広角レンズを使う**：焦点距離が短いほど、ピントの合う範囲は深くなります。
3. **ピントの位置を工夫する**：いちばん奥ではなく、やや手前に合わせます。

ピントを合わせると、その距離の半分から無限遠までが実用上くっきり写る位置があります。これを**過焦点距離**といい、焦点距離と絞り値から決まります。計算はアプリに任せてかまいません。

撮ったあとは、画面を拡大して、手前と奥の両方を確かめる習慣をつけましょう。`,
      },
      {
        title: '滝と川：三脚とNDフィルターで水を流す',
        section: '露出と三脚',
        type: 'video',
        durationSeconds: 734,
      },
      {
        title: '構図と露出の総まとめ',
        section: '露出と三脚',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'multiple',
              prompt: 'パンフォーカスに役立つものをすべて選んでください。',
              options: [
                { optionId: 'a', text: '絞りをf/8からf/11にする' },
                { optionId: 'b', text: '絞りを開放にする' },
                { optionId: 'c', text: '広角レンズを使う' },
                { optionId: 'd', text: 'ピントを無限遠よりやや手前に合わせる' },
              ],
              answer: ['a', 'c', 'd'],
              points: 2,
              hints: [{ text: '正解は三つあります。', cost: 1 }],
            },
            {
              type: 'numeric',
              prompt:
                '3段分暗くするND8フィルターを付けます。付ける前のシャッター速度が1/8秒なら、同じ明るさにするには何秒にしますか。',
              answer: 1,
              tolerance: 0.05,
              explanation: '3段は8倍です。1/8秒の8倍は1秒になります。',
            },
            {
              type: 'true-false',
              prompt: '絞れば絞るほど、写真は必ずくっきりする。',
              answer: false,
              explanation: '絞りすぎると回折の影響で解像感が下がります。',
            },
          ],
        },
      },
      {
        title: '撮影に持っていくチェックリスト',
        section: '露出と三脚',
        type: 'file',
        durationSeconds: 120,
      },
    ],
  },
  {
    title: 'Street Photography: From São Paulo to Your Own Block',
    thumbnail: 'street-photography',
    summary: 'See faster, work closer and treat people well: street photography as a craft of attention.',
    description: `The street does not pose, repeat or wait. That is its charm, and it calls for habits you can practise.

Lucía takes you along Avenida Paulista and through the back streets of Vila Madalena, and then sends you out on your own doorstep. You will learn to

- set the camera so that it is ready before you are,
- find light and background first, and let people arrive,
- build pictures in layers,
- think about consent, law and dignity,
- edit a walk down to six pictures that belong together.

The course is for photographers who know the basics of exposure. A phone or a small camera is ideal; a long lens is not.`,
    category: 'photography',
    level: 'intermediate',
    tags: ['street', 'composition', 'ethics', 'city'],
    language: 'en',
    skills: ['zone focusing', 'layered composition', 'working with strangers', 'picture editing'],
    price: { amount: 59.5, currency: 'EUR' },
    instructor: 'lucia',
    coInstructors: ['amara'],
    status: 'published',
    publishedAt: '2025-08-04T19:50:00Z',
    audience: { learners: 1, stars: 4.3 },
    lessons: [
      {
        title: 'A Sunday on Avenida Paulista',
        section: 'Ready for anything',
        type: 'video',
        durationSeconds: 685,
        preview: true,
      },
      {
        title: 'Zone focusing: sharp before you look',
        section: 'Ready for anything',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Autofocus is quick, but a prepared photographer is quicker. **Zone focusing** means that you set the distance in advance and let depth of field do the rest.

Take a 28 mm lens on a full-frame camera, set **f/8**, and focus at about **3.3 m**. Everything from roughly 1.6 m to infinity will look acceptably sharp. With a 35 mm lens at f/8 and the focus at 3 m, the zone runs from about 1.9 to 7 m, which is exactly where street life happens.

Now learn your distances. Two long steps are about a metre and a half; a parked car is four metres or so.

Set a shutter speed of **1/250 s or faster** for walking people, and let automatic ISO absorb the rest. Your eyes are free: all that remains is to see.`,
      },
      {
        title: 'Fishing and hunting: two ways to work',
        section: 'Ready for anything',
        type: 'article',
        durationSeconds: 240,
        content: `Some photographers **fish**. They find a stage, a patch of light, a striped wall, a puddle with a reflection, and wait for someone to walk into it. Others **hunt**: they keep moving and react to what appears.

Fishing teaches composition. You have time to clean up the edges, to choose the exposure, and to decide where a figure should stand. Its danger is the empty stage with any passer-by at all.

Hunting teaches anticipation. You learn to read gestures half a second before they happen: a child about to jump, two friends about to laugh. Its danger is the lucky subject in a messy frame.

Spend your first hour fishing and your second hunting. Then compare the pictures, and notice which half of the craft needs you more.`,
      },
      {
        title: 'Ready for anything: quiz',
        section: 'Ready for anything',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Which setting makes zone focusing easiest?',
              options: [
                { optionId: 'a', text: '85 mm at f/2' },
                { optionId: 'b', text: '28 mm at f/8' },
                { optionId: 'c', text: '50 mm at f/1.8' },
              ],
              answer: 'b',
              explanation: 'A short focal length and a narrow aperture give a deep zone of sharpness.',
            },
            {
              type: 'true-false',
              prompt: '"Fishing" means choosing a stage and waiting for somebody to enter it.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'Layers: near, middle, far',
        section: 'Building the frame',
        type: 'article',
        durationSeconds: 270,
        content: `A flat street picture says one thing: here is a man with a hat. A layered picture says several at once, and lets them comment on each other.

Build it from the back to the front.

1. **Background.** Choose it first: a wall, a sign, a row of windows. It should be calm or meaningful, never accidental.
2. **Middle.** Someone acts here: waiting, carrying, talking.
3. **Foreground.** A shoulder, a dog, a hand with a newspaper. It may be dark or blurred; it gives depth.

The art is in the **gaps**. When heads and bodies overlap, they merge into one lump, so take half a step to the left until there is air between them. Watch hands and feet too: cut them generously or not at all.`,
      },
      {
        title: 'Hard light, deep shadow: exposing for the bright side',
        section: 'Building the frame',
        type: 'video',
        durationSeconds: 490,
      },
      {
        title: 'People first: consent, law and dignity',
        section: 'People and editing',
        type: 'article',
        durationSeconds: 300,
        content: `Law and kindness are two different questions. Ask both.

**Law** varies. In some countries you may photograph almost anything visible from a public place; in others people hold strong rights in their own image, and publishing may need permission even when taking the picture did not. Commercial use nearly always needs a release. Look up the rules where you live and where you travel.

**Kindness** is simpler:

- If someone shakes their head, lower the camera, and delete the picture if asked.
- Do not photograph people in distress, asleep on the street, or in humiliating moments for the sake of a picture.
- With children, speak to the adult who is with them first.
- Smile, explain, and offer to send a copy.

A picture that you would hide from its subject is rarely worth keeping.`,
      },
      {
        title: 'From three hundred frames to six',
        section: 'People and editing',
        type: 'video',
        durationSeconds: 820,
      },
      {
        title: 'Would you press the button?',
        section: 'People and editing',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 66,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these are good practice according to this course?',
              options: [
                { optionId: 'a', text: 'Look up the local rules about publishing pictures of people' },
                { optionId: 'b', text: 'Hide behind a long lens so that nobody can object' },
                { optionId: 'c', text: 'Delete a picture when its subject asks you to' },
                { optionId: 'd', text: 'Speak to the accompanying adult before photographing a child' },
              ],
              answer: ['a', 'c', 'd'],
            },
            {
              type: 'true-false',
              prompt: 'The law on publishing pictures of strangers is the same in every country.',
              answer: false,
            },
            {
              type: 'text',
              prompt: 'Which layer does this course advise you to choose first?',
              answer: ['background', 'the background'],
              points: 2,
              hints: [{ text: 'You build from the back to the front.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Contact sheet for your own edit',
        section: 'People and editing',
        type: 'file',
        durationSeconds: 300,
        status: 'draft',
      },
    ],
  },
  {
    title: 'Night Sky and Northern Lights 🌌',
    thumbnail: 'night-sky',
    summary:
      'Plan, expose and process photographs of stars, the Milky Way and the aurora, safely and in the cold.',
    description: `The best camera setting for the night is a warm jacket. The second best is a plan.

Ingrid has photographed the winter sky of northern Norway for many years. She shows you how to

- find dark places and moonless nights,
- focus on a star in complete darkness,
- choose exposures for stars, for the Milky Way and for a moving aurora,
- keep batteries, lenses and fingers alive in frost,
- reduce noise by stacking.

You should be comfortable with manual exposure. A camera with manual control, a fairly bright wide-angle lens and a tripod are all you need. Most lessons apply anywhere on Earth; the section on the aurora helps you most within reach of the polar regions.`,
    category: 'photography',
    level: 'advanced',
    tags: ['night', 'astro', 'aurora', 'winter'],
    language: 'en',
    skills: ['night exposure', 'manual focus on stars', 'aurora forecasting', 'image stacking'],
    price: { amount: 89.99, currency: 'EUR' },
    prerequisites: ['exposure-basics'],
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2026-01-26T20:15:00Z',
    audience: { learners: 1, stars: 4.9 },
    lessons: [
      {
        title: 'Darkness is a place: planning a night',
        section: 'Before you leave',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Three things decide a night before you touch the camera.

**Light pollution.** The *Bortle scale* runs from 1, a perfectly dark site, to 9, an inner city. From about class 4 downwards the Milky Way shows structure. Half an hour of driving away from a town often gains two classes.

**The Moon.** A full moon drowns faint stars and paints landscapes beautifully. For the Milky Way, choose the days around new moon; for a moonlit mountain, a crescent or a half.

**Clouds.** Read the layered forecast: high, thin cloud ruins stars even when the weather report says "fair".

Visit the spot by daylight if you can. Note the edges, the ice and the water. Tell someone where you are going and when you will be back. A forgotten headlamp has ended more nights than any cloud.`,
      },
      {
        title: 'Packing for minus fifteen',
        section: 'Before you leave',
        type: 'video',
        durationSeconds: 530,
        preview: true,
      },
      {
        title: 'Cold, condensation and batteries',
        section: 'Before you leave',
        type: 'article',
        durationSeconds: 240,
        content: `Cold does not harm most cameras, but it has two tricks.

**Batteries** deliver less as they cool. Carry at least two spares in an inner pocket, close to the body, and rotate them. One that seems empty often recovers when it is warm.

**Condensation** strikes on the way home. A frozen camera in a warm kitchen is a cold bottle in summer: water forms on it, and in it. Before you go in, seal the camera in an airtight bag or close the camera bag completely, and leave it shut for a few hours while it warms up slowly. Take the memory card out first and you will not be tempted.

Outside, do not breathe towards the lens, and tuck a warm pack around it with a soft band if dew or frost forms.`,
      },
      {
        title: 'Focusing on a single star',
        section: 'Stars',
        type: 'video',
        durationSeconds: 395,
      },
      {
        title: 'How long before the stars draw lines?',
        section: 'Stars',
        type: 'article',
        durationSeconds: 300,
        content: `The Earth turns, so stars drift across the frame. An old rule of thumb gives the longest exposure before they turn into lines, on a full-frame camera:

> seconds = 500 ÷ focal length in millimetres

| Lens | Longest exposure |
| --- | --- |
| 14 mm | about 36 s |
| 20 mm | 25 s |
| 24 mm | about 21 s |
| 50 mm | 10 s |

On a smaller sensor, multiply the focal length by the crop factor first. Modern sensors have small pixels and show trails sooner, so for large prints use 300 instead of 500. Stars near the celestial pole move least, those near the celestial equator most.

A starting point for the Milky Way: **f/2.8, 20 s, ISO 3200**. Then judge the histogram, not the screen.`,
      },
      {
        title: 'Stars: quiz',
        section: 'Stars',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'numeric',
              prompt:
                'By the rule of 500, what is the longest exposure in seconds for a 25 mm lens on a full-frame camera?',
              answer: 20,
              tolerance: 0.5,
            },
            {
              type: 'numeric',
              prompt: 'And for a 20 mm lens on a camera with a crop factor of 1.5? Round to whole seconds.',
              answer: 17,
              tolerance: 0.5,
              points: 2,
              hints: [{ text: 'First work out the equivalent focal length.', cost: 1 }],
              explanation: '20 × 1.5 = 30, and 500 ÷ 30 is about 17.',
            },
            {
              type: 'true-false',
              prompt: 'Stars near the celestial pole leave the longest trails.',
              answer: false,
              explanation: 'They hardly move. Trails are longest near the celestial equator.',
            },
          ],
        },
      },
      {
        title: 'What the aurora is, and how to catch it',
        section: 'The aurora',
        type: 'article',
        durationSeconds: 300,
        content: `Charged particles, guided by the Earth's magnetic field, strike the thin air at great height and make it glow. Oxygen gives the familiar **green**, mostly between 100 and 150 km up, and, much higher, a deep **red**. Nitrogen adds blue and purple edges.

The **Kp index**, from 0 to 9, sums up how disturbed the magnetic field is. In the north of Norway Kp 2 can fill the sky; in central Europe you need 7 or more. Kp covers three hours at a time; for the next half hour look at live magnetometers and at the sky.

Exposure depends on speed:

- **Quiet arc**: f/2.8, 10–15 s, ISO 1600
- **Dancing curtains**: f/2.8, 2–4 s, ISO 3200
- **Corona overhead**: 1 s or less

Too long, and the curtains blur into fog.`,
      },
      {
        title: 'An aurora evening in real time',
        section: 'The aurora',
        type: 'video',
        durationSeconds: 1420,
      },
      {
        title: 'Stacking: less noise from many frames',
        section: 'Processing',
        type: 'article',
        durationSeconds: 270,
        content: `Noise is random, and the stars are not. If you take several frames of the same sky and average them, the signal stays while the noise partly cancels out. The ratio of signal to noise grows with the **square root** of the number of frames:

- 4 frames: twice as clean
- 9 frames: three times
- 16 frames: four times

So the first few frames help most. In the field: same settings, tripod untouched, an interval of a second, and ten to twenty exposures. In the software: *align* on the stars, then *average*, or take the *median*, which also removes aeroplanes and satellites.

The ground does not move with the stars. Stack twice, once aligned on the stars and once without any alignment, and combine the two with a mask along the horizon.`,
      },
      {
        title: 'Aurora and stacking: final quiz',
        section: 'Processing',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 75,
          maxAttempts: 2,
          timeLimitSeconds: 600,
          questions: [
            {
              type: 'single',
              prompt: 'What gives the aurora its usual green colour?',
              options: [
                { optionId: 'a', text: 'Reflected city light' },
                { optionId: 'b', text: 'Oxygen high in the atmosphere' },
                { optionId: 'c', text: 'Ice crystals' },
                { optionId: 'd', text: 'Hydrogen in the solar wind' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt: 'You average 25 frames. By what factor does the ratio of signal to noise improve?',
              answer: 5,
            },
            {
              type: 'multiple',
              prompt: 'The curtains move quickly. What helps?',
              options: [
                { optionId: 'a', text: 'A shorter exposure' },
                { optionId: 'b', text: 'A higher ISO' },
                { optionId: 'c', text: 'A narrower aperture' },
              ],
              answer: ['a', 'b'],
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Colour Management from Screen to Print 🎨',
    thumbnail: 'colour-management',
    summary:
      'Calibrate, convert and soft-proof with confidence, so that the print on the wall matches your intention.',
    description: `The print is too dark. The green has gone flat. The laboratory says it is your file, and you suspect their machine.

Colour management settles such quarrels. It is not difficult, but it is a chain, and one broken link spoils it. In this course you will

- learn what an ICC profile says and does not say,
- calibrate and characterise a display,
- choose a working space and a bit depth for good reasons,
- compare rendering intents with your own pictures,
- soft-proof, adjust and order a print that comes out right.

It is written for photographers and designers who already edit raw files and want dependable results. A measuring device is recommended and can be borrowed or hired.`,
    category: 'photography',
    level: 'advanced',
    tags: ['colour', 'printing', 'icc', 'calibration', 'editing'],
    language: 'en',
    skills: ['display calibration', 'ICC profiles', 'soft proofing', 'print preparation'],
    price: { amount: 129, currency: 'USD' },
    instructor: 'omar',
    coInstructors: ['kenji'],
    status: 'published',
    publishedAt: '2026-10-05T06:40:00Z',
    lessons: [
      {
        title: 'The number is not the colour',
        section: 'Foundations',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `A pixel with the values 200, 30, 30 is red. But **which** red? On one screen it is a tomato, on another a brick. The numbers are instructions to a device, and each device obeys in its own way.

A **profile** supplies the missing half. It describes how a device, or an agreed space such as sRGB, relates its numbers to colours as people see them, measured in a neutral reference such as CIELAB.

With two profiles, software can translate: from the source's numbers to the reference, and from there to the numbers that make the *destination* show the same colour, as far as it can.

Note two verbs. To **assign** a profile keeps the numbers and changes the colours. To **convert** keeps the colours and changes the numbers. Many ruined files are one mistaken for the other.`,
      },
      {
        title: 'Gamuts in three dimensions',
        section: 'Foundations',
        type: 'video',
        durationSeconds: 640,
        preview: true,
      },
      {
        title: 'Working spaces and bit depth',
        section: 'Foundations',
        type: 'article',
        durationSeconds: 270,
        content: `A working space is the room in which you edit.

| Space | Size | Good for |
| --- | --- | --- |
| sRGB | small | web, most laboratories |
| Adobe RGB (1998) | larger, above all in greens and cyans | print work |
| ProPhoto RGB | very large, some of it outside human vision | editing raw files |

Larger is not automatically better. In a larger space the same number of steps must cover a longer distance. With **8 bits** there are 256 levels per channel; with **16 bits**, up to 65 536. So the rule is simple: in a wide space, work in 16 bits, or skies will show bands.

And never send a ProPhoto file to a person or a service that did not ask for one. Shown without its profile it looks pale and dull, and the complaint will be yours.`,
      },
      {
        title: 'Foundations: quiz',
        section: 'Foundations',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'single',
              prompt: 'What does converting from Adobe RGB to sRGB do, for colours that both can show?',
              options: [
                { optionId: 'a', text: 'It keeps the numbers and changes the colours' },
                { optionId: 'b', text: 'It keeps the colours and changes the numbers' },
                { optionId: 'c', text: 'It changes neither' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt: 'How many levels per channel does 8-bit encoding have?',
              answer: 256,
              points: 2,
              hints: [{ text: 'Two to the power of the number of bits.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'A wide working space calls for a greater bit depth.',
              answer: true,
              explanation: 'Otherwise the steps become large enough to be seen as bands.',
            },
          ],
        },
      },
      {
        title: 'Calibrating a display, start to finish',
        section: 'The display',
        type: 'video',
        durationSeconds: 980,
      },
      {
        title: 'Targets: white point, brightness and gamma',
        section: 'The display',
        type: 'article',
        durationSeconds: 270,
        content: `Calibration brings a display to a chosen state; profiling then records how it behaves there. The measuring device needs three targets.

- **White point**: D65, about 6500 K, is the usual choice and the white of sRGB. For comparison with paper under viewing lamps, some studios prefer D50.
- **Luminance**: 80 to 120 cd/m² for print work. Displays leave the factory far brighter, and this is the true cause of most dark prints: you darkened the file because the screen dazzled you.
- **Tone curve**: gamma 2.2, or the sRGB curve.

Let the display warm up for half an hour, keep direct light off it, and repeat every month or so. Dim, steady, neutral light in the room matters more than a costly hood.`,
      },
      {
        title: 'Rendering intents: which colours to sacrifice',
        section: 'From file to paper',
        type: 'article',
        durationSeconds: 300,
        content: `Paper cannot show every colour a display can. The **rendering intent** decides what happens to those outside its reach.

**Relative colorimetric** maps white to the paper's white, keeps colours that fit as they are, and moves the others to the nearest edge. Accurate, but two strong reds may become one.

**Perceptual** compresses the whole range so that relations survive. Gentle on saturated flowers, but colours that would have fitted shift too. How much depends on the maker of the profile.

**Absolute colorimetric** also imitates the white of the source; it is meant for proofing one process on another.

**Saturation** favours vividness over accuracy, for charts.

For photographs, compare the first two by eye, with **black point compensation** on for the relative one. There is no winner for every picture.`,
      },
      {
        title: 'Soft proofing a difficult sunset',
        section: 'From file to paper',
        type: 'video',
        durationSeconds: 760,
      },
      {
        title: 'Resolution, sharpening and the order form',
        section: 'From file to paper',
        type: 'article',
        durationSeconds: 240,
        content: `A print of 300 pixels per inch is sharp at reading distance. To find the size, divide: 6000 pixels ÷ 300 = 20 inches, about 51 cm. A large print is seen from further away, and 150 to 200 will do for a poster.

Work in this order:

1. **Resize** to the final dimensions.
2. **Sharpen** for the paper: matte needs a little more than gloss, because ink spreads.
3. **Convert** to the profile the laboratory asks for, or to sRGB if it does not say.
4. **Embed** the profile when you export.

On the order form, switch off "automatic enhancement". Otherwise a machine will undo your evening's work. Order a small test print first, and judge it by daylight, not under the kitchen lamp.`,
      },
      {
        title: 'Screen to print: final quiz',
        section: 'From file to paper',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 75,
          maxAttempts: 3,
          questions: [
            {
              type: 'numeric',
              prompt: 'How wide, in inches, is a file of 4500 pixels printed at 300 pixels per inch?',
              answer: 15,
            },
            {
              type: 'single',
              prompt: 'Your prints are always too dark. What is the likeliest cause?',
              options: [
                { optionId: 'a', text: 'The display is too bright' },
                { optionId: 'b', text: 'The file has too many pixels' },
                { optionId: 'c', text: 'The paper is too white' },
              ],
              answer: 'a',
            },
            {
              type: 'multiple',
              prompt: 'Which intents does this course advise you to compare for photographs?',
              options: [
                { optionId: 'a', text: 'Relative colorimetric' },
                { optionId: 'b', text: 'Absolute colorimetric' },
                { optionId: 'c', text: 'Perceptual' },
                { optionId: 'd', text: 'Saturation' },
              ],
              answer: ['a', 'c'],
            },
            {
              type: 'text',
              prompt: 'Which verb describes keeping the numbers but changing the profile: assign or convert?',
              answer: ['assign', 'to assign', 'assigning'],
            },
          ],
        },
      },
      {
        title: 'Test image and viewing guide',
        section: 'From file to paper',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
  {
    title: 'Съёмка на смартфон: свет, кадр и обработка 📱',
    thumbnail: 'smartphone-photography',
    summary:
      'Как снимать телефоном так, чтобы снимки хотелось пересматривать: мягкий свет, ясный кадр и бережная обработка.',
    description: `Хороший снимок начинается не с камеры, а с внимания. Телефон, который лежит у вас в кармане, способен на большее, чем кажется, если знать, куда встать и когда нажать.

На курсе вы научитесь

- замечать свет и выбирать время для съёмки,
- управлять фокусом и экспозицией вручную,
- строить кадр так, чтобы взгляд не терялся,
- обрабатывать снимки в Lightroom и сохранять их естественность.

Подойдёт любой смартфон последних лет, специальных знаний не нужно. Уроки короткие: прочитали, вышли на улицу, попробовали.`,
    category: 'photography',
    level: 'beginner',
    tags: ['фотография', 'смартфон', 'композиция', 'lightroom'],
    language: 'ru',
    skills: ['работа со светом', 'построение кадра', 'портретная съёмка', 'обработка в Lightroom'],
    price: null,
    instructor: 'amara',
    status: 'published',
    publishedAt: '2025-03-24T09:20:00Z',
    audience: { learners: 22, stars: 4.4 },
    lessons: [
      {
        title: 'Свет важнее камеры',
        section: 'Свет',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Матрица телефона мала, поэтому свет для него решает почти всё.

**Мягкий свет** даёт плавные тени: так светит небо в облачный день, окно без прямого солнца, первый и последний час дня. Он хорош для портретов.

**Жёсткий свет** полуденного солнца рисует резкие тени. Он подчёркивает фактуру дерева и камня, но лицам льстит редко. Если другого времени нет, отведите человека в тень дома или дерева.

Важно и направление:

- свет **спереди** показывает цвет, но делает лицо плоским;
- свет **сбоку** лепит объём;
- свет **сзади** даёт сияющий контур или силуэт.

Упражнение: поставьте чашку у окна и снимите её с трёх сторон, не двигая саму чашку. Сравните тени.`,
      },
      {
        title: 'Одно касание: фокус и экспозиция',
        section: 'Свет',
        type: 'article',
        durationSeconds: 300,
        content: `Коснитесь экрана, и телефон сделает сразу две вещи: наведёт резкость на это место и подберёт по нему яркость. Рядом появится ползунок с солнцем. Потяните его вниз, и кадр станет темнее.

Почти во всех приложениях камеры долгое касание **закрепляет** фокус и экспозицию. Теперь можно сдвинуть кадр, и ничего не изменится, пока вы не коснётесь экрана снова.

Три привычки, которые спасают снимки:

1. Протрите объектив. Отпечаток пальца превращает фонари в мутные пятна.
2. Следите за светлыми местами. Тень потом можно осветлить, а в белом пятне вместо неба ничего уже нет.
3. В темноте обоприте локти о стол или перила: ночной режим складывает снимок из нескольких кадров, и дрожание ему мешает.

Если камера умеет снимать в RAW, включайте его для сложного света: такой файл больше, зато лучше переносит обработку.`,
      },
      {
        title: 'Проверьте себя: свет и экспозиция',
        section: 'Свет',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Какой свет лучше всего подчеркнёт объём предмета?',
              options: [
                { optionId: 'a', text: 'Свет спереди, из-за спины фотографа' },
                { optionId: 'b', text: 'Свет сбоку' },
                { optionId: 'c', text: 'Ровный свет со всех сторон' },
              ],
              answer: 'b',
              explanation: 'Боковой свет оставляет тени на одной стороне предмета, и форма становится видна.',
            },
            {
              type: 'true-false',
              prompt: 'Пересвеченное, совершенно белое небо легко восстановить при обработке.',
              answer: false,
              explanation: 'Там, где нет данных, восстанавливать нечего. Лучше снять чуть темнее.',
            },
            {
              type: 'text',
              prompt: 'Как называется формат, который сохраняет данные матрицы почти без обработки?',
              answer: ['RAW', 'raw', 'DNG'],
            },
          ],
        },
      },
      {
        title: 'Кадр без лишнего',
        section: 'Кадр и обработка',
        type: 'article',
        durationSeconds: 300,
        content: `Включите в настройках камеры **сетку**: две вертикали и две горизонтали. Она помогает держать горизонт ровным и показывает *правило третей*: главное ставят не в центр, а на одну из линий или на их пересечение. Это подсказка, а не закон. Симметричный фасад просится именно в середину.

Перед тем как нажать, пройдите взглядом по краям кадра. Столб, растущий из головы, или яркий пакет в углу легко убрать одним шагом в сторону.

И ещё о расстоянии:

- цифровой зум просто обрезает картинку, поэтому лучше подойти ближе;
- широкоугольный модуль вытягивает лица у края кадра, и для портрета удобнее объектив **2×** или **3×**;
- съёмка с колена или с вытянутых вверх рук меняет фон целиком.

Снимите один и тот же двор девять раз с девяти разных точек. Обычно нравится не первый снимок.`,
      },
      {
        title: 'Обработка в Lightroom от начала до конца',
        section: 'Кадр и обработка',
        type: 'video',
        durationSeconds: 735,
      },
      {
        title: 'Памятка: пять шагов обработки',
        section: 'Кадр и обработка',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
];
