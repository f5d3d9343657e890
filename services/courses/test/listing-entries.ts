import { score } from '../src/placement.ts';
import type { Catalogue } from './catalogue.ts';

/** Every entry of a course in the sorted listings, wherever it stands: `<listing> <value>`. */
export async function listingEntries(catalogue: Catalogue, courseId: string): Promise<string[]> {
  const table = await catalogue.wholeTable();
  return table
    .filter(({ PK, SK }) => PK.startsWith('listing#') && SK.endsWith(`#${courseId}`))
    .map(({ PK, SK }) => `${PK.slice('listing#'.length)} ${999_999_999_999 - Number(SK.split('#')[0])}`)
    .sort();
}

/** The entries that a published course must have, and no others. */
export function expectedEntries(
  category: string,
  learners: number,
  ratingSum = 0,
  ratingCount = 0,
): string[] {
  const rated = score({ ratingSum, ratingCount });
  return [
    `popular ${learners}`,
    `popular#${category} ${learners}`,
    `top-rated ${rated}`,
    `top-rated#${category} ${rated}`,
  ].sort();
}
