import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { courseMediaKey } from '@skillforge/core/files/file-names';
import { startTestTable, type TestTable } from '@skillforge/embedded/test-table';
import { sampleCatalogue } from '../src/catalogue.ts';
import { generateCourses, generateItems } from '../src/generate.ts';
import { sampleLearners } from '../src/learners/people.ts';
import { loadSample } from '../src/load-sample.ts';
import { buildSampleCourse } from '../src/sample-courses.ts';
import { readThumbnail } from '../src/thumbnails.ts';
import { clientFor, writeItems } from '../src/write-items.ts';
import { instructorIds, users } from './sample-cast.ts';

const lessons = sampleCatalogue.flatMap((course) => course.lessons);

describe('the sample catalogue', () => {
  test('has at least 50 courses in 8 categories by 5 instructors, and 500 lessons', () => {
    expect(sampleCatalogue.length).toBeGreaterThanOrEqual(50);
    expect(new Set(sampleCatalogue.map(({ category }) => category)).size).toBe(8);
    expect(new Set(sampleCatalogue.map(({ instructor }) => instructor)).size).toBe(5);
    expect(lessons.length).toBeGreaterThanOrEqual(500);
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
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['Greek, with a final sigma', /\p{Script=Greek}ς/u],
    ['Chinese, without kana', /^[^\p{Script=Hiragana}\p{Script=Katakana}]*\p{Script=Han}{4}/u],
    ['Thai', /\p{Script=Thai}/u],
    ['Polish letters', /[łżść]/u],
    ['Turkish letters', /İ.*[ğşı]/u],
    ['a sharp s', /ß/u],
    ['symbols in a name', /C\+\+|C#/u],
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
    },
  );
});

describe('the thumbnails', () => {
  const folder = join(import.meta.dirname, '../thumbnails');
  const names = sampleCatalogue.map(({ thumbnail }) => thumbnail);

  test('are one drawing and one picture per course, and nothing else', () => {
    expect(new Set(names).size).toBe(names.length);
    const files = names.flatMap((name) => [`${name}.png`, `${name}.svg`]);
    expect(readdirSync(folder).sort()).toEqual([...files, 'render.mjs'].sort());
  });

  test('differ from one another', () => {
    const pictures = names.map((name) => readFileSync(join(folder, `${name}.png`), 'base64'));
    expect(new Set(pictures).size).toBe(names.length);
  });

  test.each(names)('are small PNGs of 480 by 270: %s', (name) => {
    const png = readFileSync(join(folder, `${name}.png`));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.toString('latin1', 12, 16)).toBe('IHDR');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([480, 270]);
    expect(png.length).toBeLessThanOrEqual(12 * 1024);
    // The same wherever it is drawn: no fonts, no other files.
    expect(readFileSync(join(folder, `${name}.svg`), 'utf8')).not.toMatch(
      /<(script|style|text|image|use)|href|url\(/,
    );
  });
});

describe('in a table', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTestTable();
  });
  afterAll(() => table.stop());

  const target = () => ({ endpoint: table.endpoint, region: 'us-east-1', tableName: table.tableName });

  test('the sample is loaded whole, with its pictures', async () => {
    const media = new Map<string, { picture: Buffer; contentType: string }>();
    const putMedia = async (key: string, picture: Buffer, contentType: string) => {
      media.set(key, { picture, contentType });
    };
    const loaded = await loadSample({ ...target(), users, instructorIds, putMedia });
    expect(loaded).toEqual({
      courses: sampleCatalogue.length,
      lessons: lessons.length,
      learners: sampleLearners().length,
    });
    const client = clientFor(target());
    const published = await client.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :all',
        ExpressionAttributeValues: { ':all': 'catalog#published' },
      }),
    );
    client.destroy();
    const samples = sampleCatalogue.filter(({ status }) => status === 'published');
    expect(published.Count).toBe(samples.length);

    // Every course has its picture, where its card says that it is.
    expect(media.size).toBe(sampleCatalogue.length);
    const cards = new Map(published.Items?.map(({ card }) => [card.title, card]));
    for (const { title, thumbnail } of samples) {
      const { courseId, thumbnail: name } = cards.get(title) ?? {};
      const put = media.get(courseMediaKey(courseId, name));
      expect(put).toEqual({ picture: await readThumbnail(thumbnail), contentType: 'image/png' });
      expect(put?.picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    }
  });

  test('a load that is done again leaves the same', async () => {
    const client = clientFor(target());
    const all = async () => {
      const keys: string[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: table.tableName, ExclusiveStartKey }));
        keys.push(...(page.Items ?? []).map(({ PK, SK }) => `${PK} ${SK}`));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return keys.toSorted();
    };
    const before = await all();
    await loadSample({ ...target(), users, instructorIds, putMedia: async () => {} });
    expect(await all()).toEqual(before);
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
