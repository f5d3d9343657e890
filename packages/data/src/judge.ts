/** So many places of what is found are judged. */
export const judgedPlaces = 5;

/**
 * Compares what was found with what must come first.
 *
 * @param groups what must come first, best first; those of one group in any order among themselves
 * @param found what was found, in its order
 * @returns how many of the judged places hold what must stand there, and how many could
 */
export function rightPlaces(groups: string[][], found: string[]): { right: number; possible: number } {
  let right = 0;
  let place = 0;
  for (const group of groups) {
    const here = found.slice(place, Math.min(place + group.length, judgedPlaces));
    right += new Set(here.filter((one) => group.includes(one))).size;
    place += group.length;
  }
  return { right, possible: Math.min(place, judgedPlaces) };
}
