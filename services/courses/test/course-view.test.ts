import { sampleCourse } from './samples.ts';

// Where the edge is, is a setting; the others only have to be there.
Object.assign(process.env, {
  STAGE: 'test',
  TABLE_NAME: 'skillforge-test',
  USER_POOL_ID: 'us-east-1_Test00001',
  USER_POOL_CLIENT_ID: 'client',
  CURSOR_SECRET: 'secret',
  BUCKET_NAME: 'skillforge-test',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://edge.example',
});
const { showCard, showCourse } = await import('../src/course-view.ts');

describe('a course that is shown', () => {
  test('tells neither revisions nor order nor rating sum; its card tells no description', () => {
    const course = sampleCourse({ ratingSum: 9, ratingCount: 2 });
    const card = showCard(course);
    expect(Object.keys(card).sort()).toEqual(
      `capacity category courseId createdAt durationSeconds enrollmentCount instructors language lessonCount level
      prerequisites price publishedAt rating skills status summary tags thumbnailUrl title updatedAt`
        .split(/\s+/)
        .sort(),
    );
    expect(card.rating).toEqual({ average: 4.5, count: 2 });
    expect(showCourse(course)).toEqual({ ...card, description: course.description });
  });

  test('tells where its picture stands at the edge, or that there is none', () => {
    const course = sampleCourse();
    expect(showCard(course).thumbnailUrl).toBeNull();
    const thumbnail = '01JD0MB3H8Y6T5R4E3W2Q1A0ZX.png';
    expect(showCard({ ...course, thumbnail }).thumbnailUrl).toBe(
      `https://edge.example/media/courses/${course.courseId}/${thumbnail}`,
    );
  });

  test.each([
    [0, 0, null],
    [14, 3, 4.67],
    [4, 3, 1.33],
    [5, 1, 5],
  ])('with a sum of %d over %d ratings has an average of %p', (ratingSum, ratingCount, average) => {
    expect(showCard(sampleCourse({ ratingSum, ratingCount })).rating.average).toBe(average);
  });
});
