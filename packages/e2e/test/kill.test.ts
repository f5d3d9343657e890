import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { searchPrefix } from '@skillforge/core/keys';
import { type Answer, clientOf } from './client.ts';
import { eventually } from './eventually.ts';
import { allCourses } from './paging.ts';
import { expectProblem } from './problem.ts';
import { ownStack } from './running-stack.ts';
import { courseIn, lessonIn } from './shapes.ts';
import { signInDemo } from './sign-in.ts';
import { allItems, type Item, itemsOfCourse } from './table.ts';
import { brokenCourses, openProjections } from './wholeness.ts';

const stack = ownStack({ sample: false });
const call = clientOf(() => stack.info.apiUrl);
afterAll(() => stack.remove());

/** What a writer was told, and so may rely on. */
interface Acknowledged {
  courseId: string;
  token: string;
  fields: { title: string; summary: string; description: string; category: string; level: string };
  status: 'draft' | 'published' | 'archived';
  lessons: Map<string, { title: string; section: string; content: string; durationSeconds: number }>;
  /** A change of it was under way: it may have happened or not. */
  open: boolean;
  deleted: boolean;
}

/** A request that got no answer. */
interface Unanswered {
  method: string;
  path: string;
  token: string;
  body: unknown;
  headers: Record<string, string>;
}

const courses: Acknowledged[] = [];
let unanswered: Unanswered[] = [];
/** Answers that no client should get, kill or not. */
const strange: string[] = [];
const tokens: string[] = [];
let repeated = 0;

class NoAnswer extends Error {}

/** Sends a change; a refusal is kept as strange, a missing answer ends the writer. */
async function change(method: string, path: string, token: string, body?: unknown): Promise<Answer> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const answer = await call(method, path, { token, body, headers }).catch(() => {
    unanswered.push({ method, path, token, body, headers });
    throw new NoAnswer();
  });
  if (answer.status >= 300)
    strange.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** One course's life, noted step by step as it is acknowledged. */
async function writeCourse(token: string, name: string, number: number): Promise<void> {
  const fields = {
    title: `${name}-${number}`,
    summary: 'まとめ 📘',
    description: `# ${name}\n\n${'A long text. '.repeat(20)}End.`,
    category: number % 2 ? 'odd' : 'even',
    level: 'all',
  };
  const { courseId } = courseIn(await change('POST', '/courses', token, fields), 201);
  const course: Acknowledged = {
    courseId,
    token,
    fields,
    status: 'draft',
    lessons: new Map(),
    open: false,
    deleted: false,
  };
  courses.push(course);
  const step = async (method: string, path: string, body?: unknown) => {
    course.open = true;
    const answer = await change(method, path, token, body);
    course.open = false;
    return answer;
  };
  for (const section of ['A', 'B']) {
    const lesson = { title: `Lesson ${section}`, section, content: `# ${section} 🐝`, durationSeconds: 60 };
    const body = { ...lesson, type: 'article', status: 'published' };
    const { lessonId } = lessonIn(await step('POST', `/courses/${courseId}/lessons`, body), 201);
    course.lessons.set(lessonId, lesson);
  }
  const path = `/courses/${courseId}`;
  course.status = courseIn(await step('POST', `${path}/publish`)).status;
  if (number % 3 === 0) {
    const title = `${fields.title} edited`;
    await step('PUT', path, { title });
    course.fields = { ...fields, title };
  }
  const fate = (number + tokens.indexOf(token)) % 5;
  if (fate === 1) course.status = courseIn(await step('POST', `${path}/archive`)).status;
  if (fate === 2) {
    const { status } = await step('DELETE', path);
    course.deleted = status === 202;
  }
}

