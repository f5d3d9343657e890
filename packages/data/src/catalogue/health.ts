import type { SampleCourse } from '../sample.ts';

export const health: SampleCourse[] = [
  {
    title: 'First Aid Refresher: Know What to Do ⛑️',
    thumbnail: 'first-aid',
    summary:
      'Refresh the essentials of first aid for adults: call, check, press, cool, and start CPR without delay.',
    description: `In an emergency nobody rises to the occasion; we fall back on what we have practised. This refresher brings the essentials back to the front of your mind.

You will review how to

- keep yourself safe and call for help,
- recognise cardiac arrest and begin CPR,
- stop serious bleeding,
- respond to choking, burns, seizures and a suspected stroke.

The course is for adults who once took a first aid class and want to refresh it, and for anyone preparing to take one. **It does not replace certified, hands-on training**, and guidelines differ a little between countries: follow what your local organisation teaches. In a real emergency, call your local number at once and do as the dispatcher says.`,
    category: 'health',
    level: 'all',
    tags: ['first-aid', 'safety', 'cpr', 'emergency'],
    language: 'en',
    skills: ['calling for help', 'recognising cardiac arrest', 'controlling bleeding', 'recognising stroke'],
    price: null,
    capacity: 48,
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2024-06-03T07:45:00Z',
    audience: { learners: 48, stars: 4.8 },
    lessons: [
      {
        title: 'Stop, look, call: the first minute',
        section: 'First things first',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `The first minute has an order, and the order protects you.

1. **Stop and look.** Traffic, fire, electricity, gas, aggression? A second casualty helps nobody. If it is not safe, keep away and call.
2. **Check for a response.** Speak loudly and tap the shoulders: "Can you hear me?"
3. **Call.** 112 works throughout the European Union and in many other countries; elsewhere use your local number. Switch the phone to loudspeaker so that your hands stay free.
4. **Fetch.** Point at one person and say: "You, please bring a defibrillator." A request to everybody is heard by nobody.

The dispatcher will ask **where** you are, **what** happened and **how many** are hurt. Do not hang up first. They can guide you step by step until help arrives.`,
      },
      {
        title: 'Checking breathing and the recovery position',
        section: 'First things first',
        type: 'video',
        durationSeconds: 420,
        preview: true,
      },
      {
        title: 'CPR for an adult: hard, fast and in the middle',
        section: 'First things first',
        type: 'article',
        durationSeconds: 300,
        content: `If an adult does not respond and is **not breathing normally**, assume cardiac arrest. Slow, noisy gasps are not normal breathing. Call the emergency number and begin.

- Kneel beside the chest. Put the heel of one hand on the **centre of the chest**, the other hand on top.
- Arms straight, press down **5 to 6 cm**, at a rate of **100 to 120 a minute**.
- Let the chest come all the way back up each time.
- If you are trained and willing, give 2 rescue breaths after every 30 compressions. If not, keep pressing without a pause.

As soon as a defibrillator (AED) arrives, switch it on and follow its voice. Swap with another helper about every two minutes, because tired arms press less deeply. Doing something is better than waiting.`,
      },
      {
        title: 'First things first: quiz',
        section: 'First things first',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 80,
          questions: [
            {
              type: 'single',
              prompt: 'An adult does not respond and makes occasional gasping noises. What do you assume?',
              options: [
                { optionId: 'a', text: 'The person is asleep' },
                { optionId: 'b', text: 'The person is in cardiac arrest' },
                { optionId: 'c', text: 'The person is breathing normally' },
              ],
              answer: 'b',
              explanation: 'Gasping is not normal breathing. Call for help and start CPR.',
            },
            {
              type: 'numeric',
              prompt:
                'After how many compressions does a trained helper give two rescue breaths to an adult?',
              answer: 30,
            },
            {
              type: 'multiple',
              prompt: 'Which of these describe good chest compressions for an adult?',
              options: [
                { optionId: 'a', text: '5 to 6 cm deep' },
                { optionId: 'b', text: '60 a minute' },
                { optionId: 'c', text: '100 to 120 a minute' },
                { optionId: 'd', text: 'The chest comes fully back up in between' },
              ],
              answer: ['a', 'c', 'd'],
            },
          ],
        },
      },
      {
        title: 'Stopping serious bleeding',
        section: 'Injuries',
        type: 'video',
        durationSeconds: 510,
      },
      {
        title: 'Burns: cool first, cover later',
        section: 'Injuries',
        type: 'article',
        durationSeconds: 240,
        content: `**Cool** the burn at once under cool or lukewarm running water, for **20 minutes**. Do not use ice: it can harm the skin further. While you cool the burn, keep the rest of the person warm, above all a child.

**Remove** rings, watches and clothing near the burn before it swells. If something is stuck to the skin, leave it there.

**Cover** the burn loosely with cling film, laid along and not wrapped tightly, or with a clean, non-fluffy dressing. No butter, no toothpaste, no flour. Do not open blisters.

**Get medical help** when the burn is larger than the person's hand, is deep, white or charred, or affects the face, hands, feet, joints or genitals; for any electrical or chemical burn; after breathing smoke; and for babies and frail people. If in doubt, call.`,
      },
      {
        title: 'Choking in adults and older children',
        section: 'Sudden illness',
        type: 'article',
        durationSeconds: 270,
        content: `Ask: "Are you choking?" If the person can speak or **cough**, encourage them to go on coughing and stay with them. Nothing clears an airway better than a cough.

If they cannot speak, breathe or cough effectively:

1. Lean them forward and give up to **5 firm back blows** between the shoulder blades with the heel of your hand. Check after each one.
2. If that fails, give up to **5 abdominal thrusts**: stand behind, a fist between navel and breastbone, and pull sharply inwards and upwards.
3. Alternate five and five, and have someone call the emergency number.

If the person becomes unresponsive, call and start CPR. Anyone who has received abdominal thrusts should be seen by a doctor. **For babies under one year, abdominal thrusts are not used**; learn the infant technique in a hands-on course.`,
      },
      {
        title: 'Face, arms, speech, time: spotting a stroke',
        section: 'Sudden illness',
        type: 'article',
        durationSeconds: 240,
        content: `In a stroke, part of the brain loses its blood supply or bleeds. Treatment works best in the first hours, so remember **FAST**:

- **F**ace: ask for a smile. Does one side droop?
- **A**rms: ask the person to raise both. Does one drift down?
- **S**peech: ask for a simple sentence. Is it slurred or confused?
- **T**ime: if **any one** of these is present, call the emergency number now.

Sudden loss of vision, sudden loss of balance, or a sudden, extremely severe headache are reasons to call as well.

Note the time when the person was last well: doctors will ask. Give nothing to eat or drink and no tablets. If the signs disappear after a few minutes, call all the same. It may have been a warning.`,
      },
      {
        title: 'Seizures: protect, time, stay',
        section: 'Sudden illness',
        type: 'video',
        durationSeconds: 365,
      },
      {
        title: 'Injuries and illness: final quiz',
        section: 'Sudden illness',
        type: 'quiz',
        durationSeconds: 360,
        quiz: {
          passPercent: 80,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'For how many minutes should a burn be cooled under running water, according to this course?',
              answer: 20,
            },
            {
              type: 'true-false',
              prompt: 'During a seizure you should put something between the person’s teeth.',
              answer: false,
              explanation:
                'Never put anything in the mouth. Clear the space, protect the head and time the seizure.',
            },
            {
              type: 'text',
              prompt: 'In FAST, what does the letter S stand for?',
              answer: ['speech'],
              points: 2,
              hints: [{ text: 'You ask the person to repeat a simple sentence.', cost: 1 }],
            },
            {
              type: 'single',
              prompt: 'Someone at your table is choking but coughs strongly. What do you do?',
              options: [
                { optionId: 'a', text: 'Give abdominal thrusts at once' },
                { optionId: 'b', text: 'Encourage coughing and stay close' },
                { optionId: 'c', text: 'Give water' },
              ],
              answer: 'b',
            },
          ],
        },
      },
      {
        title: 'Wallet card to print and fold',
        section: 'Sudden illness',
        type: 'file',
        durationSeconds: 120,
      },
    ],
  },
  {
    title: 'Strength Training at Home, Gently 💪',
    thumbnail: 'gentle-strength',
    summary:
      'Build strength with your own body weight and a rucksack: sound technique, sensible progress and rest.',
    description: `Strength is useful every day: for stairs, suitcases, gardens and grandchildren. You do not need a gym to begin.

In this course you will learn

- the five movements that cover the whole body,
- how to pick a version that suits you today,
- how hard a set should feel,
- how to progress in small steps and when to rest.

It is made for adults who are new to strength training or are coming back to it. If you have a heart condition, chest pain, dizziness, a recent operation or injury, or if you are pregnant, **speak with a doctor or physiotherapist before you start**. Nothing here should hurt: effort is welcome, pain is a reason to stop.`,
    category: 'health',
    level: 'beginner',
    tags: ['strength', 'exercise', 'home', 'fitness'],
    language: 'en',
    skills: ['squat and hinge technique', 'judging effort', 'progressive overload', 'planning a week'],
    price: { amount: 29.99, currency: 'USD' },
    instructor: 'amara',
    status: 'published',
    publishedAt: '2024-09-09T05:55:00Z',
    audience: { learners: 26, stars: 4.1 },
    lessons: [
      {
        title: 'What counts as enough?',
        section: 'Before you begin',
        type: 'article',
        durationSeconds: 210,
        preview: true,
        content: `The World Health Organization advises adults to do **150 to 300 minutes** of moderate aerobic activity a week (or 75 to 150 minutes of vigorous activity), and to strengthen the major muscle groups on **two or more days**. From the age of 65 it adds exercises for balance on three or more days.

Most people who walk a good deal still miss the second part, and this course fills it in. Two sessions of about thirty minutes are enough to begin with.

The same guidelines add a friendly sentence: *some is better than none*. If all you can do today is stand up from a chair eight times, that is a set of squats, and it counts.

Choose your two days now, with at least one day between them, and write them down.`,
      },
      {
        title: 'Five movements, one body: an overview',
        section: 'Before you begin',
        type: 'video',
        durationSeconds: 560,
        preview: true,
      },
      {
        title: 'Warming up without wasting time',
        section: 'Before you begin',
        type: 'article',
        durationSeconds: 210,
        content: `A warm-up raises your temperature, wakes the joints, and lets you notice how you feel today. Five to eight minutes will do.

1. **Move** (3 minutes): walk briskly on the spot, climb some stairs, or dance in the kitchen.
2. **Loosen** (2 minutes): circle the shoulders, turn the upper body, swing each leg, bend the ankles.
3. **Rehearse** (2 minutes): do the easiest version of the exercises to come, slowly.

Long, static stretching is not needed before strength work; keep it for later if you enjoy it.

Use the warm-up as a question. Unusually tired, feverish or dizzy? Then rest today. **Chest pain or pressure, or breathlessness that is out of proportion, is an emergency**: stop and call for help.`,
      },
      {
        title: 'Squat and hinge: bending without fear',
        section: 'The movements',
        type: 'article',
        durationSeconds: 300,
        content: `Both bend the legs, but in different places.

**Squat.** The knees and hips bend together, as when you sit down. Stand with the feet about as wide as the shoulders. Sit back and down towards a chair, let the knees travel in the direction of the toes, touch the seat lightly, stand up. Easier: a higher chair. Harder: no chair, then a rucksack held at the chest.

**Hinge.** The hips travel back while the knees bend only a little, as when you close a drawer behind you. The back keeps its natural shape, the trunk tips forward, and you feel the backs of the thighs. Practise with a broomstick along the spine: it should touch the head, the upper back and the pelvis all the way.

Start with two sets of eight, slowly.`,
      },
      {
        title: 'Push, pull and carry at the kitchen counter',
        section: 'The movements',
        type: 'video',
        durationSeconds: 740,
      },
      {
        title: 'The movements: quiz',
        section: 'The movements',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 65,
          questions: [
            {
              type: 'single',
              prompt: 'Closing a drawer behind you with your hips resembles which movement?',
              options: [
                { optionId: 'a', text: 'Squat' },
                { optionId: 'b', text: 'Hinge' },
                { optionId: 'c', text: 'Carry' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt:
                'On at least how many days a week does the World Health Organization advise adults to strengthen their muscles?',
              answer: 2,
            },
            {
              type: 'true-false',
              prompt: 'A higher chair makes the squat to a chair easier.',
              answer: true,
              explanation: 'You bend less deeply, so there is less work for the legs.',
            },
          ],
        },
      },
      {
        title: 'How hard should a set feel?',
        section: 'Making progress',
        type: 'article',
        durationSeconds: 240,
        content: `Counting repetitions is only half the answer. The other half is how many you **could** still have done. This is called *repetitions in reserve*.

- **5 or more left**: a warm-up
- **2 to 4 left**: a good working set for most people
- **0 to 1 left**: very hard, and not necessary for a beginner

During a set your breathing grows heavier and the last repetitions slow down a little. Your technique should look the same from first to last. When it changes, the set is over.

Breathe throughout: out during the effort, in on the way back. Holding your breath and straining drives the blood pressure up sharply.

Stiff muscles a day or two later are normal at first. Sharp pain, swelling, or pain in a joint is not.`,
      },
      {
        title: 'Small steps: making an exercise harder',
        section: 'Making progress',
        type: 'article',
        durationSeconds: 240,
        content: `The body adapts to what it meets regularly. To go on gaining strength, you ask for a **little** more, a little at a time. Change one thing only:

1. **Repetitions**: from 8 to 9, and so on up to 12
2. **Sets**: from two to three
3. **Tempo**: three seconds on the way down
4. **Range**: a lower chair, a deeper push-up
5. **Load**: a book more in the rucksack

A simple scheme: when you manage three sets of twelve with two in reserve, in two sessions running, choose a harder version and begin again at eight.

Progress is not a straight line. Poor sleep, a cold or a stressful week will set you back, and that is no failure. Do an easier version, keep the appointment, and carry on.`,
      },
      {
        title: 'A full session, follow along',
        section: 'Making progress',
        type: 'video',
        durationSeconds: 1500,
      },
      {
        title: 'Progress and recovery: quiz',
        section: 'Making progress',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          maxAttempts: 4,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these are reasons to stop a session?',
              options: [
                { optionId: 'a', text: 'Sharp pain in a joint' },
                { optionId: 'b', text: 'Pressure in the chest' },
                { optionId: 'c', text: 'Heavier breathing towards the end of a set' },
                { optionId: 'd', text: 'Dizziness' },
              ],
              answer: ['a', 'b', 'd'],
              points: 2,
              hints: [{ text: 'One of the four is a normal sign of effort.', cost: 1 }],
            },
            {
              type: 'single',
              prompt: 'What should you do with your breath during the effort?',
              options: [
                { optionId: 'a', text: 'Hold it' },
                { optionId: 'b', text: 'Breathe out' },
                { optionId: 'c', text: 'Breathe in as deeply as possible' },
              ],
              answer: 'b',
            },
          ],
        },
      },
      {
        title: 'Eight-week log with easier and harder versions',
        section: 'Making progress',
        type: 'file',
        durationSeconds: 240,
      },
    ],
  },
  {
    title: 'نوم أفضل: عادات بسيطة تستند إلى العلم 😴',
    thumbnail: 'better-sleep',
    summary: 'دورة هادئة تشرح كيف يعمل النوم، وما العادات التي تساعد عليه، ومتى ينبغي استشارة الطبيب.',
    description: `هل تستيقظ متعبًا رغم ساعات طويلة في السرير؟ لست وحدك. يشرح عمر حداد في هذه الدورة ما نعرفه عن النوم بلغة واضحة وبلا مبالغة.

ستتعلم في هذه الدورة:

- كيف تنظم الساعة الداخلية أوقات النوم واليقظة،
- كيف يؤثر الضوء والقهوة والحركة في ليلتك،
- كيف تهيئ غرفة مريحة وروتينًا مسائيًا هادئًا،
- كيف تتصرف حين تستيقظ في منتصف الليل.

الدورة موجهة إلى البالغين الأصحاء الذين يريدون تحسين عاداتهم خطوة بعد خطوة. وهي **لا تغني عن رأي الطبيب**: إذا استمر الأرق أسابيع، أو كان نومك مصحوبًا بشخير شديد وتوقف في التنفس، فاطلب المشورة الطبية.`,
    category: 'health',
    level: 'all',
    tags: ['نوم', 'صحة', 'عادات'],
    language: 'ar',
    skills: ['تنظيم مواعيد النوم', 'تهيئة غرفة النوم', 'روتين مسائي هادئ'],
    price: null,
    instructor: 'omar',
    status: 'published',
    publishedAt: '2025-03-11T18:05:00Z',
    audience: { learners: 9, stars: 4.5 },
    lessons: [
      {
        title: 'ماذا يحدث ونحن نائمون؟',
        section: 'كيف يعمل النوم',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `النوم ليس انقطاعًا للعمل، بل عمل من نوع آخر. ينتقل الدماغ خلال الليل بين مراحل تتكرر في دورات، تستغرق كل منها نحو **تسعين دقيقة** في المتوسط:

- **النوم الخفيف**: مرحلة الدخول، ويسهل الاستيقاظ منها.
- **النوم العميق**: يكثر في النصف الأول من الليل، وفيه يستريح الجسم ويصعب إيقاظ النائم.
- **نوم حركة العين السريعة**: يكثر قرب الصباح، وفيه معظم الأحلام الواضحة.

الاستيقاظ القصير بين دورة وأخرى أمر طبيعي، وغالبًا لا نتذكره.

يحتاج معظم البالغين إلى **سبع ساعات أو أكثر**، وتختلف الحاجة من شخص إلى آخر. أفضل مقياس هو نهارك: هل تبقى يقظًا ومرتاحًا بلا جهد؟`,
      },
      {
        title: 'الساعة الداخلية وضغط النوم',
        section: 'كيف يعمل النوم',
        type: 'video',
        durationSeconds: 480,
        preview: true,
      },
      {
        title: 'الضوء: أقوى إشارة لساعتك',
        section: 'كيف يعمل النوم',
        type: 'article',
        durationSeconds: 240,
        content: `في الدماغ ساعة تدور في نحو أربع وعشرين ساعة، وتحتاج كل يوم إلى ضبط. **الضوء** هو أهم ما يضبطها.

ضوء الصباح يقول للجسم إن النهار بدأ، ويساعدك على النعاس في وقت أبكر من المساء. أما الضوء القوي في آخر الليل فيؤخر إفراز هرمون **الميلاتونين** ويؤخر النوم معه.

جرب هذه الخطوات مدة أسبوعين:

1. اخرج إلى ضوء النهار في الساعة الأولى بعد الاستيقاظ، ولو لعشرين دقيقة.
2. خفف إضاءة البيت قبل النوم بساعة أو ساعتين.
3. أبعد الهاتف عن السرير، فمحتواه يوقظ الذهن كما يوقظه ضوؤه.
4. استيقظ في **الموعد نفسه** كل يوم، حتى في العطلة.`,
      },
      {
        title: 'اختبار قصير: كيف يعمل النوم',
        section: 'كيف يعمل النوم',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'true-false',
              prompt: 'الاستيقاظ القصير أثناء الليل دليل دائم على مرض.',
              answer: false,
              explanation: 'الاستيقاظ القصير بين دورات النوم طبيعي، وغالبًا لا نتذكره.',
            },
            {
              type: 'single',
              prompt: 'ما أقوى إشارة تضبط الساعة الداخلية؟',
              options: [
                { optionId: 'a', text: 'الطعام' },
                { optionId: 'b', text: 'الضوء' },
                { optionId: 'c', text: 'الضجيج' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt: 'كم دقيقة تستغرق دورة النوم الواحدة في المتوسط تقريبًا؟',
              answer: 90,
              tolerance: 15,
              points: 2,
              hints: [{ text: 'هي نحو ساعة ونصف.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'القهوة والشاي: متى يكون آخر كوب؟',
        section: 'عادات النهار والمساء',
        type: 'article',
        durationSeconds: 240,
        content: `يتراكم في الدماغ خلال النهار ما يسمى **ضغط النوم**، ومن علاماته مادة الأدينوزين. يعمل الكافيين على حجب أثر هذه المادة، فلا تشعر بالتعب مع أنه موجود.

يبقى نصف الكافيين في الجسم نحو **خمس ساعات** في المتوسط، وقد تطول المدة كثيرًا لدى بعض الناس، ومنهم الحوامل. فإذا شربت كوبًا في الخامسة مساءً، بقي نحو نصف كميته في جسمك عند العاشرة.

اقتراحات عملية:

- اجعل آخر كوب في أول ما بعد الظهر، أو قبل النوم بثماني ساعات على الأقل إن كنت حساسًا.
- تذكر أن الشاي والكولا والشوكولاتة ومشروبات الطاقة تحتوي على الكافيين أيضًا.
- قلل الكمية تدريجيًا، فالتوقف المفاجئ قد يسبب الصداع.`,
      },
      {
        title: 'القيلولة والحركة ووجبة العشاء',
        section: 'عادات النهار والمساء',
        type: 'video',
        durationSeconds: 395,
      },
      {
        title: 'غرفة هادئة ومظلمة ومعتدلة البرودة',
        section: 'عادات النهار والمساء',
        type: 'article',
        durationSeconds: 210,
        content: `تنخفض حرارة الجسم قليلًا قبل النوم، والغرفة المعتدلة البرودة تساعد على ذلك. اختر درجة تريحك؛ ينام كثير من الناس أفضل بين 16 و20 درجة مئوية تقريبًا.

راجع غرفتك بثلاثة أسئلة:

1. **هل هي مظلمة؟** ستارة سميكة أو قناع للعينين يكفيان.
2. **هل هي هادئة؟** سدادات الأذن أو صوت مروحة ثابت قد تخفف الضجيج.
3. **هل السرير للنوم؟** حين تعمل وتأكل وتتابع الأخبار في السرير، يتعلم الدماغ أن السرير مكان لليقظة.

ثم اجعل للمساء نهاية واضحة: نصف ساعة تتكرر كل ليلة بالترتيب نفسه، مثل قراءة صفحات من كتاب، أو دش دافئ، أو تمارين تنفس هادئة.`,
      },
      {
        title: 'حين تستيقظ ولا تعود إلى النوم',
        section: 'حين يتعثر النوم',
        type: 'article',
        durationSeconds: 240,
        content: `لا يأتي النوم بالأمر. كلما حاولت أكثر، ازداد التوتر وابتعد النعاس.

إذا شعرت بأنك مستيقظ منذ نحو **عشرين دقيقة**، فلا تنظر إلى الساعة. انهض، واجلس في ضوء خافت، وافعل شيئًا هادئًا لا شاشة فيه، ثم عد إلى السرير حين تشعر بالنعاس. كرر ذلك بلا غضب إن لزم.

متى تستشير الطبيب؟

- إذا تكرر الأرق **ثلاث ليالٍ أو أكثر في الأسبوع** وأثر في نهارك.
- إذا لاحظ أحد أن تنفسك يتوقف أثناء النوم، أو كان شخيرك شديدًا مع نعاس في النهار.
- إذا غلبك النعاس أثناء القيادة. **توقف عن القيادة فورًا.**
- إذا رافق الأرق حزن شديد أو قلق لا يهدأ.

العلاج السلوكي المعرفي للأرق فعال، وهو الخيار الأول عادة للأرق المزمن. لا تبدأ دواءً منومًا ولا توقفه من تلقاء نفسك.`,
      },
      {
        title: 'الاختبار الختامي',
        section: 'حين يتعثر النوم',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'multiple',
              prompt: 'أي من هذه الحالات تستدعي استشارة الطبيب؟',
              options: [
                { optionId: 'a', text: 'توقف التنفس أثناء النوم' },
                { optionId: 'b', text: 'أرق يتكرر ثلاث ليال أو أكثر كل أسبوع ويؤثر في النهار' },
                { optionId: 'c', text: 'استيقاظ قصير لا يزعجك' },
              ],
              answer: ['a', 'b'],
            },
            {
              type: 'single',
              prompt: 'استيقظت ليلًا ولم تعد إلى النوم منذ مدة. ما التصرف الأنسب؟',
              options: [
                { optionId: 'a', text: 'أن تبقى في السرير وتراقب الساعة' },
                { optionId: 'b', text: 'أن تنهض وتفعل شيئًا هادئًا في ضوء خافت حتى تشعر بالنعاس' },
                { optionId: 'c', text: 'أن تتصفح الهاتف في السرير' },
              ],
              answer: 'b',
            },
            {
              type: 'text',
              prompt: 'ما اسم المادة المنبهة في القهوة والشاي؟',
              answer: ['الكافيين', 'كافيين', 'الكافين', 'كافين'],
              explanation: 'يحجب الكافيين أثر الأدينوزين، فيتأخر الشعور بالنعاس.',
            },
          ],
        },
      },
      {
        title: 'مفكرة النوم لأسبوعين',
        section: 'حين يتعثر النوم',
        type: 'file',
        durationSeconds: 180,
      },
    ],
  },
  {
    title: 'Read the Label, Fill the Plate 🥗',
    thumbnail: 'labels-and-plates',
    summary:
      'Understand food labels, compare products fairly and put together balanced meals without counting.',
    description: `Supermarket shelves shout. The small table on the back of the packet tells the truth, if you know how to read it.

With Lucía you will learn to

- read energy, fats, sugars, fibre and salt at a glance,
- compare products by 100 g and not by wishful portions,
- see through words such as "light" and "natural",
- build a plate from vegetables, whole grains and protein,
- plan three simple dinners from one shopping list.

The course gives general information for healthy adults. It is not a diet and promises no weight loss. If you are pregnant, have diabetes, kidney disease, an allergy or an eating disorder, or if food worries you a great deal, please turn to a doctor or a registered dietitian.`,
    category: 'health',
    level: 'beginner',
    tags: ['nutrition', 'food', 'labels', 'cooking'],
    language: 'en',
    skills: ['reading food labels', 'comparing products', 'meal planning'],
    price: null,
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2025-09-29T13:30:00Z',
    audience: { learners: 5, stars: 3.8 },
    lessons: [
      {
        title: 'The table on the back of the packet',
        section: 'Reading labels',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `In the European Union nearly every packed food carries the same table. It states, **per 100 g or 100 ml**:

- energy, in kilojoules (kJ) and kilocalories (kcal)
- fat, of which saturates
- carbohydrate, of which sugars
- protein
- salt

Fibre may be added. In the United States the table is arranged **per serving**, and names sodium in place of salt. Other countries mix the two.

Read from the top and ask one question per line. Is this a food that I eat by the handful or by the teaspoon? A hard cheese with 30 g of fat per 100 g, eaten in thin slices, is not the same as a ready meal of 400 g with 10 g per 100 g. The second brings 40 g to the table.`,
      },
      {
        title: 'Ten packets compared',
        section: 'Reading labels',
        type: 'video',
        durationSeconds: 610,
        preview: true,
      },
      {
        title: 'Ingredients: the first three tell the story',
        section: 'Reading labels',
        type: 'article',
        durationSeconds: 240,
        content: `Ingredients are listed by **weight, the largest first**. So the first three usually tell you what you are buying. A "strawberry" yoghurt with 6 % strawberries is honest about it, if you look for the percentage.

Sugar has many names: glucose syrup, dextrose, malt extract, honey, concentrated grape juice. Split over four names, each moves down the list, while the sum may be large. The line *of which sugars* in the table counts them all, together with the sugars naturally present in milk or fruit.

**Allergens** have to stand out. The European Union names fourteen, among them gluten cereals, milk, eggs, nuts, peanuts, soya, fish and sesame, and they are printed in bold or in another clearly different style. If you have an allergy, read the list **every** time: recipes change without notice.`,
      },
      {
        title: 'Salt, sodium and a little arithmetic',
        section: 'Reading labels',
        type: 'article',
        durationSeconds: 240,
        content: `Salt is sodium chloride, and sodium makes up about 40 % of its weight. To turn sodium into salt, **multiply by 2.5**: 400 mg of sodium is about 1 g of salt.

The World Health Organization advises adults to eat **less than 5 g of salt a day**, roughly a level teaspoon, from all foods together. Most of what people eat is not from the shaker but already inside bread, cheese, sausages, sauces and ready meals.

A second sum concerns energy. A gram of fat provides about **9 kcal**, a gram of carbohydrate or protein about **4**, and a gram of alcohol about **7**. One kilocalorie is about 4.2 kJ.

You need not do this every day. Do it once for your ten most frequent foods, and you will know where to look.`,
      },
      {
        title: 'Labels: quiz',
        section: 'Reading labels',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 65,
          questions: [
            {
              type: 'numeric',
              prompt: 'A soup contains 800 mg of sodium per portion. How many grams of salt is that?',
              answer: 2,
              tolerance: 0.1,
              points: 2,
              hints: [{ text: 'Multiply sodium by 2.5, and mind the milligrams.', cost: 1 }],
              explanation: '800 mg × 2.5 = 2000 mg, that is 2 g.',
            },
            {
              type: 'single',
              prompt: 'In what order are ingredients listed?',
              options: [
                { optionId: 'a', text: 'Alphabetically' },
                { optionId: 'b', text: 'By weight, the largest first' },
                { optionId: 'c', text: 'By price' },
              ],
              answer: 'b',
            },
            {
              type: 'multiple',
              prompt: 'Which of these are kinds of added sugar?',
              options: [
                { optionId: 'a', text: 'Dextrose' },
                { optionId: 'b', text: 'Glucose syrup' },
                { optionId: 'c', text: 'Sea salt' },
                { optionId: 'd', text: 'Honey' },
              ],
              answer: ['a', 'b', 'd'],
            },
          ],
        },
      },
      {
        title: 'Half a plate of vegetables',
        section: 'Building meals',
        type: 'article',
        durationSeconds: 240,
        content: `Counting is tiring; looking is not. Divide your plate in your mind:

- **Half**: vegetables and fruit, of different colours. Frozen ones count.
- **A quarter**: whole grains or other starchy foods, such as brown rice, oats, wholemeal bread, potatoes in their skins.
- **A quarter**: protein, such as beans, lentils, fish, eggs, tofu, poultry.

Add a little plant oil and a glass of water. That is a picture, not a law. A lentil soup with bread fits it without any borders on the plate, and a birthday cake does no harm to anyone's year.

If your usual plate looks different, change one thing for two weeks: one more vegetable, or wholemeal in place of white. Taste follows habit more quickly than people expect.`,
      },
      {
        title: 'Three dinners from one shopping list',
        section: 'Building meals',
        type: 'video',
        durationSeconds: 905,
      },
      {
        title: 'Use by and best before are not the same',
        section: 'Building meals',
        type: 'article',
        durationSeconds: 210,
        content: `Two dates, two meanings.

**Use by** is about **safety**. It stands on foods that spoil quickly and can make you ill, such as fresh meat, fish and some chilled salads. After that date do not eat them, even if they look and smell fine: dangerous bacteria often have no smell.

**Best before** is about **quality**. Pasta, rice, tins, biscuits and chocolate are often good for a long time afterwards. Look, smell, taste a little, and decide.

Both dates hold only if you store the food as the packet says. Keep the refrigerator at **5 °C or below**. Once a packet is open, the note "consume within three days" takes over.

Cool leftovers quickly, put them in the refrigerator within two hours, and reheat them until they steam all the way through.`,
      },
      {
        title: 'Meals and dates: quiz',
        section: 'Building meals',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          maxAttempts: 5,
          questions: [
            {
              type: 'true-false',
              prompt: 'Fresh chicken one day past its "use by" date is safe if it smells normal.',
              answer: false,
              explanation: 'Smell does not reveal dangerous bacteria. "Use by" is a safety date.',
            },
            {
              type: 'single',
              prompt: 'What fills about half of the plate in this course?',
              options: [
                { optionId: 'a', text: 'Vegetables and fruit' },
                { optionId: 'b', text: 'Starchy foods' },
                { optionId: 'c', text: 'Protein' },
              ],
              answer: 'a',
            },
            {
              type: 'text',
              prompt: 'Which of the two dates is about quality and not about safety?',
              answer: ['best before', 'the best before date', 'best-before'],
            },
          ],
        },
      },
      {
        title: 'Shopping list and label card',
        section: 'Building meals',
        type: 'file',
        durationSeconds: 150,
      },
    ],
  },
  {
    title: 'Desk, Chair, Body: Working Comfortably All Day',
    thumbnail: 'desk-comfort',
    summary:
      'Set up your desk with what you have, move more often and recognise when discomfort needs a professional.',
    description: `The human body was not made for one position, however perfect. A good workplace fits you, and then lets you leave it often.

Kenji guides you through your own desk, with a tape measure and some books to put under the screen. You will

- adjust chair, desk, screen, keyboard and mouse in the right order,
- make a laptop and a kitchen table bearable,
- build movement into meetings and telephone calls,
- rest your eyes and your wrists,
- tell ordinary stiffness from warning signs.

The course is for anybody who works at a screen for several hours a day, at home or in an office. It gives general information and is no treatment: persistent pain belongs in professional hands.`,
    category: 'health',
    level: 'all',
    tags: ['ergonomics', 'desk', 'posture', 'work'],
    language: 'en',
    skills: ['workstation setup', 'movement breaks', 'eye comfort', 'recognising warning signs'],
    price: { amount: 3200, currency: 'JPY' },
    instructor: 'kenji',
    status: 'published',
    publishedAt: '2025-12-01T02:20:00Z',
    audience: { learners: 3, stars: 4.0 },
    lessons: [
      {
        title: 'Start at the floor: the order of adjustment',
        section: 'Your workplace',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Most people begin with the screen. Begin with your feet, and each step will prepare the next.

1. **Feet** flat on the floor, or on a footrest.
2. **Seat height**: thighs roughly level, knees a little below the hips or level with them.
3. **Seat depth**: two or three fingers of space between the edge and the back of the knee.
4. **Backrest**: touching the lower back when you sit right back.
5. **Desk or armrests**: shoulders relaxed, elbows close to the body and bent to about a right angle or slightly more.
6. **Screen**: an arm's length away, its upper edge at eye level or somewhat below.

If the desk is too high and cannot be lowered, raise the chair and then support the feet. A thick book does the job.`,
      },
      {
        title: 'Ten minutes with a tape measure',
        section: 'Your workplace',
        type: 'video',
        durationSeconds: 600,
        preview: true,
      },
      {
        title: 'The laptop problem, and three cheap answers',
        section: 'Your workplace',
        type: 'article',
        durationSeconds: 240,
        content: `A laptop cannot be right. If the keyboard is at the height of your elbows, the screen is too low; if the screen is high enough, you type with raised shoulders. The two have to be separated.

- **Best**: an external keyboard and mouse, with the laptop on a stand or a pile of books until its upper edge is near eye level.
- **Also good**: an external screen, with the laptop as the keyboard, if that does not stretch your arms.
- **On the road**: tilt the lid well back, sit where you can rest your forearms, and take a break every twenty minutes or so.

Place the mouse close beside the keyboard, not at arm's length. Wrists stay straight, neither bent up nor to the side. If you wear progressive glasses, lower the screen: otherwise you will lift your chin all day.`,
      },
      {
        title: 'Your workplace: quiz',
        section: 'Your workplace',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'What do you adjust first?',
              options: [
                { optionId: 'a', text: 'The height of the screen' },
                { optionId: 'b', text: 'The feet and the height of the seat' },
                { optionId: 'c', text: 'The position of the mouse' },
              ],
              answer: 'b',
            },
            {
              type: 'multiple',
              prompt: 'Which items best turn a laptop into a comfortable workplace?',
              options: [
                { optionId: 'a', text: 'An external keyboard' },
                { optionId: 'b', text: 'A stand or a pile of books' },
                { optionId: 'c', text: 'A brighter desktop picture' },
                { optionId: 'd', text: 'An external mouse' },
              ],
              answer: ['a', 'b', 'd'],
            },
          ],
        },
      },
      {
        title: 'The best posture is the next one',
        section: 'Moving through the day',
        type: 'article',
        durationSeconds: 240,
        content: `No posture is good for hours. Muscles, discs and circulation thrive on **change**. Sitting upright, leaning back, standing, walking: each is good for a while.

Hooks work better than alarms. Tie movement to something that happens anyway:

- **Telephone rings**: stand up.
- **Message sent to a colleague next door**: walk there instead.
- **Kettle on**: ten heel raises and some shoulder circles.
- **Meeting of two**: hold it on foot.
- **Glass empty**: fill it, and keep the glass small.

Aim to get up at least every half hour, for a minute or two. A desk that can be raised helps, but standing still all day is no cure; it merely moves the load to the feet and the back. Switch before you feel that you have to.`,
      },
      {
        title: 'A five-minute routine beside the desk',
        section: 'Moving through the day',
        type: 'video',
        durationSeconds: 330,
      },
      {
        title: 'Resting your eyes',
        section: 'Moving through the day',
        type: 'article',
        durationSeconds: 210,
        content: `In front of a screen we blink less often, and the film of tears dries out. The eyes burn, sting, or oddly enough water. At the same time the muscle that focuses the lens holds one position for hours.

An easy habit is called **20-20-20**: every 20 minutes look at something about 20 feet (6 metres) away, for 20 seconds. The exact numbers are a memory aid and not a law of nature. Blink slowly a few times as well.

Help the screen too:

- place it **at right angles** to the window, to avoid glare;
- match its brightness to the paper beside it;
- enlarge the text until you can lean back.

Blurred or double vision, pain in an eye or frequent headaches call for an eye examination.`,
      },
      {
        title: 'Stiffness or warning sign?',
        section: 'When it hurts',
        type: 'article',
        durationSeconds: 240,
        content: `A stiff neck on a Thursday afternoon that is gone on Friday is usually harmless. Move, vary, adjust, and watch it.

**Make an appointment** if

- pain lasts longer than a few weeks or keeps coming back;
- fingers tingle or go numb, above all at night;
- pain wakes you, or strength is failing in a hand.

**Seek urgent medical help** for back pain with new weakness in a leg, numbness between the legs, or difficulty in controlling the bladder or bowels. The same applies to pain after a serious fall, pain with fever, and pain in the chest or spreading to the arm or jaw, for which you call the emergency number.

Tell your employer early. In many countries you are entitled to an assessment of your workplace, and small changes are cheapest at the start.`,
      },
      {
        title: 'Two stories from the office',
        section: 'When it hurts',
        type: 'video',
        durationSeconds: 415,
        status: 'draft',
      },
      {
        title: 'Moving and warning signs: quiz',
        section: 'When it hurts',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 70,
          questions: [
            {
              type: 'true-false',
              prompt: 'Standing still all day is the healthiest way to work.',
              answer: false,
              explanation: 'Change is what helps. Standing still only moves the load elsewhere.',
            },
            {
              type: 'numeric',
              prompt: 'In the 20-20-20 habit, for how many seconds do you look into the distance?',
              answer: 20,
            },
            {
              type: 'single',
              prompt: 'Which of these calls for urgent medical help?',
              options: [
                { optionId: 'a', text: 'A stiff neck that is gone the next day' },
                { optionId: 'b', text: 'Back pain with numbness between the legs' },
                { optionId: 'c', text: 'Tired eyes in the evening' },
              ],
              answer: 'b',
              points: 2,
              hints: [{ text: 'Think of the nerves that control the bladder and the bowels.', cost: 1 }],
            },
          ],
        },
      },
    ],
  },
  {
    title: 'Calm in Small Doses: Breathing and Stress Skills 🌿',
    thumbnail: 'calm-breathing',
    summary:
      'Short, well-tried exercises for tense moments, and a plan for the weeks when everything is too much.',
    description: `Stress is not an enemy. It is a response that helps you in a short sprint and wears you out in a marathon. This course teaches small skills for coming back to rest.

You will practise

- slow breathing that you can do unnoticed in a meeting,
- relaxing the muscles group by group,
- grounding yourself when thoughts race,
- giving worries an appointment of their own,
- noticing when it is time to ask for help.

It is for adults with everyday stress. It is **not a treatment** for anxiety disorders, depression or trauma, and it does not replace professional care. The group is kept small, and Ingrid and Amara read every question. If you are in crisis, contact your local emergency or crisis line now.`,
    category: 'health',
    level: 'beginner',
    tags: ['stress', 'breathing', 'relaxation', 'wellbeing'],
    language: 'en',
    skills: ['slow breathing', 'muscle relaxation', 'grounding', 'asking for help'],
    price: { amount: 12.5, currency: 'USD' },
    capacity: 40,
    instructor: 'ingrid',
    coInstructors: ['amara'],
    status: 'published',
    publishedAt: '2026-03-16T15:35:00Z',
    audience: { learners: 1, stars: 4.5 },
    lessons: [
      {
        title: 'What stress does, and what it is for',
        section: 'Understanding stress',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `When something threatens or challenges you, the body prepares: the heart beats faster, the breath quickens, muscles tighten, attention narrows. Adrenaline acts within seconds, cortisol over minutes. It is useful if you have to jump out of the way of a bicycle.

Afterwards the other branch of the nervous system should take over: digestion, repair, sleep. Trouble begins when the first state becomes a habit, because the bicycle is an inbox that never empties.

Two approaches help, and you need both:

- **Change the load**: fewer tasks, clearer limits, help from others.
- **Change the recovery**: short pauses, movement, sleep, company, and the skills in this course.

Exercises alone cannot make an unbearable situation bearable. If the load is the problem, say so, to someone who can change it.`,
      },
      {
        title: 'Three minutes of slow breathing, together',
        section: 'Understanding stress',
        type: 'video',
        durationSeconds: 245,
        preview: true,
      },
      {
        title: 'Slow breathing, step by step',
        section: 'Skills for the moment',
        type: 'article',
        durationSeconds: 240,
        content: `Sit comfortably, feet on the floor, one hand on the belly.

1. Breathe **in gently through the nose** for about four seconds. Let the belly rise under your hand.
2. Breathe **out slowly** for about six seconds, as if through a straw.
3. Pause for as long as is comfortable, and begin again.

This makes roughly six breaths a minute. Go on for three to five minutes. The breath is slow but not large: taking in too much air, too deeply, can make you light-headed.

If you feel dizzy, tingly or uneasy, **stop and breathe normally**. Some people find that watching the breath makes them more anxious; then the grounding exercise in the next lesson is the better choice. With a heart or lung disease, ask your doctor first. Never practise while driving or in water.`,
      },
      {
        title: 'Five, four, three, two, one: grounding',
        section: 'Skills for the moment',
        type: 'article',
        durationSeconds: 210,
        content: `When thoughts race, the senses can bring you back to the room you are in. Look around slowly and name, aloud or silently:

- **5** things you can see
- **4** things you can feel: the chair, your sleeve, the floor
- **3** things you can hear
- **2** things you can smell
- **1** thing you can taste

Take your time. Details help: not "a cup" but "a blue cup with a chip at the rim". If you lose count, begin wherever you like; the numbers matter less than the looking.

The exercise does not solve the problem. It makes a little distance, so that you can choose the next step and need not simply react. Practise it a few times on calm days, for instance at a bus stop.`,
      },
      {
        title: 'Relaxing muscle by muscle: a guided session',
        section: 'Skills for the moment',
        type: 'video',
        durationSeconds: 860,
      },
      {
        title: 'Skills for the moment: quiz',
        section: 'Skills for the moment',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'You feel dizzy during the breathing exercise. What do you do?',
              options: [
                { optionId: 'a', text: 'Breathe more deeply' },
                { optionId: 'b', text: 'Stop and breathe normally' },
                { optionId: 'c', text: 'Hold your breath' },
              ],
              answer: 'b',
              explanation:
                'Dizziness often comes from taking in too much air. Let the breath return to normal.',
            },
            {
              type: 'numeric',
              prompt: 'In the grounding exercise, how many things do you listen for?',
              answer: 3,
            },
            {
              type: 'true-false',
              prompt: 'In the exercise of this course, breathing out takes longer than breathing in.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'An appointment with your worries',
        section: 'Skills for the week',
        type: 'article',
        durationSeconds: 240,
        content: `Worries tend to arrive at three in the morning, when nothing can be done. Offer them a better time.

Choose **fifteen minutes** each day, in the afternoon and not in bed. When a worry appears outside the appointment, jot down a few words and say: *not now, at five.* At five, take the list and sort it:

- **Can I do something?** Then write down the next small step and when you will take it.
- **Can I do nothing at present?** Then note that too, and practise letting it be. A walk or the breathing exercise can help.

When the time is up, stop, and do something that asks for your attention.

Many items will have shrunk by five o'clock. If the same one stays large for weeks, it deserves a conversation with someone you trust.`,
      },
      {
        title: 'Saying no kindly',
        section: 'Skills for the week',
        type: 'video',
        durationSeconds: 470,
      },
      {
        title: 'When to ask for help, and whom',
        section: 'Skills for the week',
        type: 'article',
        durationSeconds: 240,
        content: `Asking for help early is a skill, and not a defeat. Talk to a doctor, a psychologist or a counselling service if, for two weeks or longer,

- you feel low, empty or tense on most days;
- you sleep badly, or have lost interest in what you used to enjoy;
- worry or panic keeps you from work, school or going out;
- you need alcohol, tablets or other substances to get through the day.

You need not be certain, and no reason is too small. A first sentence is enough: *"I have not been well for some weeks, and I would like to talk about it."*

**If you think about harming yourself, or feel that you cannot keep yourself safe, contact your local emergency number or a crisis line right away, and do not stay alone.** The same holds if you are worried about someone else.`,
      },
      {
        title: 'Skills for the week: quiz',
        section: 'Skills for the week',
        type: 'quiz',
        durationSeconds: 180,
        quiz: {
          passPercent: 66,
          maxAttempts: 5,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these are good reasons to talk to a professional?',
              options: [
                { optionId: 'a', text: 'Feeling low on most days for more than two weeks' },
                { optionId: 'b', text: 'Panic that keeps you from leaving home' },
                { optionId: 'c', text: 'Needing alcohol to get through the day' },
              ],
              answer: ['a', 'b', 'c'],
              explanation: 'Each of these on its own is reason enough.',
            },
            {
              type: 'single',
              prompt: 'When is a good time for the appointment with your worries?',
              options: [
                { optionId: 'a', text: 'In bed, before you fall asleep' },
                { optionId: 'b', text: 'In the afternoon' },
                { optionId: 'c', text: 'Whenever a worry turns up' },
              ],
              answer: 'b',
              points: 2,
              hints: [{ text: 'Not at a time when you ought to be falling asleep.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Pocket cards for five exercises',
        section: 'Skills for the week',
        type: 'file',
        durationSeconds: 120,
      },
    ],
  },
  {
    title: 'Μεσογειακή διατροφή για όλους: απλές συνταγές και καλές συνήθειες 🫒',
    thumbnail: 'mediterranean-diet',
    summary:
      'Όσπρια, λαχανικά, ψωμί ολικής άλεσης και ελαιόλαδο: πώς τρώμε μεσογειακά κάθε μέρα, χωρίς υπερβολές και χωρίς μεγάλα έξοδα.',
    description: `Η μεσογειακή διατροφή δεν είναι δίαιτα με απαγορεύσεις. Είναι ένας τρόπος να γεμίζουμε το πιάτο μας: πρώτα λαχανικά, όσπρια και δημητριακά, ύστερα ψάρι και γαλακτοκομικά, πιο σπάνια κρέας και γλυκά.

Στο μάθημα θα μάθετε

- να στήνετε ένα ισορροπημένο πιάτο με το μάτι,
- να μαγειρεύετε όσπρια χωρίς άγχος,
- να διαλέγετε και να φυλάτε το ελαιόλαδο,
- να σχεδιάζετε τα γεύματα μιας εβδομάδας.

Απευθύνεται σε όποιον μαγειρεύει στο σπίτι, ακόμη κι αν τώρα ξεκινά. Δεν αντικαθιστά τη συμβουλή γιατρού ή διαιτολόγου· αν ακολουθείτε θεραπεία, ρωτήστε πρώτα τον γιατρό σας.`,
    category: 'health',
    level: 'all',
    tags: ['διατροφή', 'μαγειρική', 'υγεία', 'nutrition'],
    language: 'el',
    skills: ['σύνθεση γεύματος', 'μαγείρεμα οσπρίων', 'επιλογή ελαιολάδου', 'εβδομαδιαίο πρόγραμμα'],
    price: { amount: 18, currency: 'EUR' },
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2026-04-13T07:10:00Z',
    audience: { learners: 1, stars: 4.3 },
    lessons: [
      {
        title: 'Το πιάτο σε τρία μέρη',
        section: 'Οι βάσεις',
        type: 'article',
        durationSeconds: 240,
        preview: true,
        content: `Δεν χρειάζεται ζυγαριά. Κοιτάξτε το πιάτο σας και χωρίστε το νοερά:

| Μέρος του πιάτου | Τι βάζουμε | Παραδείγματα |
| --- | --- | --- |
| Το μισό | λαχανικά | χόρτα, ντομάτα, λάχανο |
| Ένα τέταρτο | δημητριακά, καλύτερα ολικής άλεσης | ψωμί, πλιγούρι, ρύζι |
| Ένα τέταρτο | πρωτεΐνη | φακές, ψάρι, αυγό, γιαούρτι |

Το ελαιόλαδο είναι το βασικό λίπος, το νερό το βασικό ποτό και το φρούτο το συνηθισμένο επιδόρπιο.

Μέσα στην εβδομάδα βοηθά ένας απλός κανόνας: **όσπρια** τουλάχιστον τρεις φορές, **ψάρι** δύο με τρεις, **κόκκινο κρέας** το πολύ μία. Έτσι τα υπόλοιπα γεύματα μένουν ελεύθερα για αυγά, λαδερά, ζυμαρικά και πουλερικά.

Ξεκινήστε από μία μόνο αλλαγή. Μια σαλάτα σε κάθε κύριο γεύμα αρκεί για τον πρώτο μήνα.`,
      },
      {
        title: 'Όσπρια: από το μούλιασμα ως το τραπέζι',
        section: 'Οι βάσεις',
        type: 'article',
        durationSeconds: 300,
        content: `Τα όσπρια είναι φθηνά, κρατούν πολύ στο ντουλάπι και χορταίνουν. Θέλουν μόνο λίγη πρόβλεψη.

1. **Μούλιασμα.** Τα ρεβίθια και τα ξερά φασόλια μένουν στο νερό από το βράδυ, οκτώ με δώδεκα ώρες. Οι φακές δεν το χρειάζονται.
2. **Νέο νερό.** Πετάμε το νερό του μουλιάσματος και βράζουμε σε καθαρό.
3. **Δυνατός βρασμός στην αρχή.** Ειδικά τα κόκκινα φασόλια πρέπει να βράσουν ζωηρά τουλάχιστον δέκα λεπτά, γιατί ωμά περιέχουν μια ουσία που πειράζει το στομάχι.
4. **Τα ξινά στο τέλος.** Ντομάτα, λεμόνι ή ξίδι μπαίνουν όταν τα όσπρια έχουν μαλακώσει· αν μπουν νωρίς, αργούν να βράσουν.

Το λεμόνι στο πιάτο δεν είναι μόνο για τη γεύση: η βιταμίνη C βοηθά το σώμα να απορροφήσει τον σίδηρο των οσπρίων.

Μαγειρέψτε διπλή ποσότητα. Ό,τι περισσέψει αντέχει δύο με τρεις ημέρες στο ψυγείο και αρκετούς μήνες στην κατάψυξη.`,
      },
      {
        title: 'Φακές βήμα βήμα',
        section: 'Στην κουζίνα',
        type: 'video',
        durationSeconds: 642,
      },
      {
        title: 'Πώς διαλέγουμε και φυλάμε το ελαιόλαδο',
        section: 'Στην κουζίνα',
        type: 'article',
        durationSeconds: 270,
        content: `Στην ετικέτα ψάχνουμε πρώτα τις λέξεις **εξαιρετικό παρθένο**. Σημαίνουν ότι το λάδι βγήκε μόνο με μηχανικά μέσα, έχει οξύτητα έως 0,8 % και δεν έχει ελαττώματα στη γεύση. Η οξύτητα όμως δεν είναι νοστιμιά: δοκιμάστε το. Ένα φρέσκο λάδι μυρίζει χορτάρι, πικρίζει λίγο και καίει ελαφρά στον λαιμό.

Τρεις είναι οι εχθροί του:

- **το φως**, γι' αυτό προτιμάμε σκούρο μπουκάλι ή δοχείο·
- **η ζέστη**, άρα όχι δίπλα στην κουζίνα·
- **ο αέρας**, οπότε κλείνουμε καλά το καπάκι.

Με το ελαιόλαδο μπορούμε και να τηγανίσουμε, αρκεί να μην καπνίσει. Αν καπνίσει, το πετάμε και ξεκινάμε από την αρχή. Ούτε το κρατάμε για χρόνια όπως το κρασί: είναι στα καλύτερά του μέσα σε ενάμιση χρόνο από τη συγκομιδή.`,
      },
      {
        title: 'Δοκιμάστε τις γνώσεις σας',
        section: 'Στην κουζίνα',
        type: 'quiz',
        durationSeconds: 240,
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'single',
              prompt: 'Ποιο από αυτά **δεν** χρειάζεται μούλιασμα;',
              options: [
                { optionId: 'a', text: 'Οι φακές' },
                { optionId: 'b', text: 'Τα ρεβίθια' },
                { optionId: 'c', text: 'Τα ξερά φασόλια' },
              ],
              answer: 'a',
            },
            {
              type: 'true-false',
              prompt: 'Η ντομάτα στην αρχή του βρασμού κάνει τα φασόλια να μαλακώσουν πιο γρήγορα.',
              answer: false,
              explanation: 'Τα όξινα υλικά καθυστερούν το μαλάκωμα, γι’ αυτό μπαίνουν στο τέλος.',
            },
            {
              type: 'numeric',
              prompt: 'Ποια είναι η μέγιστη οξύτητα, σε %, ενός εξαιρετικού παρθένου ελαιολάδου;',
              answer: 0.8,
              tolerance: 0.01,
              hints: [{ text: 'Είναι κάτω από ένα τοις εκατό.', cost: 1 }],
            },
          ],
        },
      },
    ],
  },
];
