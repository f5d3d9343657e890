import type { Rating } from '@skillforge/core/review';

/**
 * What reviews are made of, written for this project: an opening that fits the stars, at times a remark on something
 * that was good or was not, at times a last word. `{lesson}` is the title of a lesson that the author has completed.
 */
interface ReviewTexts {
  openings: Record<Rating, string[]>;
  good: string[];
  bad: string[];
  /** Of those who gave four or five stars. */
  last: string[];
}

export const reviewTexts: Record<string, ReviewTexts> = {
  en: {
    openings: {
      5: [
        'The best course I have taken in years.',
        'Clear, calm and never a minute too long.',
        'I finally understand what everybody else seemed to have been born knowing.',
        'I came for one lesson and stayed for all of them.',
        'Exactly what I needed, in exactly the order I needed it.',
        'Whoever wrote this remembers what it is like not to know.',
        'Worth every evening.',
        'Short lessons that stay with you.',
        'No padding, no shouting, just teaching.',
        'I have recommended it to half my office.',
        'Generous and precise.',
      ],
      4: [
        'Very good, with a few rough edges.',
        'A solid course that keeps its promises.',
        'I learned a lot and would take it again.',
        'Well made; I wanted a bit more practice.',
        'Good pace, good examples.',
        'Almost perfect for somebody with little time.',
        'Does what it says.',
        'A friendly start, and enough to go on with alone.',
        'Better than the two books I bought before.',
      ],
      3: [
        'Fine, but not for me.',
        'Good in the first half, rushed in the second.',
        'Some lessons shine, others feel like notes.',
        'I expected more depth.',
        'Useful here and there.',
        'It is all right. I had to look up a good deal elsewhere.',
        'Decent material, uneven pace.',
      ],
      2: [
        'I struggled to stay interested.',
        'Too much is taken for granted.',
        'The title promises more than the lessons hold.',
        'Not enough examples to learn from.',
        'I kept losing the thread.',
      ],
      1: [
        'Not what I was looking for at all.',
        'I could not follow it.',
        'I cannot recommend it as it is.',
        'It felt unfinished.',
      ],
    },
    good: [
      '“{lesson}” alone was worth it.',
      'I went through “{lesson}” twice, for pleasure.',
      'The quizzes make you think instead of remember.',
      'The hints are kind: they cost something, and they are worth it.',
      'I like that the examples are from real life.',
      'The instructor explains why, not only how.',
      'Everything can be done on a phone.',
      'After “{lesson}” it all fell into place.',
    ],
    bad: [
      '“{lesson}” goes by far too fast.',
      'The quiz asks things that the lessons do not say.',
      'I would have liked a transcript.',
      'After “{lesson}” I was lost.',
      'A summary at the end of each section would help.',
      'The sound is too low in places.',
    ],
    last: [
      'Thank you!',
      'When is part two?',
      'I will be back for the next one.',
      'Take notes, you will want them.',
      '🙌',
      'Do the exercises, they are the course.',
    ],
  },
  es: {
    openings: {
      5: [
        'El mejor curso que he hecho en mucho tiempo.',
        'Claro, cercano y sin relleno.',
        'Por fin lo entiendo.',
        'Se nota el cariño con que está hecho.',
        'Vale cada minuto.',
      ],
      4: [
        'Muy buen curso, le falta un poco de práctica.',
        'Buen ritmo y buenos ejemplos.',
        'Aprendí bastante más de lo que esperaba.',
        'Cumple lo que promete.',
      ],
      3: [
        'Está bien, pero se queda corto.',
        'Unas lecciones mucho mejores que otras.',
        'Me esperaba algo más profundo.',
      ],
      2: ['Da demasiadas cosas por sabidas.', 'Me costó seguir el hilo.'],
      1: ['No es lo que buscaba.', 'Así como está, no lo recomiendo.'],
    },
    good: [
      'La lección «{lesson}» lo vale todo.',
      'Los cuestionarios hacen pensar.',
      'Los ejemplos son de la vida real.',
    ],
    bad: ['«{lesson}» va demasiado rápido.', 'Faltan ejercicios.', 'El sonido se oye bajo a ratos.'],
    last: ['¡Gracias!', '¿Para cuándo la segunda parte?', 'Lo recomiendo.'],
  },
  pt: {
    openings: {
      5: [
        'Curso excelente, direto ao ponto.',
        'Finalmente entendi!',
        'Melhor do que muita aula paga por aí.',
      ],
      4: ['Muito bom, só faltou um pouco mais de prática.', 'Bem explicado e no ritmo certo.'],
      3: ['É bom, mas esperava mais.', 'Metade ótima, metade corrida.'],
      2: ['Não consegui acompanhar.'],
      1: ['Não era o que eu procurava.'],
    },
    good: ['A aula “{lesson}” abriu minha cabeça.', 'Os exemplos são do dia a dia.'],
    bad: ['“{lesson}” passa rápido demais.', 'Senti falta de exercícios.'],
    last: ['Valeu pela dedicação!', 'Recomendo.'],
  },
  fr: {
    openings: {
      5: [
        'Un cours limpide, du début à la fin.',
        'Enfin une explication qui tient debout.',
        'Précis, vivant, jamais trop long.',
        'Je le recommande les yeux fermés.',
      ],
      4: [
        'Très bon cours, malgré quelques longueurs.',
        'Bien construit et agréable à suivre.',
        'On avance vite et bien.',
      ],
      3: ['Correct, sans plus.', 'Le début est excellent, la fin un peu rapide.'],
      2: ['Trop de choses sont supposées connues.', 'Je m’attendais à mieux.'],
      1: ['Pas du tout ce que je cherchais.'],
    },
    good: ['La leçon « {lesson} » vaut à elle seule le détour.', 'Les questions font vraiment réfléchir.'],
    bad: ['« {lesson} » va trop vite.', 'Il manque des exercices.'],
    last: ['Merci !', 'Vivement la suite.'],
  },
  de: {
    openings: {
      5: [
        'Klar, ruhig, ohne ein Wort zu viel.',
        'Endlich habe ich es verstanden.',
        'Der beste Kurs seit Langem.',
        'Genau das richtige Tempo.',
      ],
      4: [
        'Sehr guter Kurs mit kleinen Längen.',
        'Hält, was er verspricht.',
        'Gut erklärt, gern mehr Übungen.',
      ],
      3: ['Ganz ordentlich, aber ungleichmäßig.', 'Am Anfang stark, am Ende gehetzt.'],
      2: ['Setzt zu viel voraus.', 'Ich habe mehr erwartet.'],
      1: ['Leider gar nicht, was ich gesucht habe.'],
    },
    good: ['Allein „{lesson}“ lohnt sich.', 'Die Fragen regen zum Nachdenken an.'],
    bad: ['„{lesson}“ geht viel zu schnell.', 'Es fehlt eine Zusammenfassung.'],
    last: ['Danke dafür!', 'Ich freue mich auf die Fortsetzung.'],
  },
  it: {
    openings: {
      5: ['Chiaro, essenziale, utilissimo.', 'Un corso fatto con cura.'],
      4: ['Molto buono, con qualche lungaggine.', 'Ben spiegato e ben ordinato.'],
      3: ['Discreto, ma mi aspettavo di più.'],
      2: ['Dà troppe cose per scontate.'],
      1: ['Non fa per me.'],
    },
    good: ['La lezione “{lesson}” vale da sola il corso.'],
    bad: ['“{lesson}” corre troppo.'],
    last: ['Grazie!'],
  },
  ja: {
    openings: {
      5: [
        'とてもわかりやすかったです。',
        '今まで受けた講座の中でいちばん良かったです。',
        '一つひとつが短くて、続けやすいです。',
        'やっと理解できました。',
        '初心者の気持ちをよくわかっている講座です。',
      ],
      4: ['全体的に満足です。', '説明がていねいで、例も良いです。', 'もう少し練習問題があれば完璧でした。'],
      3: ['前半は良いですが、後半は少し急ぎ足でした。', '悪くはないですが、物足りない部分もあります。'],
      2: ['前提知識が必要だと思います。', '途中でついていけなくなりました。'],
      1: ['期待していた内容とは違いました。'],
    },
    good: ['特に「{lesson}」が役に立ちました。', 'クイズで理解が深まります。'],
    bad: ['「{lesson}」の説明が速すぎます。', 'まとめのページがほしいです。'],
    last: ['ありがとうございました。', '続編を楽しみにしています。'],
  },
  zh: {
    openings: {
      5: ['讲得非常清楚，循序渐进。', '是我学过最好的课程之一。', '短小精悍，没有废话。', '终于弄明白了。'],
      4: ['内容扎实，例子也好。', '整体很好，希望练习再多一点。', '节奏合适，适合晚上学。'],
      3: ['前半部分很好，后半部分有点赶。', '还可以，但不够深入。'],
      2: ['默认的基础太多，跟不上。', '例子太少。'],
      1: ['和我想学的不一样。'],
    },
    good: ['“{lesson}”这一课最有收获。', '测验题很有启发。'],
    bad: ['“{lesson}”讲得太快了。', '希望每节有小结。'],
    last: ['谢谢老师！', '期待下一门课。'],
  },
  ko: {
    openings: {
      5: ['설명이 정말 쉽고 명확합니다.', '군더더기 없이 딱 필요한 내용만 있어요.'],
      4: ['전반적으로 만족합니다.', '예제가 좋아요. 연습이 더 있으면 좋겠어요.'],
      3: ['나쁘지 않지만 조금 아쉽습니다.'],
      2: ['초보자에게는 어렵습니다.'],
      1: ['기대했던 내용이 아니었어요.'],
    },
    good: ['‘{lesson}’ 강의가 특히 좋았습니다.'],
    bad: ['‘{lesson}’ 부분은 너무 빨라요.'],
    last: ['감사합니다!'],
  },
  ar: {
    openings: {
      5: [
        'شرح واضح وممتع من البداية إلى النهاية.',
        'من أفضل الدورات التي تابعتها.',
        'أخيراً فهمت الموضوع.',
        'دروس قصيرة ومفيدة جداً.',
      ],
      4: ['دورة جيدة جداً، ينقصها بعض التمارين.', 'أمثلة جميلة وإيقاع مناسب.', 'محتوى مرتب ومفيد.'],
      3: ['جيدة، لكن توقعت أكثر.', 'البداية ممتازة والنهاية مستعجلة.'],
      2: ['تفترض معرفة سابقة كثيرة.'],
      1: ['ليست ما كنت أبحث عنه.'],
    },
    good: ['درس «{lesson}» وحده يستحق المتابعة.', 'الأسئلة تدفع إلى التفكير.'],
    bad: ['درس «{lesson}» سريع أكثر من اللازم.', 'أتمنى إضافة ملخص.'],
    last: ['شكراً جزيلاً!', 'بانتظار الجزء الثاني.'],
  },
  ru: {
    openings: {
      5: [
        'Отличный курс: понятно, спокойно, без воды.',
        'Наконец-то всё встало на свои места.',
        'Лучшее, что попадалось мне по этой теме.',
        'Короткие уроки, которые запоминаются.',
      ],
      4: [
        'Хороший курс, но хочется больше практики.',
        'Всё по делу, хорошие примеры.',
        'Обещанное выполнено.',
      ],
      3: ['Неплохо, но неровно.', 'Начало отличное, конец скомкан.'],
      2: ['Слишком многое считается известным.', 'Примеров мало.'],
      1: ['Совсем не то, что мне нужно.'],
    },
    good: ['Один урок «{lesson}» стоит всего курса.', 'Вопросы заставляют думать.'],
    bad: ['«{lesson}» — слишком быстро.', 'Не хватает конспекта.'],
    last: ['Спасибо!', 'Ждём продолжения.'],
  },
  tr: {
    openings: {
      5: ['Çok açık ve sakin bir anlatım.', 'Sonunda anladım!', 'Kısa dersler, kalıcı bilgiler.'],
      4: ['Gayet iyi, biraz daha alıştırma olsa tam olurdu.', 'Örnekler çok yerinde.'],
      3: ['Fena değil ama daha derin olabilirdi.'],
      2: ['Çok şey bilindiği varsayılıyor.'],
      1: ['Aradığım bu değildi.'],
    },
    good: ['“{lesson}” dersi tek başına yeter.'],
    bad: ['“{lesson}” çok hızlı geçiyor.'],
    last: ['Teşekkürler!'],
  },
  pl: {
    openings: {
      5: ['Świetny kurs: jasno, spokojnie i bez lania wody.', 'Wreszcie rozumiem!'],
      4: ['Bardzo dobry, przydałoby się więcej ćwiczeń.', 'Dobre tempo i dobre przykłady.'],
      3: ['W porządku, ale liczę na więcej.'],
      2: ['Zbyt wiele rzeczy uznano za oczywiste.'],
      1: ['Nie tego szukam.'],
    },
    good: ['Lekcja „{lesson}” jest warta całego kursu.'],
    bad: ['„{lesson}” idzie za szybko.'],
    last: ['Dziękuję!'],
  },
  el: {
    openings: {
      5: ['Καθαρό, ήρεμο και χωρίς περιττά λόγια.', 'Επιτέλους το κατάλαβα.'],
      4: ['Πολύ καλό, θα ήθελα λίγη περισσότερη εξάσκηση.'],
      3: ['Καλό, αλλά περίμενα κάτι παραπάνω.'],
      2: ['Θεωρεί πολλά δεδομένα.'],
      1: ['Δεν ήταν αυτό που έψαχνα.'],
    },
    good: ['Το μάθημα «{lesson}» αξίζει από μόνο του.'],
    bad: ['Το «{lesson}» πάει πολύ γρήγορα.'],
    last: ['Ευχαριστώ!'],
  },
  th: {
    openings: {
      5: ['อธิบายเข้าใจง่ายมาก', 'บทเรียนสั้น กระชับ ใช้ได้จริง'],
      4: ['ดีมาก อยากได้แบบฝึกหัดเพิ่มอีกนิด'],
      3: ['พอใช้ได้ แต่ยังไม่ลึกพอ'],
      2: ['เร็วไปสำหรับผู้เริ่มต้น'],
      1: ['ไม่ตรงกับที่คาดไว้'],
    },
    good: ['ชอบบท “{lesson}” ที่สุด'],
    bad: ['บท “{lesson}” พูดเร็วไป'],
    last: ['ขอบคุณ'],
  },
  hi: {
    openings: {
      5: ['बहुत ही साफ़ और आसान तरीके से समझाया गया है।', 'अब जाकर बात समझ में आई।'],
      4: ['अच्छा कोर्स है, थोड़ा और अभ्यास होता तो बेहतर होता।'],
      3: ['ठीक है, पर और गहराई चाहिए थी।'],
      2: ['शुरुआत करने वालों के लिए कठिन है।'],
      1: ['यह वह नहीं है जो मुझे चाहिए था।'],
    },
    good: ['“{lesson}” वाला पाठ सबसे अच्छा लगा।'],
    bad: ['“{lesson}” बहुत जल्दी निकल जाता है।'],
    last: ['धन्यवाद!'],
  },
};

