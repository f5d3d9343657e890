import type { Answer, Call, Sent } from './client.ts';
import { type Card, cardsIn, type Lesson, lessonsIn } from './shapes.ts';

interface PageOf<T> {
  items: T[];
  nextCursor?: string | undefined;
}

/** Pages from the first to the last page of a list, as a client does: the cursor of one leads to the next. */
async function toTheEnd<T>(
  call: Call,
  path: string,
  { query, ...sent }: Sent,
  read: (answer: Answer) => PageOf<T>,
): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | undefined;
  do {
    const answer = await call('GET', path, { ...sent, query: { ...query, ...(cursor ? { cursor } : {}) } });
    const { items, nextCursor } = read(answer);
    const link = answer.headers.get('link');
    if (nextCursor ? !link?.includes(encodeURIComponent(nextCursor)) : link !== null) {
      throw new Error(`The Link header does not lead where nextCursor does: ${link}`);
    }
    pages.push(items);
    cursor = nextCursor;
  } while (cursor);
  return pages;
}

/** Every page of a list of courses. */
export function coursePages(call: Call, path: string, sent: Sent = {}): Promise<Card[][]> {
  return toTheEnd(call, path, sent, cardsIn);
}

/** Every course of a list. */
export async function allCourses(call: Call, path: string, sent: Sent = {}): Promise<Card[]> {
  return (await coursePages(call, path, { ...sent, query: { limit: '100', ...sent.query } })).flat();
}

/** Every lesson of an outline. */
export async function allLessons(call: Call, courseId: string, sent: Sent = {}): Promise<Lesson[]> {
  return (await toTheEnd(call, `/courses/${courseId}/lessons`, sent, lessonsIn)).flat();
}
