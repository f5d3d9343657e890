import { courseKey, lessonKey } from '@skillforge/core/keys';
import * as fc from 'fast-check';
import { article, startCatalogue } from './catalogue.ts';
import { expectedEntries, listingEntries } from './listing-entries.ts';

const catalogue = await startCatalogue();
const { amara, done, refreshCourse, refreshDueCourses } = catalogue;
afterAll(() => catalogue.stop());

const start = Date.now();
const after = (seconds: number) => new Date(start + seconds * 1_000);
const edit = (courseId: string, body: object) =>
  done('updateCourse', { as: amara, path: { courseId }, body });

test('whatever happens to courses, and whenever they are refreshed, the listings are those of the published ones: none is left behind or doubled', async () => {
  const which = fc.nat(2);
  const step = fc.oneof(
    fc.record({
      kind: fc.constantFrom('publish', 'publish', 'unpublish', 'archive', 'refresh', 'refresh', 'due'),
      which,
    }),
    fc.record({ kind: fc.constant('category'), which, category: fc.constantFrom('history', 'physics') }),
    fc.record({ kind: fc.constant('title'), which, title: fc.constantFrom('A', 'B', 'C') }),
    fc.record({
      kind: fc.constant('figures'),
      which,
      learners: fc.nat(3),
      stars: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ kind: fc.constant('lesson'), which, published: fc.boolean() }),
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), which }) },
  );

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 22 }), async (history) => {
      const courses = await Promise.all(
        ['history', 'physics', 'history'].map(async (category) => {
          const { courseId } = await catalogue.createDraft({ category });
          await catalogue.addLesson(courseId, article('One'));
          return {
            courseId,
            category,
            title: 'Practical SQL',
            status: 'draft',
            learners: 0,
            ratingSum: 0,
            ratingCount: 0,
            ever: false,
          };
        }),
      );
      let seconds = 0;
      for (const one of history) {
        seconds += 25;
        const course = courses[one.which];
        if (!course || course.status === 'deleted') continue;
        const { courseId } = course;
        const path = { courseId };
        if ('category' in one) {
          await edit(courseId, { category: one.category });
          course.category = one.category;
        } else if ('title' in one) {
          await edit(courseId, { title: one.title });
          course.title = one.title;
        } else if ('learners' in one) {
          const { learners, stars: ratingSum } = one;
          await catalogue.setGate(courseId, { learners, ratingSum, ratingCount: 1 });
          Object.assign(course, { learners, ratingSum, ratingCount: 1 });
        } else if ('published' in one) {
          const body = { status: one.published ? 'published' : 'draft' };
          await done('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body });
        } else if (one.kind === 'refresh') await refreshCourse(courseId, after(seconds));
        else if (one.kind === 'due') await refreshDueCourses(after(seconds));
        else if (one.kind === 'delete') {
          await done('deleteCourse', { as: amara, path });
          course.status = 'deleted';
        } else {
          const operation =
            one.kind === 'publish'
              ? 'publishCourse'
              : one.kind === 'unpublish'
                ? 'unpublishCourse'
                : 'archiveCourse';
          const { status, body } = await catalogue.ask(operation, { as: amara, path });
          if (status === 200) course.status = body.status;
        }
      }

      // In the end the stream has told of each course, and the minute has passed.
      for (const { courseId } of courses) await refreshCourse(courseId, after(seconds));
      await refreshDueCourses(after(seconds + 61));

      for (const course of courses) {
        const { courseId, category, learners, ratingSum, ratingCount, title, status } = course;
        const listed = status === 'published';
        expect(await listingEntries(catalogue, courseId)).toEqual(
          listed ? expectedEntries(category, learners, ratingSum, ratingCount) : [],
        );
        if (listed) {
          const entry = (await catalogue.listing('popular')).find(({ card }) => card.courseId === courseId);
          expect(entry?.card).toMatchObject({
            title,
            category,
            enrollmentCount: learners,
            ratingSum,
            ratingCount,
          });
          expect(entry?.card).toEqual((await catalogue.stored(courseKey(courseId)))?.card);
        }
        if (status === 'deleted') expect(await catalogue.itemsOf(courseId)).toEqual([]);
        else expect(await catalogue.stored(lessonKey(courseId, `${courseId}-1`))).toBeDefined();
      }
      expect(await catalogue.storedUnder('listing-due')).toEqual([]);
      for (const { courseId, status } of courses) {
        if (status === 'deleted') continue;
        await done('deleteCourse', { as: amara, path: { courseId } });
        await refreshCourse(courseId);
      }
    }),
    { numRuns: 15 },
  );
}, 180_000);
