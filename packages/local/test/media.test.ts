import { isMedia, readMedia } from '../src/media.ts';

/** A bucket that holds one object, and notes what it is asked for. */
function bucketWith(key: string, body: string, status = 200) {
  const asked: string[] = [];
  return {
    asked,
    async get(wanted: string) {
      asked.push(wanted);
      return wanted === key ? new Response(body, { status }) : new Response('', { status: 404 });
    },
  };
}

const none = { ifNoneMatch: undefined };

test('only what lies below /media/ is media', () => {
  expect(isMedia('/media/courses/C1/a.png')).toBe(true);
  for (const path of ['/media', '/courses/C1/a.png', '/x/media/a.png', '/avatars/U1/a.png']) {
    expect([path, isMedia(path)]).toEqual([path, false]);
  }
});

test('a public file is read from its own folder', async () => {
  const bucket = bucketWith('media/courses/C1/a.png', 'bytes');
  const answer = await readMedia(bucket, '/media/courses/C1/a.png', none);
  expect(answer?.status).toBe(200);
  expect(await answer?.body?.toArray()).toEqual([Buffer.from('bytes')]);
});

test.each([
  '/media/../courses/C1/videos/a.mp4',
  '/media/%2e%2e/courses/C1/videos/a.mp4',
  '/media/..%2fcourses/C1/videos/a.mp4',
  '/media//courses/a.png',
  '/media/courses/C1/',
  '/media/a.b.png',
  '/media/',
])('%s is not looked for at all', async (path) => {
  const bucket = bucketWith('', '');
  expect(await readMedia(bucket, path, none)).toBeUndefined();
  expect(bucket.asked).toEqual([]);
});

test('what is not there is nothing, and what the bucket refuses is a fault', async () => {
  expect(await readMedia(bucketWith('', ''), '/media/courses/C1/a.png', none)).toBeUndefined();
  const refusing = bucketWith('media/courses/C1/a.png', '', 403);
  await expect(readMedia(refusing, '/media/courses/C1/a.png', none)).rejects.toThrow('403');
});
