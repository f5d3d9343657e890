import type { SampleCourse } from '../sample.ts';

export const music: SampleCourse[] = [
  {
    title: 'Music Theory from Zero: Hear It, Name It, Use It 🎼',
    thumbnail: 'music-theory',
    summary: 'Read notes and rhythms, build scales and chords, and understand why your favourite songs work.',
    description: `Theory is not a set of rules that music must obey. It is a set of names for things your ears already know. Once you have the names, you can learn songs faster, talk with other musicians, and find your way out when you are stuck.

You will learn to

- read pitches and rhythms on the staff,
- build major and minor scales in any key,
- recognise intervals and triads,
- follow the chord progressions behind thousands of songs.

No instrument is required, although a keyboard, even one on a phone, makes everything easier to hear. The course suits singers, self-taught players and curious listeners who start from nothing.`,
    category: 'music',
    level: 'beginner',
    tags: ['music-theory', 'notation', 'harmony', 'rhythm'],
    language: 'en',
    skills: ['reading music', 'building scales', 'recognising intervals', 'chord progressions'],
    price: null,
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2024-04-18T16:00:00Z',
    audience: { learners: 55, stars: 4.5 },
    lessons: [
      {
        title: 'Five lines and what they hold',
        section: 'Reading the page',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Music is written on a **staff** of five lines and four spaces. Higher on the page means higher in pitch. Each step from a line to the next space is one letter further in the alphabet, and after **G** we begin again at **A**.

A **clef** tells you which letter is where. The treble clef curls around the second line from the bottom and names it **G**. From there you can count to every other note:

- lines, from the bottom: **E G B D F**
- spaces, from the bottom: **F A C E**

The bass clef puts its two dots around the fourth line and names it **F**, the one below middle C. Notes too high or too low for the staff get small **ledger lines**. Middle C sits on the first ledger line below the treble staff.`,
      },
      {
        title: 'Clapping note values, from whole notes to sixteenths',
        section: 'Reading the page',
        type: 'video',
        durationSeconds: 620,
        preview: true,
      },
      {
        title: 'What a time signature promises',
        section: 'Reading the page',
        type: 'article',
        durationSeconds: 270,
        content: `At the start of a piece stand two numbers, one above the other. The lower one names a note value: 4 means quarter note, 8 means eighth note. The upper one says how many of them fill one bar.

- **3/4**: three quarter notes to the bar. Count *one*, two, three: a waltz.
- **4/4**: four quarter notes, the most common metre in popular music.
- **6/8**: six eighth notes, but felt as **two** beats of three: *one* two three *four* five six.

So 3/4 and 6/8 hold the same amount of time and feel quite different. 3/4 divides six eighths into three pairs; 6/8 divides them into two groups of three. Metres like 6/8, 9/8 and 12/8, whose beats split in three, are called **compound**.`,
      },
      {
        title: 'Reading the page: quiz',
        section: 'Reading the page',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'text',
              prompt:
                'Which four letters name the spaces of the treble staff, from the bottom? Write them as one word.',
              answer: ['FACE', 'face', 'F A C E'],
            },
            {
              type: 'numeric',
              prompt: 'How many eighth notes last as long as one whole note?',
              answer: 8,
            },
            {
              type: 'true-false',
              prompt: 'A bar of 6/8 is normally felt as three beats.',
              answer: false,
              explanation: 'It is felt as two beats, each of which divides in three.',
            },
          ],
        },
      },
      {
        title: 'One recipe for every major scale',
        section: 'Scales and intervals',
        type: 'article',
        durationSeconds: 300,
        content: `The smallest step on a piano, from one key to its nearest neighbour, black or white, is a **half step**. Two half steps make a **whole step**.

A major scale is this pattern of steps:

> whole, whole, **half**, whole, whole, whole, **half**

Start on C and you use white keys alone: C D E F G A B C. The half steps fall between E and F and between B and C, where there is no black key.

Start on G and the pattern asks for a whole step from E, so the seventh note has to be **F♯**: G A B C D E F♯ G. Start on F and the fourth note must be **B♭**.

Use each letter once and you will never wonder whether to write F♯ or G♭.`,
      },
      {
        title: 'Measuring the distance between two notes',
        section: 'Scales and intervals',
        type: 'article',
        durationSeconds: 300,
        content: `An interval has a **number** and a **quality**. For the number, count letters, including both ends: C to G is C-D-E-F-G, a fifth. For the quality, count half steps.

| Interval | Half steps | From C |
| --- | --- | --- |
| minor third | 3 | E♭ |
| major third | 4 | E |
| perfect fourth | 5 | F |
| perfect fifth | 7 | G |
| major sixth | 9 | A |
| octave | 12 | C |

Songs help the ear. "Twinkle, Twinkle, Little Star" leaps a perfect fifth between its first two different notes. The opening of "When the Saints Go Marching In" starts with a major third. Collect your own examples: the tunes you know best work best.`,
      },
      {
        title: 'Singing intervals with a drone',
        section: 'Scales and intervals',
        type: 'video',
        durationSeconds: 545,
      },
      {
        title: 'Triads: stacking thirds',
        section: 'Chords and keys',
        type: 'article',
        durationSeconds: 270,
        content: `Take a note, skip a letter, take the next, skip, take again. You have a **triad**: root, third and fifth.

- **Major**: a major third with a minor third on top. C E G.
- **Minor**: a minor third with a major third on top. C E♭ G.
- **Diminished**: two minor thirds. B D F.

Build a triad on each note of a major scale and the qualities always come out in the same order: major, minor, minor, major, major, minor, diminished. We number them with Roman numerals, small ones for minor:

> I ii iii IV V vi vii°

Numerals are a musician's shorthand. *I, V, vi, IV* means C, G, Am, F in the key of C, and G, D, Em, C in the key of G. Same song, new singer.`,
      },
      {
        title: 'The circle of fifths in one drawing',
        section: 'Chords and keys',
        type: 'video',
        durationSeconds: 488,
      },
      {
        title: 'Chords and keys: final quiz',
        section: 'Chords and keys',
        type: 'quiz',
        durationSeconds: 420,
        quiz: {
          passPercent: 75,
          maxAttempts: 4,
          questions: [
            {
              type: 'single',
              prompt: 'Which triad is minor?',
              options: [
                { optionId: 'a', text: 'F A C' },
                { optionId: 'b', text: 'D F A' },
                { optionId: 'c', text: 'G B D' },
                { optionId: 'd', text: 'B D F' },
              ],
              answer: 'b',
              explanation:
                'D to F is three half steps, F to A four: a minor triad. B D F is diminished, the others are major.',
            },
            {
              type: 'numeric',
              prompt: 'How many half steps make a perfect fifth?',
              answer: 7,
              points: 2,
              hints: [{ text: 'It is two more than a perfect fourth.', cost: 1 }],
            },
            {
              type: 'multiple',
              prompt: 'Which chords of C major are minor?',
              options: [
                { optionId: 'a', text: 'The chord on D' },
                { optionId: 'b', text: 'The chord on F' },
                { optionId: 'c', text: 'The chord on A' },
                { optionId: 'd', text: 'The chord on G' },
              ],
              answer: ['a', 'c'],
            },
            {
              type: 'text',
              prompt: 'Which major key has one sharp, F♯?',
              answer: ['G', 'G major'],
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Guitarra desde cero: acordes, ritmo y canciones 🎸',
    thumbnail: 'guitar-from-zero',
    summary:
      'Afina tu guitarra, cambia de acorde sin parar y acompaña tus primeras canciones con buen ritmo.',
    description: `¿Tienes una guitarra que acumula polvo en un rincón? En este curso la bajamos de la pared y la ponemos a sonar.

Aprenderás a

- afinar de oído y con afinador,
- leer diagramas de acordes y tablaturas,
- tocar ocho acordes abiertos y cambiar entre ellos sin perder el pulso,
- rasguear ritmos básicos y acompañar una canción completa.

Está pensado para personas adultas que nunca han tocado un instrumento. Sirve cualquier guitarra, española o acústica de cuerdas de metal. No hace falta leer partituras: basta con practicar quince minutos casi todos los días. Un cuaderno de ocho semanas te propone ejercicios breves, para que notes el progreso desde el principio.`,
    category: 'music',
    level: 'beginner',
    tags: ['guitarra', 'acordes', 'ritmo', 'canciones'],
    language: 'es',
    skills: ['afinación', 'acordes abiertos', 'rasgueo', 'lectura de tablatura'],
    price: { amount: 39.99, currency: 'EUR' },
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2024-10-14T17:40:00Z',
    audience: { learners: 21, stars: 4.5 },
    lessons: [
      {
        title: 'Conoce tu guitarra y siéntate bien',
        section: 'Preparar la guitarra',
        type: 'video',
        durationSeconds: 470,
        preview: true,
      },
      {
        title: 'Seis cuerdas, seis notas: cómo afinar',
        section: 'Preparar la guitarra',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Las cuerdas se numeran desde la más aguda, que queda abajo cuando tocas, hasta la más grave:

| Cuerda | Nota | Cifrado |
| --- | --- | --- |
| 1.ª | mi agudo | E |
| 2.ª | si | B |
| 3.ª | sol | G |
| 4.ª | re | D |
| 5.ª | la | A |
| 6.ª | mi grave | E |

Si no tienes afinador, afina la quinta cuerda con una referencia segura y compara las demás. La sexta pisada en el **quinto traste** debe sonar igual que la quinta al aire. Haz lo mismo de la quinta a la cuarta y de la cuarta a la tercera. Entre la tercera y la segunda se usa el **cuarto traste**; entre la segunda y la primera, otra vez el quinto.

Sube siempre hacia la nota, nunca bajes: así la cuerda se mantiene afinada más tiempo.`,
      },
      {
        title: 'Diagramas y tablaturas sin misterio',
        section: 'Preparar la guitarra',
        type: 'article',
        durationSeconds: 270,
        content: `Un **diagrama de acorde** es una foto del mástil puesto de pie. Las líneas verticales son las cuerdas, con la sexta a la izquierda; las horizontales son los trastes. Un punto indica dónde pisar, una **o** que la cuerda suena al aire y una **x** que no se toca.

La **tablatura** funciona de otro modo. Hay seis líneas horizontales, con la primera cuerda **arriba**, y los números dicen en qué traste se pisa. Se lee de izquierda a derecha; los números apilados suenan a la vez.

Los acordes también se escriben en una sola línea, de la sexta cuerda a la primera:

- Mi menor (Em): **0 2 2 0 0 0**
- La menor (Am): **x 0 2 2 1 0**
- Do mayor (C): **x 3 2 0 1 0**`,
      },
      {
        title: 'Afinación y lectura: compruébalo',
        section: 'Preparar la guitarra',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'text',
              prompt: '¿Qué nota da la tercera cuerda al aire?',
              answer: ['sol', 'G'],
            },
            {
              type: 'numeric',
              prompt: '¿En qué traste hay que pisar la tercera cuerda para afinar la segunda?',
              answer: 4,
              points: 2,
              hints: [{ text: 'Es la única pareja de cuerdas que no usa el quinto.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'En una tablatura, la línea de arriba representa la cuerda más grave.',
              answer: false,
              explanation: 'La línea de arriba es la primera cuerda, la más aguda.',
            },
          ],
        },
      },
      {
        title: 'Los primeros acordes: mi menor y la menor',
        section: 'Acordes y cambios',
        type: 'video',
        durationSeconds: 685,
      },
      {
        title: 'Por qué zumba una cuerda y cómo arreglarlo',
        section: 'Acordes y cambios',
        type: 'article',
        durationSeconds: 240,
        content: `Si un acorde suena sucio, no aprietes más fuerte: busca la causa. Toca las cuerdas de una en una, despacio, y localiza la que falla.

- **Zumba**: el dedo está lejos del traste. Acércalo a la barrita metálica, sin ponerlo encima.
- **Suena apagada**: otro dedo la roza. Arquea los dedos y pisa con la yema, casi con la punta.
- **No suena**: falta presión, o la muñeca está hundida. Adelántala un poco y deja el pulgar detrás del mástil, relajado.

Las uñas de la mano izquierda deben estar cortas. Al principio molestan las yemas; es normal y se pasa en unas semanas. Pero si te duele la muñeca o el antebrazo, para, descansa y revisa la postura.`,
      },
      {
        title: 'Cambiar de acorde sin detener la mano derecha',
        section: 'Acordes y cambios',
        type: 'article',
        durationSeconds: 270,
        content: `El secreto de un buen cambio no es la velocidad, sino la **constancia**. La mano derecha es el reloj: no se para nunca, aunque el acorde llegue tarde.

Prueba este ejercicio, con el metrónomo a 60 pulsaciones por minuto:

1. Toca Em una vez y deja sonar cuatro tiempos.
2. En el cuarto tiempo levanta los dedos, todos juntos.
3. Coloca Am y toca en el primer tiempo siguiente.
4. Repite durante un minuto y cuenta los cambios limpios.

Busca los **dedos comunes**. De La menor a Do, el índice y el medio no se mueven: solo viaja el anular. De Sol a Re, en cambio, se levanta la mano entera. Cuando salgan limpios quince cambios seguidos, sube a 66.`,
      },
      {
        title: 'Acordes: pon a prueba tu memoria',
        section: 'Acordes y cambios',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          maxAttempts: 5,
          questions: [
            {
              type: 'single',
              prompt: '¿Qué acorde se escribe x 3 2 0 1 0?',
              options: [
                { optionId: 'a', text: 'La menor' },
                { optionId: 'b', text: 'Do mayor' },
                { optionId: 'c', text: 'Re mayor' },
              ],
              answer: 'b',
            },
            {
              type: 'multiple',
              prompt: '¿Qué puede hacer que una cuerda suene apagada o zumbe?',
              options: [
                { optionId: 'a', text: 'Otro dedo la roza' },
                { optionId: 'b', text: 'El dedo pisa lejos del traste' },
                { optionId: 'c', text: 'El pulgar está detrás del mástil' },
              ],
              answer: ['a', 'b'],
              explanation: 'El pulgar detrás del mástil es, precisamente, la posición recomendada.',
            },
          ],
        },
      },
      {
        title: 'Abajo, abajo, arriba: el rasgueo que sirve para todo',
        section: 'Ritmo y canciones',
        type: 'video',
        durationSeconds: 590,
      },
      {
        title: 'Tu primera canción completa, con cuatro acordes',
        section: 'Ritmo y canciones',
        type: 'article',
        durationSeconds: 300,
        content: `Miles de canciones usan los mismos cuatro acordes en el mismo orden: **Sol, Re, mi menor, Do** (G, D, Em, C). Cada uno dura un compás de cuatro tiempos.

1. **Escucha** la canción y marca el pulso con el pie.
2. **Cuenta** los compases de cada parte: introducción, estrofa, estribillo.
3. **Toca solo el primer tiempo** de cada compás, sin rasguear.
4. **Añade el rasgueo** cuando los cambios lleguen a tiempo.
5. **Canta** al final, primero tarareando.

¿La canción te queda muy aguda o muy grave? Coloca una **cejilla**. En el segundo traste, todo sube un tono: tocas las posiciones de Sol y suena en La. Así encuentras la altura cómoda para tu voz sin aprender acordes nuevos.`,
      },
      {
        title: 'Cuaderno de práctica para ocho semanas',
        section: 'Ritmo y canciones',
        type: 'file',
        durationSeconds: 300,
      },
    ],
  },
  {
    title: 'Home Recording on a Small Budget 🎙️ (2024 edition)',
    thumbnail: 'home-recording',
    summary:
      'Make clean recordings of voice and acoustic instruments in an ordinary room with modest equipment.',
    description: `A good recording starts long before the software opens. It starts with a room, a source and a microphone in the right place.

This course teaches you to

- choose an interface and one sensible microphone,
- calm a lively room with what is already in it,
- set levels that leave headroom,
- record voice and guitar without noise and boom,
- make a simple, balanced mix.

It is for songwriters, podcasters and teachers who want to sound clear and do not want to spend a fortune. Any recording software will do. This edition reflects the equipment of 2024; it stays open to those who enrolled, and the principles have not aged.`,
    category: 'music',
    level: 'intermediate',
    tags: ['recording', 'audio', 'mixing', 'podcast', 'home-studio'],
    language: 'en',
    skills: ['microphone placement', 'gain staging', 'room treatment', 'basic mixing'],
    price: { amount: 24.99, currency: 'USD' },
    instructor: 'kenji',
    status: 'archived',
    publishedAt: '2024-05-13T11:05:00Z',
    archivedAt: '2026-06-30T16:20:00Z',
    audience: { learners: 9, stars: 3.2 },
    lessons: [
      {
        title: 'The chain from the air to the file',
        section: 'Room and equipment',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Sound passes through a chain, and each link can only lose quality, never add it back.

1. **Source**: a voice, a guitar
2. **Room**: reflections and noise
3. **Microphone**: air pressure becomes voltage
4. **Preamplifier**: a tiny voltage becomes a usable one
5. **Converter**: the voltage becomes numbers
6. **Software**: the numbers become a file

Beginners spend their money on link three and their evenings on link six. Experience says the opposite: new strings, a rested voice and a quiet room improve a recording more than any microphone you can swap. A small USB **interface** contains links four and five, and the ones of today are very good. So begin every session at the left end of the chain and ask: is this link as good as I can make it for free?`,
      },
      {
        title: 'Taming a bedroom with what you own',
        section: 'Room and equipment',
        type: 'video',
        durationSeconds: 780,
        preview: true,
      },
      {
        title: 'Dynamic or condenser? Patterns and phantom power',
        section: 'Room and equipment',
        type: 'article',
        durationSeconds: 300,
        content: `A **dynamic** microphone moves a coil in a magnetic field. It is sturdy, not very sensitive, and forgiving in noisy rooms. A **condenser** measures the movement of a very light membrane beside a fixed plate. It catches more detail, including the neighbour's dog, and needs power: usually **48 V phantom power** from the interface.

The **pattern** says from where it hears:

| Pattern | Hears | Rejects |
| --- | --- | --- |
| Cardioid | front | back |
| Figure of eight | front and back | both sides |
| Omnidirectional | everywhere | nothing |

In an untreated room, choose a cardioid and put its back towards the noise. All directional microphones share the **proximity effect**: the closer the source, the stronger the bass. That explains both the warm radio voice and many boomy guitars.`,
      },
      {
        title: 'Room and equipment: quiz',
        section: 'Room and equipment',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'numeric',
              prompt: 'What is the usual voltage of phantom power?',
              answer: 48,
            },
            {
              type: 'single',
              prompt:
                'A fan is humming behind you. Which microphone pattern rejects sound from its own back best?',
              options: [
                { optionId: 'a', text: 'Omnidirectional' },
                { optionId: 'b', text: 'Figure of eight' },
                { optionId: 'c', text: 'Cardioid' },
              ],
              answer: 'c',
              explanation: 'A figure of eight hears the back as well as the front, an omni hears everything.',
            },
          ],
        },
      },
      {
        title: 'How loud should you record?',
        section: 'Recording',
        type: 'article',
        durationSeconds: 270,
        content: `Digital meters count down from **0 dBFS**, the largest number the format can hold. Anything above it is cut flat, and this *clipping* cannot be undone. So leave room.

Ask the performer for the loudest passage and set the gain until the peaks reach about **−12 dBFS**. Singers get louder when the red light is on; twelve decibels absorb that.

Record with **24 bits**. Each bit is worth about 6 dB, so 24 bits span some 144 dB in theory, far more than any room or preamplifier. There is no reason to record hot.

For the sample rate, **44.1 or 48 kHz** is enough for music and speech: a rate can represent frequencies up to half its value, and human hearing ends at about 20 kHz.`,
      },
      {
        title: 'Three places for a guitar microphone',
        section: 'Recording',
        type: 'video',
        durationSeconds: 690,
      },
      {
        title: 'Latency, and how to stop fighting it',
        section: 'Recording',
        type: 'article',
        durationSeconds: 270,
        content: `You sing, and hear yourself a moment late in the headphones. That delay is **latency**. The computer handles sound in blocks called *buffers*, and a whole block must arrive before it can be treated.

The delay of one buffer is its size divided by the sample rate. With 128 samples at 48 000 per second it is 128 ÷ 48 000 s, or about **2.7 ms**. The signal goes in and out again, so the real figure is at least twice that, plus the converters.

Two remedies:

- **While recording**, use a small buffer, or the *direct monitoring* switch of the interface, which bypasses the computer.
- **While mixing**, use a large buffer, so that the processor can keep up. Nobody is singing now.`,
      },
      {
        title: 'A first mix: faders, panning and two filters',
        section: 'Mixing',
        type: 'video',
        durationSeconds: 1240,
      },
      {
        title: 'Levels, latency and mixing: final quiz',
        section: 'Mixing',
        type: 'quiz',
        durationSeconds: 360,
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          timeLimitSeconds: 900,
          questions: [
            {
              type: 'numeric',
              prompt:
                'What is the delay of one buffer of 256 samples at 48 000 samples per second, in milliseconds?',
              answer: 5.33,
              tolerance: 0.1,
              points: 2,
              hints: [{ text: 'It is twice the delay of 128 samples.', cost: 1 }],
              explanation: '256 ÷ 48 000 = 0.00533 s, that is 5.33 ms.',
            },
            {
              type: 'true-false',
              prompt: 'Clipping during recording can be completely undone by lowering the level later.',
              answer: false,
            },
            {
              type: 'multiple',
              prompt: 'Which of these make a directional microphone sound more bassy or boomy?',
              options: [
                { optionId: 'a', text: 'Moving it closer to the source' },
                { optionId: 'b', text: 'Placing it right before the sound hole of a guitar' },
                { optionId: 'c', text: 'Raising the sample rate' },
              ],
              answer: ['a', 'b'],
            },
          ],
        },
      },
      {
        title: 'Session checklist and track sheet',
        section: 'Mixing',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
  {
    title: 'Maqām: A Listener’s Way into Arabic Music',
    thumbnail: 'arabic-maqam',
    summary:
      'Hear the modes, rhythms and forms of Arabic music, and follow an oud improvisation with open ears.',
    description: `A maqām is more than a scale. It is a path: where a melody begins, which notes it leans on, where it rests, and which neighbouring paths it may visit.

In this course Omar plays, you listen, and together you will

- recognise five maqāmāt by their opening notes,
- hear the intervals that lie between the piano keys,
- clap the most common rhythmic cycles,
- follow a *taqsīm* from its first phrase to its return.

The course is for musicians from other traditions and for listeners who love this music and wish to understand it better. You should know what a scale and an interval are. An instrument helps, but your voice is enough.`,
    category: 'music',
    level: 'intermediate',
    tags: ['maqam', 'oud', 'arabic-music', 'listening', 'rhythm'],
    language: 'en',
    skills: [
      'recognising maqamat',
      'hearing quarter tones',
      'clapping rhythmic cycles',
      'following a taqsim',
    ],
    price: { amount: 54.99, currency: 'USD' },
    prerequisites: ['music-theory'],
    instructor: 'omar',
    coInstructors: ['ingrid'],
    status: 'published',
    publishedAt: '2026-05-18T18:25:00Z',
    audience: { learners: 1, stars: 4.3 },
    lessons: [
      {
        title: 'Five double strings and a single one: the oud',
        section: 'Sounds between the keys',
        type: 'video',
        durationSeconds: 515,
        preview: true,
      },
      {
        title: 'What a maqām is, and what a scale leaves out',
        section: 'Sounds between the keys',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `You can write a maqām as a row of notes, but a row of notes is not yet a maqām. Three things are missing.

**Building blocks.** A maqām is made of small groups of three to five notes, each called a **jins** (plural *ajnās*). The lower jins gives the maqām its name and colour; the upper one completes it.

**A path.** The Arabic word is *sayr*, "course". Some maqāmāt open low and climb slowly, others begin near the octave and come down.

**Neighbours.** A melody seldom stays in one jins. It visits others, on the same note or further up, and then returns home.

So when you meet a new maqām, do not ask only "which notes?". Ask "where does it rest?" and "where does it like to go?".`,
      },
      {
        title: 'Half-flats: notes the piano does not have',
        section: 'Sounds between the keys',
        type: 'article',
        durationSeconds: 270,
        content: `Between E♭ and E there is a note that a piano cannot play. Arabic musicians call it *sīkāh*; in modern notation it is **E half-flat**, a flat sign with a stroke through it. It lies about a **quarter tone** below E.

"About" is meant seriously. In practice the note is a little higher in one maqām and a little lower in another, and it differs between Cairo and Aleppo. Players learn it from singers and records, not from a ruler. The oud has no frets, so each player sets it by ear.

Sing this exercise: hold C, go up to E, then slide down halfway to E♭ and stop. Sing C, D, E half-flat, F. It will feel neutral, neither major nor minor. You have just sung **jins Rāst**.`,
      },
      {
        title: 'Sounds between the keys: quiz',
        section: 'Sounds between the keys',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'text',
              prompt: 'What is one of the small building blocks of a maqām called?',
              answer: ['jins', 'a jins', 'ajnas', 'ajnās'],
            },
            {
              type: 'true-false',
              prompt: 'The exact tuning of E half-flat is the same in every maqām and region.',
              answer: false,
              explanation: 'It is learnt by ear, and shifts a little with the maqām and the place.',
            },
            {
              type: 'single',
              prompt: 'Why can an oud play any quarter tone?',
              options: [
                { optionId: 'a', text: 'It has extra frets' },
                { optionId: 'b', text: 'It has no frets' },
                { optionId: 'c', text: 'It is retuned for each note' },
              ],
              answer: 'b',
            },
          ],
        },
      },
      {
        title: 'Rāst and Bayātī: the two pillars',
        section: 'Five maqāmāt',
        type: 'article',
        durationSeconds: 300,
        content: `If you learn only two maqāmāt, learn these. Both use E half-flat, and each makes it feel different. (In the table, a ½♭ is a half-flat.)

| Maqām | Starts on | Lower jins | Character |
| --- | --- | --- | --- |
| **Rāst** | C | C D E½♭ F G | upright, settled |
| **Bayātī** | D | D E½♭ F G | warm, intimate |

Play the notes of Rāst and stop on D instead of C: you are already near Bayātī. The home note has moved, and the ear hears a new place.

In Rāst, E½♭ is the **third**, bright but not quite major. In Bayātī it is the **second**, a small step above home that makes each ending sigh. Qurʾan recitations very often open in Bayātī, and countless folk and popular songs live there too.`,
      },
      {
        title: 'Ḥijāz, Nahāwand and Kurd, played side by side',
        section: 'Five maqāmāt',
        type: 'video',
        durationSeconds: 930,
      },
      {
        title: 'Name that maqām',
        section: 'Five maqāmāt',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 66,
          maxAttempts: 5,
          questions: [
            {
              type: 'single',
              prompt: 'Which jins has the notes D, E♭, F♯, G, with a wide step in the middle?',
              options: [
                { optionId: 'a', text: 'Nahāwand' },
                { optionId: 'b', text: 'Ḥijāz' },
                { optionId: 'c', text: 'Kurd' },
                { optionId: 'd', text: 'Bayātī' },
              ],
              answer: 'b',
              points: 2,
              hints: [{ text: 'E♭ to F♯ is an augmented second.', cost: 1 }],
            },
            {
              type: 'multiple',
              prompt: 'Which of these maqāmāt contain a half-flat note in their lower jins?',
              options: [
                { optionId: 'a', text: 'Rāst' },
                { optionId: 'b', text: 'Kurd' },
                { optionId: 'c', text: 'Bayātī' },
                { optionId: 'd', text: 'Nahāwand' },
              ],
              answer: ['a', 'c'],
            },
          ],
        },
      },
      {
        title: 'Dum and tak: rhythm in two sounds',
        section: 'Rhythm and form',
        type: 'article',
        durationSeconds: 300,
        content: `Rhythmic cycles are taught with two syllables. **Dum** is the deep stroke near the centre of the drum, **tak** the bright one at the edge. A dash is a rest. Each sign below is an eighth note:

- **Maqsūm** (4/4): D T – T D – T –
- **Baladī** (4/4): D D – T D – T –
- **Ṣaʿīdī** (4/4): D T – D D – T –

The three differ only in where the deep strokes fall, and yet they dance quite differently. Clap the maqsūm with your hands: a low clap on the thigh for dum, a high one on the palm for tak.

Longer cycles exist too. The **samāʿī thaqīl** has ten beats: D – – T – D D T – –. Do not count to ten. Learn it as a spoken phrase.`,
      },
      {
        title: 'Following a taqsīm',
        section: 'Rhythm and form',
        type: 'article',
        durationSeconds: 300,
        content: `A **taqsīm** is a solo improvisation, usually without a beat. At first it may sound like free wandering. Listen for the plan.

1. **Opening.** Short phrases present the lower jins and come to rest on the home note. The silence after each phrase is part of the music.
2. **Climb.** The player moves to the upper jins, and the resting point shifts, often to the fifth or the fourth note.
3. **Journey.** One or more visits to neighbouring maqāmāt. Experienced listeners answer with a quiet *Allāh!* or *yā salām!*
4. **Return.** The melody descends, touches what it began with, and closes with a cadence, the *qafla*.

The joy that performer and audience share in such moments has a name: **ṭarab**. Listen twice, and mark each rest the second time.`,
      },
      {
        title: 'A guided listening: one taqsīm in Rāst',
        section: 'Rhythm and form',
        type: 'video',
        durationSeconds: 1065,
      },
    ],
  },
  {
    title: 'West African Rhythm: Bells, Drums and the Art of Twelve 🥁',
    thumbnail: 'west-african-rhythm',
    summary:
      'Feel three against two, clap the bell pattern, and hear how layered rhythms speak to one another.',
    description: `In much West African music no single drum plays "the rhythm". Each part is simple; the music is what happens between them.

With voice, hands and feet you will learn to

- hold three against two without counting,
- clap the bell pattern that guides many ensembles,
- hear call and response between leader and chorus,
- understand how a talking drum can carry words,
- trace these ideas into highlife and Afrobeat.

The course is for drummers, dancers, teachers and anyone who wants a steadier sense of time. No instrument is needed; two pencils and a table will do. Each tradition is named and credited, and listening is part of every section.`,
    category: 'music',
    level: 'intermediate',
    tags: ['rhythm', 'percussion', 'west-africa', 'afrobeat'],
    language: 'en',
    skills: ['polyrhythm', 'bell patterns', 'call and response', 'critical listening'],
    price: { amount: 45, currency: 'USD' },
    instructor: 'amara',
    status: 'draft',
    lessons: [
      {
        title: 'Three against two in your own body',
        section: 'Feeling the grid',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Tap six even pulses. Now accent every second one with the right hand and every third one with the left:

| Pulse | 1 | 2 | 3 | 4 | 5 | 6 |
| --- | --- | --- | --- | --- | --- | --- |
| Right (three) | ● |  | ● |  | ● |  |
| Left (two) | ● |  |  | ● |  |  |

The hands meet on 1. After that the order is right, left, right: **together**, right, left, right. Say it slowly: *both*, right, left, right.

Do not think of two rhythms that compete. It is **one** melody with four notes, played by two hands. Once it runs by itself, walk on the left-hand beats. Then walk on the right-hand ones. The sound has not changed, but the ground under you has. That shift is what this course is about.`,
      },
      {
        title: 'Walking, clapping, speaking: a warm-up',
        section: 'Feeling the grid',
        type: 'video',
        durationSeconds: 420,
        preview: true,
      },
      {
        title: 'The bell that everybody listens to',
        section: 'Feeling the grid',
        type: 'article',
        durationSeconds: 300,
        content: `Many ensembles along the West African coast are held together by an iron bell. Among the Ewe of Ghana and Togo it is the double bell *gankogui*; Igbo musicians in Nigeria play the *ogene*.

One pattern is so widespread that scholars call it the **standard pattern**. It has seven strokes in twelve pulses:

> x · x · x x · x · x · x

The distances are 2 2 1 2 2 2 1. You may recognise them: they are the steps of the major scale, in time instead of in pitch.

Clap it over four slow steps, one for every three pulses. The steps fall on pulses 1, 4, 7 and 10; the bell meets them on 1 and 10 and slips between the other two. Keep walking when it feels strange.`,
      },
      {
        title: 'Counting twelve: quiz',
        section: 'Feeling the grid',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'numeric',
              prompt: 'How many strokes has the standard bell pattern in its twelve pulses?',
              answer: 7,
            },
            {
              type: 'single',
              prompt:
                'You tap three evenly against two evenly. How many separate moments do you hear in one cycle?',
              options: [
                { optionId: 'a', text: 'Three' },
                { optionId: 'b', text: 'Four' },
                { optionId: 'c', text: 'Five' },
                { optionId: 'd', text: 'Six' },
              ],
              answer: 'b',
              explanation: 'Three and two make five strokes, but one of them is shared.',
            },
          ],
        },
      },
      {
        title: 'Who plays what in an Ewe ensemble',
        section: 'Layers and conversation',
        type: 'article',
        durationSeconds: 270,
        content: `An Ewe dance ensemble is built in layers, from the steadiest part to the freest.

- **Gankogui** (double bell): the timeline, which does not change.
- **Axatse** (gourd rattle with a net of beads): thickens the bell part and adds the beat.
- **Kagan**: a small, high drum with a short figure between the beats.
- **Kidi** and **sogo**: middle drums that answer the leader with fixed replies.
- **Atsimevu**: the tall lead drum, which calls, signals the dancers and plays variations.

Song and dance complete the whole; without them the drumming is only half there. When you listen, choose one layer and stay with it through the entire recording. Play the track again and choose another. After five times you will hear five different pieces.`,
      },
      {
        title: 'A drum that speaks Yoruba',
        section: 'Layers and conversation',
        type: 'article',
        durationSeconds: 270,
        content: `Yoruba is a **tone language** with three levels: high, mid and low. The same syllables on different tones are different words. So a melody of tones already carries a good part of a sentence.

The *dùndún* is a drum shaped like an hourglass. Leather cords join its two heads. The player squeezes the cords under the arm, the heads tighten, and the pitch rises. With these rising and falling pitches a drummer can imitate the tones and the rhythm of speech.

Since many phrases share a tune, drummers favour **well-known sayings** and longer, more descriptive wordings, which leave less doubt. Praise names, proverbs and greetings are common. Listeners who know the language and the proverbs hear words; everybody else hears a beautiful melody.`,
      },
      {
        title: 'Call and response with the voice',
        section: 'Layers and conversation',
        type: 'video',
        durationSeconds: 505,
        status: 'draft',
      },
      {
        title: 'From palm-wine guitars to highlife',
        section: 'Into the city',
        type: 'video',
        durationSeconds: 640,
        status: 'draft',
      },
      {
        title: 'Layers, language, city: closing quiz',
        section: 'Into the city',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these belong to the steady layers of an Ewe ensemble?',
              options: [
                { optionId: 'a', text: 'Gankogui' },
                { optionId: 'b', text: 'Atsimevu' },
                { optionId: 'c', text: 'Axatse' },
              ],
              answer: ['a', 'c'],
              points: 2,
              hints: [{ text: 'The tall lead drum is the freest part.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'Yoruba distinguishes three levels of tone.',
              answer: true,
            },
            {
              type: 'text',
              prompt: 'What is the Yoruba hourglass drum in this course called?',
              answer: ['dùndún', 'dundun'],
              explanation: 'The dùndún is one of the West African drums that English calls talking drums.',
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Śpiewać może każdy: głos, oddech i słuch 🎤',
    thumbnail: 'singing-for-everyone',
    summary:
      'Spokojny oddech, rozgrzany głos i coraz pewniejszy słuch: śpiewanie od podstaw dla tych, którym kiedyś powiedziano, że nie umieją.',
    description: `Wielu z nas usłyszało w szkole, że „słoń nadepnął nam na ucho”. Tymczasem trafianie w dźwięki to w dużej mierze sprawa ćwiczeń, a nie talentu.

Na tym kursie nauczysz się

- oddychać nisko i oszczędnie,
- rozgrzewać głos przed śpiewaniem,
- słyszeć, czy śpiewasz za nisko, czy za wysoko,
- dobierać tonację do swojego głosu.

Nie musisz znać nut ani grać na żadnym instrumencie. Wystarczy kwadrans dziennie i pokój, w którym nikomu nie przeszkadzasz. Jeśli masz chrypkę dłużej niż dwa tygodnie, idź najpierw do lekarza.`,
    category: 'music',
    level: 'beginner',
    tags: ['śpiew', 'głos', 'emisja-głosu', 'singing'],
    language: 'pl',
    skills: ['oddech przeponowy', 'rozgrzewka głosu', 'trafianie w dźwięki', 'dobór tonacji'],
    price: { amount: 119, currency: 'PLN' },
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2026-02-09T17:00:00Z',
    audience: { learners: 1, stars: 4.4 },
    lessons: [
      {
        title: 'Oddech: brzuch zamiast ramion',
        section: 'Oddech i głos',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Połóż się na plecach i połóż dłoń na brzuchu. Oddychaj spokojnie: przy wdechu dłoń się unosi, przy wydechu opada. Tak pracuje przepona, największy mięsień oddechowy. Ramiona nie mają tu nic do roboty.

W śpiewie ważniejszy od wdechu jest **wydech**: powietrze ma płynąć równo i powoli. Wypróbuj proste ćwiczenie.

1. Weź spokojny, niezbyt głęboki wdech.
2. Wydychaj na długie *s* i licz w myślach.
3. Zatrzymaj się, zanim zabraknie ci powietrza.

Na początku wystarczy dziesięć sekund, po kilku tygodniach wiele osób dochodzi do dwudziestu pięciu. Nie chodzi jednak o rekord, lecz o to, by *s* brzmiało cały czas tak samo głośno.

Jeśli zakręci ci się w głowie, przerwij i przez chwilę oddychaj zwyczajnie.`,
      },
      {
        title: 'Rozgrzewka: śpiewamy razem',
        section: 'Oddech i głos',
        type: 'video',
        durationSeconds: 518,
        preview: true,
      },
      {
        title: 'Jak dbać o głos',
        section: 'Oddech i głos',
        type: 'article',
        durationSeconds: 240,
        content: `Fałdy głosowe drgają u mężczyzn zwykle ponad sto razy na sekundę, a u kobiet około dwustu. Nic dziwnego, że czasem mają dość.

- **Pij wodę** małymi łykami przez cały dzień. Łyk tuż przed występem zwilży gardło, ale fałdów głosowych bezpośrednio nie dotknie.
- **Rozgrzewaj się** pięć do dziesięciu minut: mruczenie, potem ślizganie się głosem z góry na dół na *u*, wreszcie łatwe pięciodźwięki.
- **Nie odchrząkuj.** Fałdy uderzają wtedy o siebie. Lepiej przełknąć ślinę.
- **Nie szepcz**, gdy masz chrypkę. Mów cicho, ale normalnym głosem albo po prostu milcz.

Ból jest zawsze sygnałem, żeby skończyć. Śpiewanie może męczyć, ale nie powinno boleć. Chrypka, która nie mija po dwóch tygodniach, wymaga wizyty u laryngologa lub foniatry.`,
      },
      {
        title: 'Trafić w dźwięk i dobrać tonację',
        section: 'Słuch',
        type: 'article',
        durationSeconds: 300,
        content: `Najpierw **posłuchaj**, potem **zamrucz**, dopiero na końcu **zaśpiewaj**. Kto zaczyna śpiewać, zanim dźwięk przebrzmi, ten zwykle zgaduje.

Ćwicz z pianinem w telefonie:

1. Zagraj jeden dźwięk ze środka swojej skali i mrucz go przez kilka sekund.
2. Zagraj go jeszcze raz. Czy twój był niżej, czy wyżej?
3. Przesuń głos płynnie w górę lub w dół, aż oba dźwięki się zleją. Gdy są blisko siebie, słychać charakterystyczne falowanie; kiedy ustaje, jesteś na miejscu.

Nagranie pomaga bardziej niż lustro, bo własny głos słyszymy także przez kości.

Jeśli refren ulubionej piosenki jest za wysoki, nie krzycz, tylko zmień **tonację**. Wiele aplikacji do karaoke ma przyciski *+* i *−*: każdy krok to pół tonu. Zwykle wystarczą dwa lub trzy.`,
      },
      {
        title: 'Karta ćwiczeń na dwa tygodnie',
        section: 'Słuch',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
];
