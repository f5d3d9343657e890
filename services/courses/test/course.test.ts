import * as fc from 'fast-check';
import {
  archive,
  type CourseStatus,
  type DescribedCourse,
  editCourse,
  edits,
  entomb,
  mostInstructors,
  newCourse,
  publish,
  teaches,
  unpublish,
  withInstructor,
  withoutInstructor,
} from '../src/course.ts';
import { mostCardTextBytes } from '../src/course-body.ts';
import { amara, courseFields, kenji, monday, refusalOf, sampleCourse, tuesday } from './samples.ts';

describe('a new course', () => {
  test('is a draft of its author’s, without lessons, learners or ratings', () => {
    const course = newCourse(courseFields({ tags: ['sql'] }), amara, monday);
    expect(course).toMatchObject({
      title: 'Practical SQL',
      tags: ['sql'],
      status: 'draft',
      instructors: [amara],
      publishedAt: null,
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:00.000Z',
      lessonCount: 0,
      durationSeconds: 0,
      enrollmentCount: 0,
      everEnrolled: 0,
      order: [],
      drafts: [],
      nextLessonNumber: 1,
      revisions: { v: 1, o: 1 },
    });
  });

  test('has an id that no other has, and ids sort by the time of making', () => {
    const early = newCourse(courseFields(), amara, monday);
    const late = newCourse(courseFields(), amara, tuesday);
    expect(newCourse(courseFields(), amara, monday).courseId).not.toBe(early.courseId);
    expect(late.courseId > early.courseId).toBe(true);
  });
});

describe('the text on a card', () => {
  // 120 characters of three bytes, and a summary that fills up to the byte.
  const title = '字'.repeat(120);
  const skills = Array.from({ length: 10 }, (_, number) => `${number}`.padStart(60, 's'));
  const rest = mostCardTextBytes - 360 - 600;
  const tags = Array.from({ length: 10 }, (_, number) => `${number}`.padStart(30, 't'));
  const full = { title, skills, tags, summary: '字'.repeat((rest - 300 - 1) / 3) };
  const spare = mostCardTextBytes - 360 - 600 - 300 - full.summary.length * 3;
  const exact = { ...full, summary: `${full.summary}${'s'.repeat(spare)}` };

  test('may take as many bytes as the limit says', () => {
    expect(newCourse(courseFields(exact), amara).title).toBe(title);
    expect(editCourse(sampleCourse(), exact).title).toBe(title);
  });

  test('of one byte more is refused, when it is made and when it is edited', () => {
    const over = { ...exact, summary: `${exact.summary}s` };
    for (const rule of [
      () => newCourse(courseFields(over), amara),
      () => editCourse(sampleCourse(), over),
      () => editCourse(sampleCourse(exact), { summary: over.summary }),
    ]) {
      expect(refusalOf(rule)).toMatchObject({
        status: 422,
        code: 'invalid-request',
        errors: [{ in: 'body', pointer: '/summary' }],
      });
    }
  });
});

describe('an edit', () => {
  test('changes the given fields only, and counts as one edit of the content', () => {
    const before = sampleCourse({ summary: 'Old' });
    const after = editCourse(before, { title: 'Advanced SQL' }, tuesday);
    expect(after).toEqual({
      ...before,
      title: 'Advanced SQL',
      updatedAt: '2026-03-03T09:00:00.000Z',
      revisions: { v: 2, o: 1 },
    });
  });

  test('that changes nothing gives back the very same course', () => {
    const before = sampleCourse({ tags: ['sql'], price: { amount: 5, currency: 'EUR' } });
    expect(editCourse(before, {}, tuesday)).toBe(before);
    expect(
      editCourse(
        before,
        { title: before.title, tags: ['sql'], price: { amount: 5, currency: 'EUR' }, capacity: undefined },
        tuesday,
      ),
    ).toBe(before);
  });

  test('takes the description from a draft, but not from a published course', () => {
    expect(editCourse(sampleCourse(), { description: '' }).description).toBe('');
    expect(editCourse(sampleCourse({ status: 'archived' }), { description: '' }).description).toBe('');
    expect(
      refusalOf(() => editCourse(sampleCourse({ status: 'published' }), { description: '' })),
    ).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ pointer: '/description' }] });
  });

  test('cannot make a course require itself, and names everything that is wrong', () => {
    const course = sampleCourse({ status: 'published' });
    expect(
      refusalOf(() => editCourse(course, { description: '', prerequisites: [course.courseId] })),
    ).toMatchObject({ errors: [{ pointer: '/description' }, { pointer: '/prerequisites' }] });
  });
});

describe('a thumbnail', () => {
  const uploadId = '01JD0MB3H8Y6T5R4E3W2Q1A0ZX';
  const course = sampleCourse();
  const key = `courses/${course.courseId}/thumbnails/${uploadId}.png`;

  test('is kept by the name that its upload has, until it is taken off', () => {
    expect(course.thumbnail).toBeNull();
    const after = editCourse(course, { thumbnailKey: key }, tuesday);
    expect(after).toEqual({
      ...course,
      thumbnail: `${uploadId}.png`,
      updatedAt: '2026-03-03T09:00:00.000Z',
      revisions: { v: 2, o: 1 },
    });
    expect(editCourse(after, { title: after.title }, tuesday)).toBe(after);
    expect(editCourse(after, { thumbnailKey: key }, tuesday)).toBe(after);
    expect(editCourse(after, { thumbnailKey: null }, tuesday).thumbnail).toBeNull();
  });

  test.each([
    ['another course’s', key.replace(course.courseId, '01JD0M8Z5W3V7QH2K4N6P8R0TS')],
    ['a file of the course', key.replace('thumbnails', 'files')],
    ['no upload', `courses/${course.courseId}/thumbnails/a.png`],
  ])('that is %s is refused', (_, thumbnailKey) => {
    expect(refusalOf(() => editCourse(course, { thumbnailKey }))).toMatchObject({
      status: 422,
      code: 'invalid-request',
      errors: [{ in: 'body', pointer: '/thumbnailKey' }],
    });
  });
});

