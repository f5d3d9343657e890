import { randomUUID } from 'node:crypto';
import { searchPrefix } from '@skillforge/core/keys';
import { sampleCatalogue } from '@skillforge/data/catalogue';
import { clientOf } from './client.ts';
import { courseFields, createCourse, createLesson, publish, publishableCourse } from './courses.ts';
import { eventually } from './eventually.ts';
import { allCourses, allLessons, coursePages } from './paging.ts';
import { expectFields, expectProblem } from './problem.ts';
import { stackOfThisFile } from './running-stack.ts';
import { type Course, cardsIn, courseIn, type Lesson, lessonIn, lessonsIn, tagOf } from './shapes.ts';
import { confirmSignUp, type SignedIn, signIn, signInDemo, signUp } from './sign-in.ts';
import { itemsOfCourse, itemsThatName } from './table.ts';

const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);

let amara: SignedIn;
let kenji: SignedIn;
let lucia: SignedIn;
beforeAll(async () => {
  [amara, kenji, lucia] = await Promise.all([
    signInDemo(stack.info, 'amara'),
    signInDemo(stack.info, 'kenji'),
    signInDemo(stack.info, 'lucia'),
  ]);
});

/** Where a course is shown to everybody: the three sorts, each over all courses and in its category. */
const lists: { sort: string; category?: string }[] = ['newest', 'popular', 'top-rated'].flatMap((sort) => [
  { sort },
  { sort, category: courseFields.category },
]);

/** The lists that hold a course, each once, as soon as all of them do or none does. */
async function listsWith(courseId: string, expected: typeof lists) {
  return eventually(
    async () => {
      const found = await Promise.all(lists.map((query) => allCourses(call, '/courses', { query })));
      return lists.filter((_, place) => found[place]?.some((card) => card.courseId === courseId));
    },
    (holding) => holding.length === expected.length,
    2_000,
  );
}

describe('the sample catalogue', () => {
  const published = sampleCatalogue.filter(({ status }) => status === 'published');

  test('has every published course on pages of seven, each once', async () => {
    const pages = await coursePages(call, '/courses', { query: { limit: '7' } });
    const titles = pages.flat().map(({ title }) => title);
    expect(sampleCatalogue).toHaveLength(52);
    expect(titles.toSorted()).toEqual(published.map(({ title }) => title).toSorted());
    expect(pages.map((page) => page.length)).toEqual([
      ...Array(pages.length - 1).fill(7),
      published.length % 7 || 7,
    ]);
  });

  test.each(['newest', 'popular', 'top-rated'])('has them all, sorted: %s', async (sort) => {
    const cards = await allCourses(call, '/courses', { query: { sort, limit: '7' } });
    expect(new Set(cards.map(({ courseId }) => courseId)).size).toBe(published.length);
    const worth = cards.map(({ publishedAt, enrollmentCount, rating }) =>
      sort === 'newest'
        ? Date.parse(publishedAt ?? '')
        : sort === 'popular'
          ? enrollmentCount
          : ((rating.average ?? 0) * rating.count + 35) / (rating.count + 10),
    );
    for (const [place, value] of worth.slice(1).entries()) {
      // The shown average is rounded to two decimals, the sort is not.
      expect(worth[place]).toBeGreaterThanOrEqual(value - 0.01);
    }
  });

  test('is divided into its categories, levels and tags', async () => {
    const categories = [...new Set(published.map(({ category }) => category))];
    const [inCategories, advanced, tagged] = await Promise.all([
      Promise.all(categories.map((category) => allCourses(call, '/courses', { query: { category } }))),
      allCourses(call, '/courses', { query: { level: 'advanced', limit: '5' } }),
      allCourses(call, '/courses', { query: { tag: published[0]?.tags[0] ?? '', limit: '5' } }),
    ]);
    const titles = (cards: { title: string }[]) => cards.map(({ title }) => title).toSorted();
    expect(inCategories.map(titles)).toEqual(
      categories.map((name) => titles(published.filter(({ category }) => category === name))),
    );
    expect(titles(advanced)).toEqual(titles(published.filter(({ level }) => level === 'advanced')));
    expect(tagged.length).toBeGreaterThan(0);
    expect(titles(tagged)).toEqual(
      titles(published.filter(({ tags }) => tags.includes(published[0]?.tags[0] ?? ''))),
    );
  });

  test.each([
    ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['emoji', /\p{Extended_Pictographic}/u],
    ['accents', /[à-ÿ]/u],
  ])('arrives intact: %s', async (_name, script) => {
    const cards = await allCourses(call, '/courses');
    const [sample] = published.filter(({ title }) => script.test(title));
    const card = cards.find(({ title }) => title === sample?.title);
    const course = courseIn(await call('GET', `/courses/${card?.courseId}`));
    expect(course).toMatchObject({
      title: sample?.title,
      summary: sample?.summary,
      description: sample?.description,
      tags: sample?.tags,
      skills: sample?.skills,
      enrollmentCount: sample?.audience?.learners ?? 0,
    });
    const admin = await signInDemo(stack.info, 'admin');
    const lessons = await allLessons(call, course.courseId, { token: admin.accessToken });
    expect(lessons.map(({ title, section, content }) => ({ title, section, content }))).toEqual(
      sample?.lessons.map((lesson) => ({
        title: lesson.title,
        section: lesson.section,
        content: lesson.type === 'article' ? lesson.content : undefined,
      })),
    );
  });

  test('a course with learners cannot be deleted, and stays', async () => {
    const [card] = cardsIn(await call('GET', '/courses', { query: { sort: 'popular', limit: '1' } })).items;
    expect(card?.enrollmentCount).toBeGreaterThan(0);
    const { accessToken: token } = await signInDemo(stack.info, 'admin');
    expectProblem(await call('DELETE', `/courses/${card?.courseId}`, { token }), 409, 'has-enrollments');
    expect(courseIn(await call('GET', `/courses/${card?.courseId}`)).status).toBe('published');
  });
});