/** Writes with every token at once until the stack dies under it. */
async function writeUntilDead(round: number): Promise<void> {
  const writers = tokens.map(async (token, writer) => {
    try {
      for (let number = 0; ; number++) await writeCourse(token, `w${writer}r${round}`, number);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  });
  await Promise.all(writers);
}

/** Waits each time another while, and until there is something of every kind to lose. */
async function enoughToLose(round: number, before: number): Promise<void> {
  const deadline = Date.now() + 20_000;
  await delay(200 + 137 * round);
  for (;;) {
    const written = courses.slice(before);
    if (written.length >= 10 && written.some(({ deleted }) => deleted)) return;
    if (Date.now() > deadline) throw new Error(`Only ${written.length} courses were written in 20 s.`);
    await delay(5);
  }
}

async function expectAcknowledged(course: Acknowledged): Promise<void> {
  const { courseId, token, fields, status, lessons } = course;
  const answer = await call('GET', `/courses/${courseId}`, { token });
  if (course.deleted) {
    expectProblem(answer, 404, 'not-found');
    return;
  }
  // A removal that was under way may have happened.
  if (course.open && answer.status === 404) return;
  const found = courseIn(answer);
  const { title, ...others } = fields;
  expect(found).toMatchObject(course.open ? others : { ...fields, status, lessonCount: lessons.size });
  expect(found.title.startsWith(title)).toBe(true);
  expect(found.lessonCount).toBeGreaterThanOrEqual(lessons.size);
  for (const [lessonId, lesson] of lessons) {
    expect(lessonIn(await call('GET', `/lessons/${lessonId}`, { token }))).toMatchObject(lesson);
  }
}

describe.each([1, 2, 3])('kill -9 in the middle of writes, time %i', (round) => {
  let before: number;

  beforeAll(async () => {
    if (round === 1) {
      await stack.start();
      for (const name of ['admin', 'amara', 'kenji', 'lucia', 'omar', 'ingrid'] as const) {
        tokens.push((await signInDemo(stack.info, name)).accessToken);
      }
    }
    before = courses.length;
    unanswered = [];
    const writing = writeUntilDead(round);
    await Promise.race([writing, enoughToLose(round, before)]);
    await stack.kill();
    await writing;
    await stack.start();
  });

  test('it was in the middle: every writer lost an answer, and none got a wrong one', () => {
    expect(unanswered).toHaveLength(tokens.length);
    expect(strange).toEqual([]);
    expect(courses.length - before).toBeGreaterThanOrEqual(10);
  });

  test('what is there is whole', async () => {
    expect(brokenCourses(await allItems(stack.info))).toEqual([]);
  });

  test('everything that was acknowledged is there, with its fields', async () => {
    expect(courses.some(({ open, deleted }) => !open && !deleted)).toBe(true);
    for (const course of courses.slice(before)) await expectAcknowledged(course);
  });

  test('a request without an answer can be repeated under its Idempotency-Key, and is done once', async () => {
    const creations = unanswered.filter(({ path }) => path === '/courses' || path.endsWith('/lessons'));
    for (const { method, path, ...sent } of creations) {
      const answer = await call(method, path, sent);
      const again = await call(method, path, sent);
      expect(again).toMatchObject({ status: 201, body: answer.body });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      repeated += 1;
    }
    for (const token of tokens) {
      const titles = (await allCourses(call, '/me/courses', { token })).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('the listings are those of the published courses, and what was deleted is gone, within ten seconds', async () => {
    const open = await eventually(
      async () => openProjections(await allItems(stack.info)),
      (flaws) => flaws.length === 0,
      10_000,
    );
    expect(open).toEqual([]);
    for (const { courseId, deleted } of courses) {
      if (deleted) expect(await itemsOfCourse(stack.info, courseId)).toEqual([]);
    }
  });

  test('nothing that earlier times acknowledged is lost', async () => {
    const items = await allItems(stack.info);
    expect(brokenCourses(items)).toEqual([]);
    for (const course of courses.slice(0, before)) await expectAcknowledged(course);
  });
});

describe('the three times together', () => {
  test('met courses in every state, and requests that had to be repeated', () => {
    for (const status of ['published', 'archived'] as const) {
      expect(courses.some((course) => course.status === status && !course.deleted)).toBe(true);
    }
    expect(courses.some(({ deleted }) => deleted)).toBe(true);
    expect(courses.some(({ open }) => open)).toBe(true);
    expect(repeated).toBeGreaterThan(0);
  });
});

describe('the check of wholeness', () => {
  test('finds each single item that is missing, and each that is too many', async () => {
    const items = await allItems(stack.info);
    const flaws = (table: Item[]) => [...brokenCourses(table), ...openProjections(table)];
    expect(flaws(items)).toEqual([]);
    const course = courses.findLast(
      ({ status, open, deleted }) => status === 'published' && !open && !deleted,
    );
    const courseId = course?.courseId ?? '';
    const own = items.filter((item) => JSON.stringify(item).includes(courseId) && !('ttl' in item));
    const isFound = ({ PK }: Item) => String(PK).startsWith(searchPrefix);
    // Card, description, gate, place; two lessons with their contents; who teaches it; four entries in listings; under
    // which words it is found.
    expect(own.filter((item) => !isFound(item))).toHaveLength(14);
    expect(own.filter(isFound).length).toBeGreaterThan(10);
    for (const one of own) expect(flaws(items.filter((item) => item !== one))).not.toEqual([]);
    const otherId = `${courseId.slice(0, -1)}${courseId.endsWith('0') ? '1' : '0'}`;
    for (const one of own) {
      const copy: Item = JSON.parse(JSON.stringify(one).replaceAll(courseId, otherId));
      expect(flaws([...items, copy])).not.toEqual([]);
    }
  });
});