describe('publishing', () => {
  const ready: Partial<DescribedCourse> = { lessonCount: 1 };

  test.each([
    [{}, []],
    [{ title: '' }, ['/title']],
    [{ description: '' }, ['/description']],
    [{ lessonCount: 0 }, ['/lessons']],
    [{ title: '', description: '', lessonCount: 0 }, ['/title', '/description', '/lessons']],
  ])('with %j names what is missing: %j', (lacks, pointers) => {
    const course = sampleCourse({ ...ready, ...lacks });
    if (pointers.length === 0) {
      expect(publish(course).status).toBe('published');
      return;
    }
    expect(refusalOf(() => publish(course))).toMatchObject({
      status: 422,
      code: 'not-publishable',
      errors: pointers.map((pointer) => ({ in: 'body', pointer })),
    });
  });

  const at: Record<CourseStatus, DescribedCourse> = {
    draft: sampleCourse(ready),
    published: publish(sampleCourse(ready), monday),
    archived: archive(publish(sampleCourse(ready), monday), monday),
  };

  test.each([
    ['draft', publish, 'published'],
    ['draft', unpublish, 'draft'],
    ['draft', archive, 'archived'],
    ['published', publish, 'published'],
    ['published', unpublish, 'draft'],
    ['published', archive, 'archived'],
    ['archived', publish, 'published'],
    ['archived', archive, 'archived'],
  ] as const)('a course that is %s goes by %p to %s', (from, step, to) => {
    const after = step(at[from], tuesday);
    expect(after.status).toBe(to);
    if (from === to) expect(after).toBe(at[from]);
    else expect(after.revisions.v).toBe(at[from].revisions.v + 1);
  });

  test('an archived course cannot be unpublished', () => {
    expect(refusalOf(() => unpublish(at.archived))).toMatchObject({ status: 409, code: 'archived' });
  });

  test('keeps the moment of the first publication through every later history, and counts each change once', () => {
    const steps = { publish, unpublish, archive };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<keyof typeof steps>('publish', 'unpublish', 'archive'), { maxLength: 12 }),
        (history) => {
          let course = sampleCourse(ready);
          let first: string | null = null;
          for (const [hour, name] of history.entries()) {
            if (name === 'unpublish' && course.status === 'archived') continue;
            const now = new Date(monday.getTime() + hour * 3_600_000);
            if (name === 'publish') first ??= now.toISOString();
            const before = course;
            course = steps[name](course, now);
            expect(course.publishedAt).toBe(first);
            expect(course.revisions.v - before.revisions.v).toBe(course.status === before.status ? 0 : 1);
          }
        },
      ),
    );
  });
});

describe('deleting', () => {
  test('is possible while nobody ever enrolled, from every status', () => {
    for (const status of ['draft', 'published', 'archived'] as const) {
      expect(entomb(sampleCourse({ status })).status).toBe('deleted');
    }
  });

  test('is refused once anybody enrolled, also when nobody is left', () => {
    expect(refusalOf(() => entomb(sampleCourse({ everEnrolled: 1, enrollmentCount: 0 })))).toMatchObject({
      status: 409,
      code: 'has-enrollments',
    });
  });
});

describe('instructors', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, number) => ({ userId: `u${number}`, displayName: `U${number}` }));

  test('are added at the end', () => {
    const after = withInstructor(sampleCourse(), kenji, tuesday);
    expect(after.instructors).toEqual([amara, kenji]);
    expect(after.revisions.v).toBe(2);
  });

  test('who teach the course already are refused as such, also when it is full', () => {
    const course = sampleCourse({ instructors: many(mostInstructors) });
    expect(
      refusalOf(() => withInstructor(course, { userId: 'u3', displayName: 'Another name' })),
    ).toMatchObject({
      status: 409,
      code: 'already-instructor',
    });
  });

  test('are eight at most', () => {
    expect(mostInstructors).toBe(8);
    expect(withInstructor(sampleCourse({ instructors: many(7) }), kenji).instructors).toHaveLength(8);
    expect(refusalOf(() => withInstructor(sampleCourse({ instructors: many(8) }), kenji))).toMatchObject({
      status: 409,
      code: 'too-many-instructors',
    });
  });

  test('can leave as long as one stays', () => {
    const both = sampleCourse({ instructors: [amara, kenji] });
    const one = withoutInstructor(both, 'amara');
    expect(one.instructors).toEqual([kenji]);
    expect(refusalOf(() => withoutInstructor(one, 'kenji'))).toMatchObject({
      status: 409,
      code: 'last-instructor',
    });
  });

  test.each([
    ['nobody', undefined, false],
    ['its instructor', { userId: 'amara', isInstructor: true, isAdmin: false }, true],
    ['its instructor out of the group', { userId: 'amara', isInstructor: false, isAdmin: false }, false],
    ['another instructor', { userId: 'kenji', isInstructor: true, isAdmin: false }, false],
    ['an admin', { userId: 'ada', isInstructor: true, isAdmin: true }, true],
  ])('%s: may edit is %p', (_, caller, expected) => {
    const course = sampleCourse();
    expect(edits(caller, course)).toBe(expected);
    if (caller) expect(teaches(caller.userId, course)).toBe(caller.userId === 'amara');
  });
});
