import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import type { LessonContentItem } from '@skillforge/core/course/lesson';
import type { CertificateEntryItem, CertificateItem } from '@skillforge/core/enrollment/certificate';
import {
  type EnrollmentItem,
  isOpen,
  newLessonsSinceCompletion,
  percentOf,
} from '@skillforge/core/enrollment/enrollment';
import { parseLessonId } from '@skillforge/core/ids';
import {
  adminsKey,
  type Key,
  reviewKeyOfMark,
  roleIndexKey,
  rosterPartition,
  votePrefix,
} from '@skillforge/core/keys';
import type { ProfileItem } from '@skillforge/core/profile';
import type { ReviewItem } from '@skillforge/core/review';
import type { Course } from '@skillforge/courses/course';
import { startTestTable } from '@skillforge/embedded/test-table';
import type { AttemptItem, QuizItem } from '@skillforge/progress/attempt';
import type { ProgressItem } from '@skillforge/progress/report';
import { sampleCatalogue } from '../src/catalogue.ts';
import { period, sampleLearners } from '../src/learners/people.ts';
import { type Played, playSample, type Staging } from '../src/learners/play.ts';
import { courseIdOfPicture, sampleCourseId } from '../src/sample-courses.ts';
import { clientFor } from '../src/write-items.ts';
import { instructorIds, users } from './sample-cast.ts';

/** How the sample stands when everybody has done what they do, and whether all of it agrees. */

/** All of a play. */
async function whole(staging: Staging = {}): Promise<Played> {
  const items: Key[] = [];
  const courses: Course[] = [];
  for await (const part of playSample({ users, instructorIds }, staging)) {
    items.push(...part.items);
    courses.push(...part.courses);
  }
  return { items, courses };
}

const { items, courses } = await whole();

type Typed<T> = T & Key;
/** Items are of the type that is written under their sort key. */
function itemsUnder<T>(prefix: string, among: Key[] = items): Typed<T>[] {
  return among.filter(({ SK }) => SK.startsWith(prefix)) as Typed<T>[];
}

const idOf = ({ PK }: Key) => PK.slice(PK.indexOf('#') + 1);
const gates = new Map(itemsUnder<GateItem>('gate').map((gate) => [idOf(gate), gate]));
const courseItems = new Map(
  itemsUnder<CourseItem>('course').map((item) => [item.card.courseId, item] as const),
);
const quizzes = new Map(
  itemsUnder<LessonContentItem>('lesson-content#').map(({ lesson }) => [lesson.lessonId, lesson.quiz]),
);
const enrollments = itemsUnder<EnrollmentItem>('enroll#');
const progress = itemsUnder<ProgressItem>('progress#');
const attempts = itemsUnder<AttemptItem>('attempt#');
const reviews = itemsUnder<ReviewItem>('review#');
const certificates = itemsUnder<CertificateItem>('certificate').filter(({ SK }) => SK === 'certificate');
const entries = itemsUnder<CertificateEntryItem>('certificate#');

const enrollmentOf = (userId: string, courseId: string) =>
  enrollments.find((one) => one.userId === userId && one.courseId === courseId);

function courseOf(courseId: string): CourseItem {
  const item = courseItems.get(courseId);
  if (!item) throw new Error(`There is no course ${courseId}`);
  return item;
}

const percents = enrollments
  .filter(isOpen)
  .map((enrollment) => percentOf(enrollment, courseOf(enrollment.courseId)) ?? 0)
  .toSorted((a, b) => a - b);
const share = (few: unknown[], all: unknown[]) => few.length / all.length;

