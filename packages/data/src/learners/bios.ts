/** What learners say of themselves: who they are, and why they are here. Each of the first goes with each of the second. */
interface Bios {
  who: string[];
  why: string[];
}

export const bios: Record<string, Bios> = {
  en: {
    who: [
      'Night-shift nurse.',
      'Retired geography teacher.',
      'Apprentice electrician, second year.',
      'Parent of three, awake at odd hours.',
      'Bus driver with long breaks.',
      'Support engineer at a company nobody has heard of.',
      'Beekeeper and part-time accountant.',
      'Between two jobs.',
      'Librarian in a very small town.',
      'Student of chemistry.',
      'Runs a bakery with two friends.',
      'Translator.',
      'Works on a ferry.',
      'Former chef.',
      'Carpenter who likes spreadsheets.',
      'Product manager, reformed.',
    ],
    why: [
      'I learn on the train.',
      'One lesson a day, most days.',
      'Here to finish what I start, for once.',
      'Slowly turning a hobby into a second trade.',
      'I take notes by hand and lose them.',
      'My grandchildren code. I want to understand them.',
      'Learning in the open: ask me anything.',
      'Collecting certificates for nobody but myself.',
      'Too many courses, too few evenings.',
      'I read the exercises first.',
      'Half the fun is the quizzes.',
      '📚 🎧 ☕',
    ],
  },
  es: {
    who: [
      'Turno de noche en un hospital.',
      'Profe de primaria en Oaxaca.',
      'Trabajo en un taller de bicicletas.',
      'Estudio Derecho a distancia.',
      'Vendo plantas por internet.',
      'Conduzco un camión de punta a punta.',
    ],
    why: [
      'Aprendo un poco cada noche.',
      'Aquí para cambiar de oficio.',
      'Empiezo muchos cursos; termino algunos.',
      'Me gusta aprender sin prisa.',
      'Siempre con un café al lado.',
      'Si me preguntas, respondo.',
    ],
  },
  pt: {
    who: [
      'Dou aulas de química em Recife.',
      'Motorista de aplicativo.',
      'Cuido de uma horta e de dois gatos.',
    ],
    why: ['Aprendo no ônibus.', 'Devagar, mas todo dia.', 'Quero mudar de área este ano.'],
  },
  fr: {
    who: [
      'De nuit à l’hôpital de Dakar.',
      'Un atelier de menuiserie à la campagne.',
      'Je tiens une petite librairie.',
      'En reconversion.',
    ],
    why: [
      'J’apprends dans le tramway.',
      'Une leçon par jour, ou presque.',
      'Un peu de tout, à mon rythme.',
      'Je prends le temps.',
    ],
  },
  de: {
    who: [
      'Krankenpflege, Nachtschicht.',
      'In Rente, mit neuer Kamera.',
      'Elektronik-Azubi.',
      'Zwei Kinder, ein Schreibtisch.',
    ],
    why: [
      'Ich lerne im Zug.',
      'Jeden Abend eine Lektion.',
      'Endlich mal etwas zu Ende bringen.',
      'Fragen sind willkommen.',
    ],
  },
  it: {
    who: ['Insegno musica alle medie.', 'Faccio il pane di notte.'],
    why: ['Studio la domenica mattina.', 'Imparo piano, ma imparo.'],
  },
  ja: {
    who: [
      '夜勤の看護師です。',
      '定年後の学び直し中。',
      '町工場で働いています。',
      '二児の親です。',
      '大学で化学を勉強しています。',
    ],
    why: [
      '通勤電車で少しずつ。',
      '一日一レッスンが目標。',
      '最後まで終わらせたい。',
      'ノートは手書き派です。',
      '質問歓迎です。',
    ],
  },
  zh: {
    who: ['在医院上夜班。', '退休地理老师。', '小镇图书管理员。', '正在转行。'],
    why: ['每天学一课。', '坐地铁的时候学习。', '希望这次能学完。', '喜欢先做题再听课。'],
  },
  ko: {
    who: ['야간 근무하는 간호사입니다.', '작은 빵집을 운영합니다.', '취업 준비 중이에요.'],
    why: ['지하철에서 배웁니다.', '하루에 한 강의씩.', '이번에는 끝까지 해 볼게요.'],
  },
  ar: {
    who: ['أعمل ليلاً في مستشفى.', 'درّست الجغرافيا ثلاثين عاماً.', 'أعمل في مخبز صغير.', 'أدرس الهندسة.'],
    why: ['أتعلم قليلاً كل مساء.', 'درس واحد في اليوم.', 'أريد أن أنهي ما أبدأ به.', 'القهوة أولاً ثم الدرس.'],
  },
  ru: {
    who: [
      'Ночные смены в больнице.',
      'Учу детей географии.',
      'Работаю на пароме.',
      'На пенсии, но с камерой.',
      'Меняю профессию.',
    ],
    why: [
      'Учусь в электричке.',
      'Один урок в день.',
      'Хочу хоть раз дойти до конца.',
      'Сначала чай, потом урок.',
      'Спрашивайте, отвечу.',
    ],
  },
  uk: {
    who: ['Працюю в маленькій школі.', 'Ремонтую велосипеди.'],
    why: ['Вчуся потроху щовечора.', 'Один урок на день.'],
  },
  tr: {
    who: ['Gece vardiyasında hemşireyim.', 'Küçük bir fırın işletiyorum.', 'Emekli öğretmen.'],
    why: ['Vapurda öğreniyorum.', 'Her gün bir ders.', 'Bu kez bitireceğim.'],
  },
  pl: {
    who: ['Pracuję w bibliotece.', 'Pracuję w drewnie.', 'Na emeryturze.'],
    why: ['Uczę się w tramwaju.', 'Jedna lekcja dziennie.', 'Powoli, ale do celu.'],
  },
  el: {
    who: ['Νυχτερινή βάρδια σε νοσοκομείο.', 'Έχω έναν μικρό φούρνο.'],
    why: ['Μαθαίνω στο πλοίο.', 'Ένα μάθημα την ημέρα.'],
  },
  th: {
    who: ['พยาบาลกะดึก', 'เปิดร้านกาแฟเล็ก ๆ'],
    why: ['เรียนวันละบท', 'เรียนบนรถไฟฟ้า'],
  },
  hi: {
    who: ['रात की पाली, अस्पताल में।', 'छोटे शहर का पुस्तकालय।', 'Second-year electronics student.'],
    why: ['रोज़ एक पाठ।', 'मेट्रो में सीखना।', 'इस बार पूरा करना है।'],
  },
  vi: {
    who: ['Mình bán cà phê ở Đà Nẵng.', 'Kế toán ban ngày.'],
    why: ['Mỗi ngày một bài.', 'Học trên xe buýt.'],
  },
  sv: {
    who: ['Sjuksköterska på natten.', 'Pensionär i Härnösand.'],
    why: ['En lektion om dagen.', 'Jag lär mig på tåget.'],
  },
};

/** In which language somebody writes of themselves whose own is not above. */
export const otherwise = 'en';
