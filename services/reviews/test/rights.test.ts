import { profileKey, usageKey } from '@skillforge/core/keys';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import { busEvent } from '@skillforge/testing/bus-events';
import { testRights, type Works } from '@skillforge/testing/rights';
import { type Operation, type Person, sorts, startReviews } from './reviews.ts';

const reviews = await startReviews();
const { main: refreshAuthor } = await import('../src/functions/refresh-author.ts');
const { amara, kenji, ada, ask, done, createCourse, learner, reviewed } = reviews;
afterAll(() => reviews.stop());

/** A request about a review, by its author or somebody else, after something has been done to it. */
const on =
  (
    operation: Operation,
    {
      as,
      body,
      before = async () => undefined,
    }: {
      as?: Person;
      body?: unknown;
      before?: (path: Record<string, string>) => Promise<unknown>;
    } = {},
  ) =>
  async () => {
    const { author, path } = await reviewed(await createCourse());
    await before(path);
    return () => done(operation, { as: as ?? author, path, body });
  };

const vote = (path: Record<string, string>) => done('voteHelpful', { as: kenji, path });
const hide = (path: Record<string, string>) => done('hideReview', { as: ada, path });

/** Of a hidden review that is deleted there is something left. */
const bury = (author: Person) => async (path: Record<string, string>) => {
  await hide(path);
  await done('deleteMyReview', { as: author, path });
};

/** Marks that an earlier review of the same author has left behind are written over. */
const leaveBehind = (operation: 'voteHelpful' | 'reportReview', body?: unknown) => async () => {
  const { author, path } = await reviewed(await createCourse());
  await done(operation, { as: kenji, path, body });
  await done('deleteMyReview', { as: author, path });
  await done('postReview', { as: author, path, body: { rating: 3 } });
  return async () => {
    await done(operation, { as: kenji, path, body });
    await done(operation, { as: amara, path, body });
  };
};

const works: Works = {
  'list-reviews': async () => {
    const { path } = await reviewed(await createCourse());
    return async () => {
      for (const sort of sorts) await done('listReviews', { path, query: { sort } });
    };
  },
  'post-review': async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const { author, path } = await reviewed(courseId);
    await bury(author)(path);
    const asking = (key: string) => ({
      as: sam,
      path: { courseId },
      body: { rating: 5 },
      headers: { 'Idempotency-Key': key },
    });
    return async () => {
      await done('postReview', asking('one'));
      // What is refused with a key is first looked for among the answers that were given.
      expect((await ask('postReview', asking('two'))).status).toBe(409);
      const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
      await reviews.put({ ...usageKey(sam.userId, 'review', day), calls: 20 });
      expect((await ask('postReview', asking('three'))).status).toBe(429);
      // In place of a hidden one that was deleted.
      await done('postReview', { as: author, path, body: { rating: 5 } });
    };
  },
  'get-my-review': on('getMyReview'),
  'update-my-review': async () => {
    const { author, path } = await reviewed(await createCourse());
    return async () => {
      await done('updateMyReview', { as: author, path, body: { rating: 1 } });
      await done('updateMyReview', { as: author, path, body: { text: 'Clear.' } });
    };
  },
  'delete-my-review': async () => {
    const courseId = await createCourse();
    const [shown, hidden] = [await reviewed(courseId), await reviewed(courseId)];
    await hide(hidden.path);
    return async () => {
      for (const { author, path } of [shown, hidden]) await done('deleteMyReview', { as: author, path });
    };
  },
  'vote-helpful': leaveBehind('voteHelpful'),
  'withdraw-vote': on('withdrawVote', { as: kenji, before: vote }),
  'reply-to-review': on('replyToReview', { as: amara, body: { text: 'Thanks!' } }),
  'report-review': leaveBehind('reportReview', { reason: 'spam' }),
  'hide-review': on('hideReview', { as: ada }),
  'unhide-review': async () => {
    const courseId = await createCourse();
    const [kept, deleted] = [await reviewed(courseId), await reviewed(courseId)];
    await hide(kept.path);
    await bury(deleted.author)(deleted.path);
    return async () => {
      for (const { path } of [kept, deleted]) await done('unhideReview', { as: ada, path });
    };
  },
  'get-health': async () => () => done('getHealth'),
  'refresh-author': async () => {
    const { author } = await reviewed(await createCourse());
    await reviews.put({ ...profileKey(author.userId), displayName: 'Another', role: 'student' });
    const event = busEvent('users', 'ProfileUpdated', { userId: author.userId });
    return () => refreshAuthor(event, lambdaContext);
  },
};

testRights({ functionsYml: new URL('../functions.yml', import.meta.url), service: reviews, works });