describe('the figures agree', () => {
  test.each(sampleCatalogue.map((sample) => [sample.thumbnail, sample] as const))(
    'of a course with its enrollments and reviews: %s',
    (_name, sample) => {
      const courseId = sampleCourseId(sample);
      const gate = gates.get(courseId);
      const enrolled = enrollments.filter((one) => one.courseId === courseId);
      const shown = reviews.filter(({ card, hidden }) => card.courseId === courseId && !hidden);
      const stars = shown.map(({ card }) => card.rating);
      const counted = {
        learners: enrolled.filter(isOpen).length,
        everEnrolled: enrolled.length,
        ratingSum: stars.reduce<number>((sum, rating) => sum + rating, 0),
        ratingCount: stars.length,
        distribution: Object.fromEntries(
          [1, 2, 3, 4, 5].map((rating) => [rating, stars.filter((one) => one === rating).length]),
        ),
      };
      expect(gate).toMatchObject({ ...counted, status: sample.status });
      expect(counted.learners).toBe(sample.audience?.learners ?? 0);
      expect(counted.learners).toBeLessThanOrEqual(sample.capacity ?? counted.learners);
      const figures = {
        enrollmentCount: counted.learners,
        ratingSum: counted.ratingSum,
        ratingCount: counted.ratingCount,
      };
      expect(courseItems.get(courseId)?.card).toMatchObject(figures);
      expect(courses.find((course) => course.courseId === courseId)).toMatchObject(figures);
    },
  );

  test('of helpful votes with the votes', () => {
    const votes = itemsUnder<Key>(votePrefix);
    for (const review of reviews) {
      const own = votes.filter(
        ({ SK }) => reviewKeyOfMark(SK).PK === review.PK && reviewKeyOfMark(SK).SK === review.SK,
      );
      const { reviewId, helpfulCount } = review.card;
      expect({ reviewId, helpfulCount }).toEqual({ reviewId, helpfulCount: own.length });
      expect(own.map(idOf)).not.toContain(reviewId);
    }
    expect(reviews.reduce((sum, { card }) => sum + card.helpfulCount, 0)).toBe(votes.length);
  });

  test('of the roster: whoever is enrolled stands in it, and nobody else', () => {
    for (const { courseId, status, ...enrollment } of enrollments) {
      const listed = 'GSI1PK' in enrollment ? enrollment.GSI1PK : undefined;
      expect(listed).toBe(status === 'cancelled' ? undefined : rosterPartition(courseId));
    }
  });
});

describe('the rules are kept', () => {
  test('a course is completed with all lessons that were there, once, with one certificate', () => {
    const completed = enrollments.filter(({ status }) => status === 'completed');
    for (const { userId, courseId, certificateId, completedAt } of completed) {
      const [certificate] = certificates.filter(
        ({ certificate: one }) => one.certificateId === certificateId,
      );
      expect(certificate?.certificate).toMatchObject({ userId, courseId, issuedAt: completedAt });
    }
    expect(certificates).toHaveLength(completed.length);
    expect(entries).toHaveLength(completed.length);
    expect(new Set(certificates.map(({ certificate }) => certificate.certificateId)).size).toBe(
      completed.length,
    );
  });

  test('whoever has not completed a course is not through it', () => {
    for (const enrollment of enrollments.filter(({ status }) => status !== 'completed')) {
      expect(percentOf(enrollment, courseOf(enrollment.courseId))).toBeLessThan(100);
    }
  });

  test('prerequisites were completed before', () => {
    for (const { userId, courseId, enrolledAt } of enrollments) {
      for (const required of courseOf(courseId).card.prerequisites) {
        const before = enrollmentOf(userId, required);
        expect(before?.status).toBe('completed');
        expect((before?.completedAt ?? '') < enrolledAt).toBe(true);
      }
    }
    expect(sampleCatalogue.filter(({ prerequisites }) => prerequisites)).toHaveLength(3);
  });

  test('what is completed has progress, and nothing was spent before it was enrolled or after the end', () => {
    for (const { PK, lessonId, report, completedAt } of progress) {
      const { courseId = '', number = 0 } = parseLessonId(lessonId) ?? {};
      const enrollment = enrollmentOf(idOf({ PK, SK: '' }), courseId);
      expect(enrollment?.completed?.has(number) ?? false).toBe(completedAt !== undefined);
      expect(report.reportedAt).toBeGreaterThanOrEqual(Date.parse(enrollment?.enrolledAt ?? ''));
      expect(report.reportedAt).toBeLessThan(period.to.getTime());
      expect(report.timeMilliseconds).toBeLessThan(3 * 3_600_000);
    }
  });

  test('nobody has more attempts than a quiz allows, or two open', () => {
    const byQuiz = Map.groupBy(attempts, ({ PK, lessonId }) => `${PK} ${lessonId}`);
    for (const [, tried] of byQuiz) {
      const [{ lessonId = '' } = {}] = tried;
      const most = quizzes.get(lessonId)?.maxAttempts ?? 0;
      expect(tried.length).toBeLessThanOrEqual(most === 0 ? tried.length : most);
      expect(tried.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1);
    }
    for (const state of itemsUnder<QuizItem>('quiz#')) {
      expect(state.started).toBe(byQuiz.get(`${state.PK} ${state.SK.slice('quiz#'.length)}`)?.length);
    }
  });

  test('who reviews has completed a lesson of the course, and does not teach it', () => {
    for (const { card } of reviews) {
      expect(enrollmentOf(card.author.userId, card.courseId)?.completed?.size).toBeGreaterThan(0);
      expect(gates.get(card.courseId)?.instructors).not.toContain(card.author.userId);
      expect(new Date(card.createdAt) > period.from).toBe(true);
      if (card.reply) expect(gates.get(card.courseId)?.instructors).toContain(card.reply.author.userId);
    }
  });

  test('everybody has a profile, by which administrators find them; nobody is deactivated', () => {
    const profiles = itemsUnder<ProfileItem>('profile');
    expect(profiles).toHaveLength(users.length + sampleLearners().length);
    for (const profile of profiles) {
      const { userId, role = 'student', email = '', status } = profile.card ?? {};
      expect(idOf(profile)).toBe(userId);
      expect(profile).toMatchObject(roleIndexKey(role, email, userId ?? ''));
      expect([status, profile.status]).toEqual(['active', 'active']);
    }
    expect(items.find(({ PK, SK }) => PK === adminsKey.PK && SK === adminsKey.SK)).toMatchObject({
      count: 1,
    });
  });
});