/** What instructors answer, in the language of the review as far as it is here. */
export const replyTexts: Record<string, { glad: string[]; sorry: string[] }> = {
  en: {
    glad: [
      'Thank you! That is the lesson I rewrote most often, so it makes me glad.',
      'Thank you for taking the time to write this.',
      'Part two is being written. Slowly.',
      'Thank you. See you in the next course!',
      'Notes by hand are the best idea. Thank you!',
    ],
    sorry: [
      'Thank you for being frank. I am going to slow that part down.',
      'You are right about the pace: there will be another lesson in between.',
      'I am sorry it was not what you expected. What were you looking for?',
      'A summary for each section is on its way.',
    ],
  },
  es: {
    glad: [
      '¡Gracias a ti por llegar hasta aquí!',
      'Me alegra mucho leer esto.',
      'Estoy escribiendo la segunda parte.',
    ],
    sorry: [
      'Gracias por la franqueza: voy a añadir más ejercicios.',
      'Tienes razón, esa parte va rápida. La reharé.',
    ],
  },
  fr: {
    glad: ['Merci pour ce retour !'],
    sorry: ['Merci de votre franchise, je vais ajouter des exercices.'],
  },
  de: {
    glad: ['Vielen Dank für die freundlichen Worte!'],
    sorry: ['Danke für die Offenheit. Das Tempo ändere ich.'],
  },
  ja: {
    glad: ['うれしいお言葉をありがとうございます。', '続編も準備しています。'],
    sorry: ['ご意見ありがとうございます。説明を補います。'],
  },
  zh: { glad: ['谢谢你的鼓励！'], sorry: ['谢谢意见，我会补充练习。'] },
  ar: { glad: ['شكراً على كلماتك الطيبة!'], sorry: ['شكراً على صراحتك، سأضيف تمارين أكثر.'] },
  ru: { glad: ['Спасибо за добрые слова!'], sorry: ['Спасибо за честность: добавлю практики.'] },
};

/** In which language somebody writes whose own is not above. */
export const otherwise = 'en';
