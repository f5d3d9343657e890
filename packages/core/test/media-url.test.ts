import { startFunctionEnvironment } from '@skillforge/testing/function-environment';

const environment = await startFunctionEnvironment({ variables: { PUBLIC_URL: 'https://edge.example' } });
const { avatarUrl, mediaUrl } = await import('../src/files/media-url.ts');
afterAll(() => environment.stop());

test('public media stand under the edge’s address', () => {
  expect(mediaUrl('media/courses/sql/1.png')).toBe('https://edge.example/media/courses/sql/1.png');
});

test('a picture is found where its public copy stands, not where it was uploaded; who has none has no address', () => {
  expect(avatarUrl('sam', 'avatars/sam/1.png')).toBe('https://edge.example/media/avatars/sam/1.png');
  expect(avatarUrl('sam', null)).toBeNull();
});