describe('the shape is that of a course platform', () => {
  test('most finish little, few finish all', () => {
    const at = (quantile: number) => percents[Math.floor(quantile * percents.length)];
    expect(at(0.5)).toBeGreaterThanOrEqual(15);
    expect(at(0.5)).toBeLessThanOrEqual(25);
    expect(
      share(
        percents.filter((percent) => percent === 0),
        percents,
      ),
    ).toBeGreaterThan(0.12);
    expect(
      share(
        percents.filter((percent) => percent === 100),
        percents,
      ),
    ).toBeGreaterThan(0.1);
    expect(
      share(
        percents.filter((percent) => percent === 100),
        percents,
      ),
    ).toBeLessThan(0.18);
  });

  test('a few courses have more than 100 learners, some are full, some have hardly anybody', () => {
    const published = [...gates.values()].filter(({ status }) => status === 'published');
    const learners = published.map((gate) => gate.learners);
    expect(learners.filter((count) => count > 100).length).toBeGreaterThanOrEqual(3);
    expect(learners.filter((count) => count <= 2).length).toBeGreaterThanOrEqual(8);
    expect(published.filter((gate) => gate.learners === gate.capacity).length).toBeGreaterThanOrEqual(2);
  });

  test('everybody takes one to twelve courses', () => {
    const counts = sampleLearners().map(
      ({ userId }) => enrollments.filter((one) => one.userId === userId).length,
    );
    expect(Math.min(...counts)).toBe(1);
    expect(Math.max(...counts)).toBeGreaterThan(8);
    expect(Math.max(...counts)).toBeLessThanOrEqual(12);
  });

  test('some cancel, some of these come again, some have lessons before them that came later', () => {
    expect(enrollments.filter(({ status }) => status === 'cancelled').length).toBeGreaterThan(30);
    expect(
      enrollments.filter(({ status, pauses }) => status !== 'cancelled' && pauses).length,
    ).toBeGreaterThan(5);
    const withNew = enrollments.filter((one) => newLessonsSinceCompletion(one, courseOf(one.courseId)) > 0);
    expect(withNew.length).toBeGreaterThan(5);
  });

  test('quizzes are failed, passed at the second try, left open and run out of time; hints are taken', () => {
    const passed = attempts.filter(({ result }) => result?.passed);
    expect(attempts.filter(({ result }) => result?.passed === false).length).toBeGreaterThan(50);
    expect(passed.filter(({ number }) => number === 2).length).toBeGreaterThan(20);
    expect(attempts.filter(({ status }) => status === 'open').length).toBeGreaterThanOrEqual(2);
    expect(attempts.filter(({ status }) => status === 'expired').length).toBeGreaterThanOrEqual(1);
    expect(attempts.filter(({ hints }) => Object.keys(hints).length > 0).length).toBeGreaterThan(20);
  });

  test('about one of four who may review does; most are glad, some are not', () => {
    const mayReview = enrollments.filter(({ completed }) => completed !== undefined);
    expect(share(reviews, mayReview)).toBeGreaterThan(0.2);
    expect(share(reviews, mayReview)).toBeLessThan(0.3);
    const withStars = (from: number, to: number) =>
      reviews.filter(({ card: { rating } }) => rating >= from && rating <= to);
    expect(share(withStars(4, 5), reviews)).toBeGreaterThan(0.75);
    expect(share(withStars(1, 2), reviews)).toBeGreaterThan(0.03);
    expect(reviews.filter(({ card }) => card.reply).length).toBeGreaterThan(15);
    expect(reviews.filter(({ hidden }) => hidden)).toHaveLength(2);
    expect(reviews.filter(({ reports }) => reports > 0)).toHaveLength(2);
  });

  test('no course has the same text twice', () => {
    const texts = reviews
      .filter(({ card }) => card.text !== '')
      .map(({ card }) => `${card.courseId} ${card.text}`);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the demo’s students', () => {
  const of = (userId: string, picture: string) => {
    const enrollment = enrollmentOf(userId, courseIdOfPicture(picture));
    return enrollment && { enrollment, course: courseOf(enrollment.courseId) };
  };

  test('sam has a course at 60 %, a certificate with a new lesson since, an open attempt without limit, a review', () => {
    const statistics = of('sam', 'useful-statistics');
    expect(statistics && percentOf(statistics.enrollment, statistics.course)).toBe(60);
    const python = of('sam', 'python-first-steps');
    expect(python?.enrollment).toMatchObject({ status: 'completed', certificateId: expect.any(String) });
    expect(python && newLessonsSinceCompletion(python.enrollment, python.course)).toBe(1);
    const [open, ...others] = attempts.filter(({ PK, status }) => PK === 'user#sam' && status === 'open');
    expect(others).toEqual([]);
    expect(open?.expiresAt).toBeUndefined();
    expect(reviews.filter(({ card }) => card.reviewId === 'sam')).toHaveLength(1);
  });

  test('noor has said what she thinks of two courses, yuki has done nothing', () => {
    expect(reviews.filter(({ card }) => card.reviewId === 'noor')).toHaveLength(2);
    expect(items.filter(({ PK }) => PK === 'user#yuki').map(({ SK }) => SK)).toEqual(['profile']);
  });
});

describe('the table within the thread', () => {
  const byKey = (all: Key[]) => all.toSorted((a, b) => (`${a.PK} ${a.SK}` < `${b.PK} ${b.SK}` ? -1 : 1));
  test('leaves just what the embedded engine leaves after the same acts', async () => {
    // Those with most to do, and some of the others.
    const busy = Map.groupBy(attempts, idOf);
    const only = sampleLearners()
      .map(({ userId }) => userId)
      .toSorted((a, b) => (busy.get(b)?.length ?? 0) - (busy.get(a)?.length ?? 0))
      .filter((_, place) => place < 4 || place % 40 === 0);
    const reviewers = reviews.filter(({ hidden, card }) => hidden || card.reply).slice(0, 6);
    only.push(
      ...reviewers.map(({ card }) => card.reviewId).filter((id) => !only.includes(id) && id !== 'noor'),
    );
    const { endpoint, tableName, stop } = await startTestTable();
    const client = clientFor({ endpoint, region: 'us-east-1', tableName });
    try {
      const [within] = await Promise.all([whole({ only }), whole({ only, table: { endpoint, tableName } })]);
      const found: Key[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }));
        found.push(...((page.Items ?? []) as Key[]));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      const now = Date.now() / 1_000;
      const left = found.filter((item) => !('ttl' in item && Number(item.ttl) <= now));
      expect(byKey(left)).toEqual(byKey(within.items));
      expect(itemsUnder('attempt#', left).length).toBeGreaterThan(20);
      expect(itemsUnder('vote#', left).length + itemsUnder('report#', left).length).toBeGreaterThan(0);
    } finally {
      client.destroy();
      await stop();
    }
  });
});
