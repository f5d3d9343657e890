import { randomUUID } from 'node:crypto';
import { clientOf } from './client.ts';
import { createCourse, createLesson, lessonFields, publish, publishableCourse } from './courses.ts';
import { eventually } from './eventually.ts';
import { allCourses, allLessons, coursePages } from './paging.ts';
import { expectProblem } from './problem.ts';
import { stackOfThisFile } from './running-stack.ts';
import { type Course, courseIn, tagOf } from './shapes.ts';
import { type SignedIn, signInDemo } from './sign-in.ts';

const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);

let token: string;
beforeAll(async () => {
  const amara: SignedIn = await signInDemo(stack.info, 'amara');
  token = amara.accessToken;
});

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const idsOf = (courses: { courseId: string }[]) => courses.map(({ courseId }) => courseId);

describe('paging while courses are published', () => {
  const category = 'programming';
  const lists: Record<string, string>[] = [
    { sort: 'newest' },
    { sort: 'popular' },
    { sort: 'top-rated' },
    { sort: 'newest', category },
    { sort: 'popular', category },
  ];
  const listed = (query: Record<string, string>) => allCourses(call, '/courses', { query }).then(idsOf);
  let drafts: Course[];
  beforeAll(async () => {
    drafts = await times(30, (number) =>
      publishableCourse(call, token, { title: `Draft ${number}`, category }),
    );
  });

  test('no reader meets a course twice, or misses one that was there when they began', async () => {
    const there = new Map(
      await times(lists.length, async (place) => [lists[place], await listed(lists[place] ?? {})]),
    );
    for (const ids of there.values()) expect(ids.length).toBeGreaterThan(5);

    const published: string[] = [];
    let publishing = true;
    const publisher = (async () => {
      for (const { courseId } of drafts) {
        await publish(call, token, courseId);
        published.push(courseId);
      }
      publishing = false;
    })();
    const reads: {
      query: Record<string, string>;
      missing: string[];
      twice: string[];
      publishedMeanwhile: number;
    }[] = [];
    const readers = lists.map(async (query) => {
      while (publishing) {
        const before = published.length;
        const ids = (await coursePages(call, '/courses', { query: { ...query, limit: '5' } }))
          .flat()
          .map(({ courseId }) => courseId);
        reads.push({
          query,
          missing: (there.get(query) ?? ['no list']).filter((id) => !ids.includes(id)),
          twice: ids.filter((id, place) => ids.indexOf(id) !== place),
          publishedMeanwhile: published.length - before,
        });
      }
    });
    await Promise.all([publisher, ...readers]);
    expect(reads.filter(({ missing, twice }) => missing.length + twice.length > 0)).toEqual([]);
    // Of every list at least one walk was overtaken by a publication; else nothing was shown.
    for (const query of lists) {
      const walks = reads.filter((read) => read.query === query);
      expect(walks.some(({ publishedMeanwhile }) => publishedMeanwhile > 0)).toBe(true);
    }
    // In the end the new ones are in every list, too.
    for (const query of lists) {
      const all = [...(there.get(query) ?? []), ...published];
      const seen = await eventually(
        () => listed(query),
        (ids) => ids.length === all.length,
        5_000,
      );
      expect(seen.toSorted()).toEqual(all.toSorted());
    }
  });
});

describe('two hundred readers at once', () => {
  test('all page to the same complete list', async () => {
    const whole = await allCourses(call, '/courses');
    expect(whole.length).toBeGreaterThan(40);
    const walks = await times(200, () => coursePages(call, '/courses', { query: { limit: '40' } }));
    for (const pages of walks) expect(pages.flat()).toEqual(whole);
  });
});

describe('ten requests at once', () => {
  test('with one Idempotency-Key create one course and all get its answer', async () => {
    const title = `Only one ${randomUUID()}`;
    const headers = { 'Idempotency-Key': randomUUID() };
    const body = { title, description: 'One.', category: 'oneness', level: 'all' };
    const answers = await times(10, () => call('POST', '/courses', { token, body, headers }));
    const courses = answers.map((answer) => courseIn(answer, 201));
    for (const course of courses) expect(course).toEqual(courses[0]);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
    const mine = await allCourses(call, '/me/courses', { token });
    expect(mine.filter((card) => card.title === title)).toHaveLength(1);
  });

  test('with one Idempotency-Key add one lesson', async () => {
    const { courseId } = await createCourse(call, token);
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await times(10, () =>
      call('POST', `/courses/${courseId}/lessons`, { token, body: lessonFields, headers }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await allLessons(call, courseId, { token })).toEqual([answers[0]?.body]);
  });

  test('that edit different fields of a course all land', async () => {
    const { courseId } = await createCourse(call, token);
    const edits = {
      title: 'Changed',
      summary: 'Changed, too',
      description: 'All changed.',
      category: 'changes',
      level: 'advanced',
      tags: ['changed'],
      language: 'ja',
      skills: ['Change'],
      price: { amount: 12.5, currency: 'JPY' },
      capacity: 12,
    };
    const answers = await Promise.all(
      Object.entries(edits).map(([name, value]) =>
        call('PUT', `/courses/${courseId}`, { token, body: { [name]: value } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    for (const [place, [name, value]] of Object.entries(edits).entries()) {
      expect(answers[place]?.body).toHaveProperty(name, value);
    }
    expect(courseIn(await call('GET', `/courses/${courseId}`, { token }))).toMatchObject(edits);
  });

  test('that edit under one If-Match: one lands, the others are stale', async () => {
    const { courseId } = await createCourse(call, token);
    const headers = { 'If-Match': tagOf(await call('GET', `/courses/${courseId}`, { token })) };
    const answers = await times(10, (number) =>
      call('PUT', `/courses/${courseId}`, { token, headers, body: { title: `Edit ${number}` } }),
    );
    const [landed, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    for (const answer of answers) if (answer !== landed) expectProblem(answer, 412, 'stale');
    expect(await call('GET', `/courses/${courseId}`, { token })).toMatchObject({ body: landed?.body });
  });

  test('that add lessons leave an outline with each of them once', async () => {
    const { courseId } = await createCourse(call, token);
    const made = await times(10, (number) =>
      createLesson(call, token, courseId, { title: `Lesson ${number}`, durationSeconds: 60 }),
    );
    const outline = await allLessons(call, courseId, { token });
    expect(outline.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(outline.map(({ lessonId }) => lessonId).toSorted()).toEqual(
      made.map(({ lessonId }) => lessonId).toSorted(),
    );
    const course = courseIn(await call('GET', `/courses/${courseId}`, { token }));
    expect(course).toMatchObject({ lessonCount: 10, durationSeconds: 600 });
  });

  test('that publish and unpublish leave course and lists agreed', async () => {
    const category = `agreed-${randomUUID().slice(0, 8)}`;
    const { courseId } = await publishableCourse(call, token, { category });
    const answers = await times(10, (number) =>
      call('POST', `/courses/${courseId}/${number % 2 ? 'unpublish' : 'publish'}`, { token }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const { status } = courseIn(await call('GET', `/courses/${courseId}`, { token }));
    // Once a later course is in the lists, all that came before it has been worked off.
    const later = await publish(call, token, (await publishableCourse(call, token, { category })).courseId);
    const expected = status === 'published' ? [courseId, later.courseId] : [later.courseId];
    for (const sort of ['newest', 'popular', 'top-rated']) {
      const read = () => allCourses(call, '/courses', { query: { sort, category } }).then(idsOf);
      const seen = await eventually(read, (ids) => ids.includes(later.courseId), 5_000);
      expect(seen.toSorted()).toEqual(expected.toSorted());
    }
  });
});
