import { call } from '../src/api-gateway.ts';
import { fileOf, loadFunctions, refusal } from '../src/service.ts';

const contract = {
  createCourse: { method: 'POST', path: '/courses' },
  getHealth: { method: 'GET', path: '/health/courses' },
};
const main = async () => ({ statusCode: 204, body: '' });

test('a route’s file is named as the route, in kebab case', () => {
  expect(fileOf('completeUpload')).toBe('complete-upload');
  expect(fileOf('renewUploadParts')).toBe('renew-upload-parts');
});

test('functions are loaded for all routes of a contract, and for nothing else', async () => {
  const files: string[] = [];
  const functions = await loadFunctions(contract, async (file) => {
    files.push(file);
    return { main };
  });
  expect(files).toEqual(['create-course', 'get-health']);
  expect(Object.keys(functions)).toEqual(['createCourse', 'getHealth']);
});

test.each([{}, { main: 'text' }, undefined])('a file without a function is refused: %p', async (found) => {
  await expect(loadFunctions(contract, async () => found)).rejects.toThrow(
    'create-course has no function main',
  );
});

describe('an answer', () => {
  const answering = (type: string | undefined, body: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
    return call(async () => ({ statusCode: 200, headers, body }), { path: '/' });
  };

  test('in JSON is read, a problem as well', async () => {
    expect((await answering('application/json', '{"a":1}')).body).toEqual({ a: 1 });
    expect((await answering('application/problem+json', '{"a":1}')).body).toEqual({ a: 1 });
    expect((await answering(undefined, '{"a":1}')).body).toEqual({ a: 1 });
  });

  test('of another type stays a text, and an empty one is none', async () => {
    expect((await answering('image/svg+xml', '<svg/>')).body).toBe('<svg/>');
    expect((await answering(undefined, '')).body).toBeUndefined();
  });

  test('that refuses tells its status, its code and the fields', () => {
    expect(refusal({ status: 404, headers: {}, body: { code: 'not-found' } })).toEqual({
      status: 404,
      code: 'not-found',
    });
    const body = { code: 'invalid-request', errors: [{ pointer: '/title' }] };
    expect(refusal({ status: 422, headers: {}, body })).toMatchObject({ pointers: ['/title'] });
  });
});
