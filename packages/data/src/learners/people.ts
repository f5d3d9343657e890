import { bios, otherwise } from './bios.ts';
import { type Culture, cultures } from './cultures.ts';
import { Random } from './random.ts';

/** Somebody who learns in the sample. */
export interface SampleLearner {
  userId: string;
  email: string;
  displayName: string;
  /** Empty where they say nothing of themselves. */
  bio: string;
  /** Their own language, BCP 47. */
  language: string;
  /** The languages of the courses that they take. */
  reads: string[];
  signedUpAt: Date;
  /** How many courses they would like to take. */
  appetite: number;
  /** How far they get in what they begin: around 1, more is further. */
  diligence: number;
}

/** Between these moments everything happens that the learners do. */
export const period = { from: new Date('2025-09-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') };

const domain = 'learners.skillforge.test';
const otherTongues = ['es', 'fr', 'de'];

/** Letters that do not come apart into a plain one and a mark. */
const plain: Record<string, string> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
};

/** A name in Latin letters as an address may have it. */
function asciiOf(name: string): string {
  return [...name.toLowerCase().normalize('NFKD')]
    .map((letter) => plain[letter] ?? letter)
    .join('')
    .replaceAll(/[^a-z]/g, '');
}

interface Name {
  shown: string;
  ascii: string;
}

function nameOf(written: string): Name {
  const [shown = '', ascii = asciiOf(shown)] = written.split('|');
  return { shown, ascii };
}

function fullName(given: Name, family: Name, second: Name, order: Culture['order']): Name {
  const ascii = [given.ascii, family.ascii].filter((part) => part !== '').join('.');
  switch (order) {
    case 'G':
      return { shown: given.shown, ascii };
    case 'F G':
      return { shown: `${family.shown} ${given.shown}`, ascii };
    case 'FG':
      return { shown: family.shown + given.shown, ascii };
    case 'G F':
      return { shown: `${given.shown} ${family.shown}`, ascii };
    case 'G F F':
      return { shown: `${given.shown} ${family.shown} ${second.shown}`, ascii };
  }
}

function newName(culture: Culture, random: Random): Name {
  const isWoman = random.chance(0.5);
  const families = (isWoman ? culture.familiesOfWomen : undefined) ?? culture.families;
  const family = random.pick(families);
  const others = families.length > 1 ? families.filter((other) => other !== family) : families;
  const given = random.pick(isWoman ? culture.women : culture.men);
  return fullName(nameOf(given), nameOf(family), nameOf(random.pick(others)), culture.order);
}

/** Most say nothing; who does, says who they are and often why they are here. */
function newBio(language: string, random: Random): string {
  if (!random.chance(0.4)) return '';
  const { who, why } = (random.chance(0.7) ? bios[language] : undefined) ??
    bios[otherwise] ?? { who: [], why: [] };
  return random.chance(0.75) ? `${random.pick(who)} ${random.pick(why)}` : random.pick(who);
}

const appetites = [
  [25, 1],
  [19, 2],
  [15, 3],
  [12, 4],
  [9, 5],
  [7, 6],
  [5, 7],
  [3, 8],
  [2, 9],
  [1, 10],
  [1, 11],
  [1, 12],
] as const;

/** Learners of many cultures and scripts, the same every time. */
export function sampleLearners(): SampleLearner[] {
  const random = new Random('people');
  const names = new Set<string>();
  const addresses = new Map<string, number>();
  const unnamed = cultures.flatMap((culture) => Array.from({ length: culture.people }, () => culture));
  return random.shuffled(unnamed).map((culture) => {
    let name = newName(culture, random);
    while (names.has(name.shown)) name = newName(culture, random);
    names.add(name.shown);
    const namesakes = (addresses.get(name.ascii) ?? 0) + 1;
    addresses.set(name.ascii, namesakes);
    const { language, alsoReads = [] } = culture;
    const learnt = random.chance(0.12) ? [random.pick(otherTongues)] : [];
    return {
      userId: random.uuid(),
      email: `${name.ascii}${namesakes > 1 ? namesakes : ''}@${domain}`,
      displayName: name.shown,
      bio: newBio(language, random),
      language,
      reads: [...new Set(['en', language, ...alsoReads, ...learnt])],
      // More came lately than long ago.
      signedUpAt: new Date(
        period.from.getTime() + (period.to.getTime() - period.from.getTime()) * 0.97 * random.unit() ** 0.8,
      ),
      appetite: random.weighted(appetites),
      diligence: random.between(0.4, 1.7),
    };
  });
}
