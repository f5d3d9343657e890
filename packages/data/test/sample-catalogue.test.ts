import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { startTestTable, type TestTable } from '@skillforge/embedded/test-table';
import { sampleCatalogue } from '../src/catalogue.ts';
import { generateCourses, generateItems } from '../src/generate.ts';
import { buildSampleCourse, loadSampleCatalogue } from '../src/load-sample-catalogue.ts';
import { clientFor, writeItems } from '../src/write-items.ts';

const instructorIds = { amara: 'a', kenji: 'k', lucia: 'l', omar: 'o', ingrid: 'i' };
const lessons = sampleCatalogue.flatMap((course) => course.lessons);

describe('the sample catalogue', () => {
  test('has at least 40 courses in 8 categories by 5 instructors, and 400 lessons', () => {
    expect(sampleCatalogue.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sampleCatalogue.map(({ category }) => category)).size).toBe(8);
    expect(new Set(sampleCatalogue.map(({ instructor }) => instructor)).size).toBe(5);
    expect(lessons.length).toBeGreaterThanOrEqual(400);
  });

  test('has lessons of every type and questions of every type', () => {
    expect(new Set(lessons.map(({ type }) => type))).toEqual(new Set(['article', 'video', 'quiz', 'file']));
    const questions = lessons.flatMap((lesson) => (lesson.type === 'quiz' ? lesson.quiz.questions : []));
    expect(new Set(questions.map(({ type }) => type))).toEqual(
      new Set(['single', 'multiple', 'true-false', 'text', 'numeric']),
    );
  });

  test.each([
    ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['accents', /[à-ÿ]/u],
    ['emoji', /\p{Extended_Pictographic}/u],
  ])('has titles with %s', (_name, script) => {
    expect(sampleCatalogue.some(({ title }) => script.test(title))).toBe(true);
  });

  test('repeats no title and no article', () => {
    const titles = sampleCatalogue.map(({ title }) => title);
    const articles = lessons.flatMap((lesson) => (lesson.type === 'article' ? [lesson.content] : []));
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(articles).size).toBe(articles.length);
  });

  test.each(sampleCatalogue.map((sample) => [sample.title, sample] as const))(
    'keeps the rules of the API: %s',
    (_title, sample) => {
      const built = buildSampleCourse(sample, (key) => ({ userId: instructorIds[key], displayName: key }));
      expect(built.course.status).toBe(sample.status);
      expect(built.lessons).toHaveLength(sample.lessons.length);
      expect(built.course.order).toEqual(built.lessons.map(({ number }) => number));
      expect(built.course.ratingCount).toBeLessThanOrEqual(built.course.enrollmentCount);
    },
  );
});

describe('in a table', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTestTable();
  });
  afterAll(() => table.stop());

  const target = () => ({ endpoint: table.endpoint, region: 'us-east-1', tableName: table.tableName });

  test('the sample is loaded whole', async () => {
    const users = Object.entries(instructorIds).map(([key, userId]) => ({
      userId,
      email: `${key}@skillforge.test`,
      displayName: key,
      role: 'instructor' as const,
    }));
    const loaded = await loadSampleCatalogue({ ...target(), users, instructorIds });
    expect(loaded).toEqual({ courses: sampleCatalogue.length, lessons: lessons.length });
    const client = clientFor(target());
    const published = await client.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :all',
        ExpressionAttributeValues: { ':all': 'catalog#published' },
      }),
    );
    expect(published.Count).toBe(sampleCatalogue.filter(({ status }) => status === 'published').length);
    client.destroy();
  });

  test('generated courses are all written, and the same seed makes the same', async () => {
    const settings = { courses: 200, seed: 7 };
    const first = [...generateCourses(settings)];
    expect([...generateCourses(settings)]).toEqual(first);
    expect(new Set(first.map(({ course }) => course.courseId)).size).toBe(200);
    expect(first.map(({ course }) => course.enrollmentCount).slice(0, 3)).toEqual([100_000, 50_000, 33_333]);
    const written = await writeItems(target(), generateItems(settings));
    expect(written).toBe([...generateItems(settings)].length);
    const client = clientFor(target());
    const listed = await client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'PK = :listing',
        ExpressionAttributeValues: { ':listing': 'listing#popular' },
        Select: 'COUNT',
      }),
    );
    expect(listed.Count).toBeGreaterThanOrEqual(200);
    client.destroy();
  });
});