describe('a newcomer', () => {
  const email = `newcomer-${randomUUID()}@example.test`;
  const password = 'Learning-is-fun-1!';

  test('signs up, confirms, signs in, and as a student may not create a course', async () => {
    const userId = await signUp(stack.info, email, password);
    await expect(signIn(stack.info, email, password)).rejects.toMatchObject({
      name: 'UserNotConfirmedException',
    });
    await expect(confirmSignUp(stack.info, email, '000000')).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await confirmSignUp(stack.info, email, stack.info.confirmationCode);
    await expect(signIn(stack.info, email, 'Wrong-password-1!')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    const student = await signIn(stack.info, email, password);
    expect(student.userId).toBe(userId);
    const answer = await call('POST', '/courses', { token: student.accessToken, body: courseFields });
    expectProblem(answer, 403, 'role-required');
  });
});

/** The life of one course; each test goes on where the one before ended. */
describe('an instructor’s course', () => {
  const texts = {
    title: 'ミツバチの庭 – نحل 🐝 Bêtes à miel',
    summary: 'はちみつ・عسل・🍯',
    description: '# 蜂\n\nالنحل يعيش في خلية.\n\n👩‍🌾 *Très* jolie.',
    tags: ['養蜂', 'نحل', '🐝'],
    skills: ['巣箱の観察', 'قراءة الخلية'],
  };
  const fields = { ...courseFields, ...texts, price: { amount: 19.9, currency: 'EUR' } };
  let course: Course;
  let lessons: Lesson[];
  let token: string;
  const path = (rest = '') => `/courses/${course.courseId}${rest}`;
  beforeAll(() => {
    token = amara.accessToken;
  });

  test('is created once, however often the request is repeated', async () => {
    const create = () =>
      call('POST', '/courses', { token, body: fields, headers: { 'Idempotency-Key': 'bees-1' } });
    const first = await create();
    course = courseIn(first, 201);
    expect(course).toMatchObject({
      ...fields,
      status: 'draft',
      instructors: [{ userId: amara.userId, displayName: 'Amara Okafor' }],
      lessonCount: 0,
      enrollmentCount: 0,
      publishedAt: null,
    });
    expect(first.headers.get('location')).toBe(`${stack.info.apiUrl}${path()}`);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await create();
    expect(courseIn(again, 201)).toEqual(course);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(tagOf(again)).toBe(tagOf(first));
    const other = await call('POST', '/courses', {
      token,
      body: { ...fields, level: 'advanced' },
      headers: { 'Idempotency-Key': 'bees-1' },
    });
    expectProblem(other, 422, 'idempotency-key-reused');
    const mine = await allCourses(call, '/me/courses', { token });
    expect(mine.filter(({ title }) => title === texts.title)).toHaveLength(1);
    expect(mine[0]?.courseId).toBe(course.courseId);
  });

  test('as a draft is there for its instructor and admins only', async () => {
    const admin = await signInDemo(stack.info, 'admin');
    expect(courseIn(await call('GET', path(), { token }))).toEqual(course);
    expect(courseIn(await call('GET', path(), { token: admin.accessToken }))).toEqual(course);
    for (const stranger of [undefined, kenji.accessToken]) {
      expectProblem(await call('GET', path(), { token: stranger }), 404, 'not-found');
      expectProblem(await call('GET', path('/lessons'), { token: stranger }), 404, 'not-found');
    }
  });

  test('takes lessons in sections, at the end or at a place, a preview and a quiz', async () => {
    const add = (more: object) => createLesson(call, token, course.courseId, more);
    await add({ title: 'Start', section: 'A' });
    await add({ title: 'Tools', section: 'B', type: 'video', content: undefined, durationSeconds: 90 });
    await add({ title: 'Look inside', section: 'A', preview: true, durationSeconds: 30 });
    await add({ title: 'Foreword', section: 'A', position: 1, content: texts.description });
    await add({ title: 'Not yet', section: 'B', status: 'draft', durationSeconds: 1_000 });
    const quiz = {
      passPercent: 80,
      maxAttempts: 3,
      timeLimitSeconds: 600,
      questions: [
        {
          type: 'single',
          prompt: 'Who dances?',
          options: [
            { optionId: 'a', text: 'The queen' },
            { optionId: 'b', text: 'The worker' },
          ],
          answer: 'b',
          hints: [{ text: 'Not the queen.', cost: 1 }],
          explanation: 'Workers dance.',
        },
        { type: 'numeric', prompt: 'Legs of a bee?', answer: 6 },
      ],
    };
    await add({ title: 'Test yourself', section: 'B', type: 'quiz', content: undefined, quiz });
    lessons = await allLessons(call, course.courseId, { token, query: { limit: '2' } });
    expect(lessons.map(({ title, section, position }) => [position, section, title])).toEqual([
      [1, 'A', 'Foreword'],
      [2, 'A', 'Start'],
      [3, 'A', 'Look inside'],
      [4, 'B', 'Tools'],
      [5, 'B', 'Not yet'],
      [6, 'B', 'Test yourself'],
    ]);
    expect(lessons[0]?.content).toBe(texts.description);
    expect(lessons[5]?.quiz?.questions).toMatchObject([
      { answer: 'b', hints: [{ text: 'Not the queen.', cost: 1 }], explanation: 'Workers dance.' },
      { answer: 6 },
    ]);
    course = courseIn(await call('GET', path(), { token }));
    expect(course).toMatchObject({ lessonCount: 5, durationSeconds: 120 });
  });

  test('is published, and in every list within two seconds', async () => {
    expect(await listsWith(course.courseId, [])).toEqual([]);
    const published = await publish(call, token, course.courseId);
    const { updatedAt } = published;
    expect(published).toEqual({ ...course, status: 'published', updatedAt, publishedAt: updatedAt });
    course = published;
    // `newest` is the table's own index: there at once.
    const newest = await call('GET', '/courses', { query: { category: courseFields.category } });
    const { description: _, ...card } = course;
    expect(cardsIn(newest).items).toEqual([card]);
    expect(await listsWith(course.courseId, lists)).toEqual(lists);
    const seen = await call('GET', path());
    expect(courseIn(seen)).toEqual(course);
    expect(seen.headers.get('cache-control')).toBe('public, max-age=5');
  });

  test('shows everybody its outline, and of the lessons only the preview', async () => {
    const seen = await allLessons(call, course.courseId);
    expect(seen.map(({ title, position, locked }) => [position, title, locked])).toEqual([
      [1, 'Foreword', true],
      [2, 'Start', true],
      [3, 'Look inside', undefined],
      [4, 'Tools', true],
      [5, 'Test yourself', true],
    ]);
    expect(seen.filter(({ content, quiz }) => content ?? quiz)).toHaveLength(1);
    for (const entry of seen) {
      expect(lessonIn(await call('GET', `/lessons/${entry.lessonId}`))).toEqual(entry);
    }
    const draft = lessons.find(({ status }) => status === 'draft');
    expectProblem(await call('GET', `/lessons/${draft?.lessonId}`), 404, 'not-found');
    expect(lessonIn(await call('GET', `/lessons/${draft?.lessonId}`, { token })).title).toBe('Not yet');
  });

  test('a quiz that everybody may see gives no answer away', async () => {
    const quiz = lessons.find(({ type }) => type === 'quiz');
    const quizPath = `/lessons/${quiz?.lessonId}`;
    const open = await call('PUT', quizPath, { token, body: { preview: true } });
    expect(lessonIn(open).quiz?.questions[0]).toHaveProperty('answer', 'b');
    const shown = lessonIn(await call('GET', quizPath)).quiz;
    expect(shown).toMatchObject({ passPercent: 80, maxAttempts: 3, timeLimitSeconds: 600 });
    expect(shown?.questions).toEqual([
      {
        questionId: 'q1',
        type: 'single',
        prompt: 'Who dances?',
        points: 1,
        options: [
          { optionId: 'a', text: 'The queen' },
          { optionId: 'b', text: 'The worker' },
        ],
        hints: [{ cost: 1 }],
      },
      { questionId: 'q2', type: 'numeric', prompt: 'Legs of a bee?', points: 1, hints: [] },
    ]);
    await call('PUT', quizPath, { token, body: { preview: false } });
    expect(lessonIn(await call('GET', quizPath))).toHaveProperty('locked', true);
  });

  test('is edited under If-Match; a stale edit changes nothing', async () => {
    const read = await call('GET', path(), { token });
    const held = { 'If-None-Match': tagOf(read) };
    expect((await call('GET', path(), { token, headers: held })).status).toBe(304);
    const edit = (summary: string) =>
      call('PUT', path(), { token, body: { summary }, headers: { 'If-Match': tagOf(read) } });
    const changed = courseIn(await edit('Now with honey.'));
    expect(changed).toEqual({ ...course, summary: 'Now with honey.', updatedAt: changed.updatedAt });
    expect(changed.updatedAt > course.updatedAt).toBe(true);
    expectProblem(await edit('Now with wax.'), 412, 'stale');
    expect((await call('GET', path(), { token, headers: held })).status).toBe(200);
    expect(courseIn(await call('GET', path()))).toEqual(changed);
    course = changed;
  });

  test('a lesson is edited under If-Match; a stale edit and a stale removal change nothing', async () => {
    const lessonPath = `/lessons/${lessons[0]?.lessonId}`;
    const headers = { 'If-Match': tagOf(await call('GET', lessonPath, { token })) };
    const changed = lessonIn(await call('PUT', lessonPath, { token, headers, body: { title: 'Preface' } }));
    expect(changed).toMatchObject({ title: 'Preface', position: 1, content: texts.description });
    expectProblem(await call('PUT', lessonPath, { token, headers, body: { title: 'No' } }), 412, 'stale');
    expectProblem(await call('DELETE', lessonPath, { token, headers }), 412, 'stale');
    expect(lessonIn(await call('GET', lessonPath, { token }))).toEqual(changed);
  });

  test('its lessons are reordered, section by section', async () => {
    const outline = await call('GET', path('/lessons'), { token });
    const ids = lessonsIn(outline).items.map(({ lessonId }) => lessonId);
    const lessonIds = ids.toReversed();
    const headers = { 'If-Match': tagOf(outline) };
    const answer = await call('PUT', path('/lessons/order'), { token, headers, body: { lessonIds } });
    expect(answer).toMatchObject({ status: 200, body: { courseId: course.courseId, lessonIds } });
    const now = await allLessons(call, course.courseId, { token });
    expect(now.map(({ lessonId }) => lessonId)).toEqual(lessonIds);
    expect(now.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    const again = await call('PUT', path('/lessons/order'), { token, headers, body: { lessonIds: ids } });
    expectProblem(again, 412, 'stale');
  });

  test('a lesson is removed', async () => {
    const [{ lessonId } = { lessonId: '' }] = await allLessons(call, course.courseId, { token });
    const { status } = await call('DELETE', `/lessons/${lessonId}`, { token });
    expect(status).toBe(204);
    expectProblem(await call('GET', `/lessons/${lessonId}`, { token }), 404, 'not-found');
    expect((await allLessons(call, course.courseId, { token })).map(({ position }) => position)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(courseIn(await call('GET', path())).lessonCount).toBe(4);
  });

  test('a co-instructor may edit while they teach it, and the last instructor stays', async () => {
    const edit = () => call('PUT', path(), { token: kenji.accessToken, body: { language: 'ja' } });
    const teachesIt = async () =>
      (await allCourses(call, '/me/courses', { token: kenji.accessToken })).some(
        ({ courseId }) => courseId === course.courseId,
      );
    expectProblem(await edit(), 403, 'not-your-course');
    const add = (userId: string) => call('POST', path('/instructors'), { token, body: { userId } });
    expect(courseIn(await add(kenji.userId), 201).instructors).toEqual([
      { userId: amara.userId, displayName: 'Amara Okafor' },
      { userId: kenji.userId, displayName: '佐藤 健二 (Kenji)' },
    ]);
    expectProblem(await add(kenji.userId), 409, 'already-instructor');
    const student = await signInDemo(stack.info, 'sam');
    expectFields(await add(student.userId), 'not-an-instructor', 'body', ['/userId']);
    expect(courseIn(await edit()).language).toBe('ja');
    expect(await teachesIt()).toBe(true);

    const remove = (userId: string) => call('DELETE', path(`/instructors/${userId}`), { token });
    expect((await remove(kenji.userId)).status).toBe(204);
    expectProblem(await edit(), 403, 'not-your-course');
    expect(await teachesIt()).toBe(false);
    expectProblem(await remove(kenji.userId), 404, 'not-found');
    expectProblem(await remove(amara.userId), 409, 'last-instructor');
    course = courseIn(await call('GET', path()));
    expect(course.instructors.map(({ userId }) => userId)).toEqual([amara.userId]);
  });

  test.each(['unpublish', 'archive'])('leaves every list and the public with %s', async (action) => {
    const status = action === 'archive' ? 'archived' : 'draft';
    expect(courseIn(await call('POST', path(`/${action}`), { token })).status).toBe(status);
    expectProblem(await call('GET', path()), 404, 'not-found');
    expectProblem(await call('GET', path('/lessons')), 404, 'not-found');
    expect(await listsWith(course.courseId, [])).toEqual([]);
    expect(courseIn(await call('GET', path(), { token }))).toMatchObject({ status, title: course.title });
    const mine = await allCourses(call, '/me/courses', { token });
    expect(mine.find(({ courseId }) => courseId === course.courseId)?.status).toBe(status);
  });

  test('cannot go back to a draft from the archive, but can be published again', async () => {
    expectProblem(await call('POST', path('/unpublish'), { token }), 409, 'archived');
    const again = await publish(call, token, course.courseId);
    expect(again).toEqual({ ...course, updatedAt: again.updatedAt });
    expect(await listsWith(course.courseId, lists)).toEqual(lists);
  });
});

describe('deleting', () => {
  test.each(['draft', 'published'])(
    'a %s course is gone at once, then nothing of it is left',
    async (status) => {
      const { accessToken: token } = lucia;
      const { courseId } = await publishableCourse(call, token);
      const lesson = await createLesson(call, token, courseId, { title: 'Another' });
      const added = await call('POST', `/courses/${courseId}/instructors`, {
        token,
        body: { userId: kenji.userId },
      });
      expect(added.status).toBe(201);
      if (status === 'published') {
        await publish(call, token, courseId);
        expect(await listsWith(courseId, lists)).toEqual(lists);
      }
      const before = await itemsThatName(stack.info, courseId);
      const isFound = ({ PK }: Record<string, unknown>) => String(PK).startsWith(searchPrefix);
      // Card, description, gate; twice two lessons; two who teach; when published, its place, four entries, and under
      // which words it is found.
      expect(before.filter((item) => !isFound(item))).toHaveLength(status === 'published' ? 15 : 9);
      expect(before.some(isFound)).toBe(status === 'published');

      expect(await call('DELETE', `/courses/${courseId}`, { token })).toMatchObject({
        status: 202,
        body: undefined,
      });
      for (const gone of [
        `/courses/${courseId}`,
        `/courses/${courseId}/lessons`,
        `/lessons/${lesson.lessonId}`,
      ]) {
        expectProblem(await call('GET', gone, { token }), 404, 'not-found');
      }
      for (const who of [lucia, kenji]) {
        const mine = await allCourses(call, '/me/courses', { token: who.accessToken });
        expect(mine.map((card) => card.courseId)).not.toContain(courseId);
      }
      const newest = await allCourses(call, '/courses');
      expect(newest.map((card) => card.courseId)).not.toContain(courseId);
      const isGone = (items: unknown[]) => items.length === 0;
      await eventually(() => itemsOfCourse(stack.info, courseId), isGone, 15_000);
      // Little but the tombstone's own mark can still be on its way: from here the whole table is looked through.
      expect(await eventually(() => itemsThatName(stack.info, courseId), isGone, 15_000)).toEqual([]);
    },
  );

  test('needs the tag that was read last, where one is sent', async () => {
    const { accessToken: token } = lucia;
    const { courseId } = await createCourse(call, token);
    const headers = { 'If-Match': tagOf(await call('GET', `/courses/${courseId}`, { token })) };
    await call('PUT', `/courses/${courseId}`, { token, body: { level: 'all' } });
    expectProblem(await call('DELETE', `/courses/${courseId}`, { token, headers }), 412, 'stale');
    expect(courseIn(await call('GET', `/courses/${courseId}`, { token })).level).toBe('all');
  });
});
