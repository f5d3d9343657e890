import { readAnswer } from '../src/wire.ts';

function read(answer: object) {
  const { status, headers, body } = readAnswer(JSON.stringify(answer));
  return { status, headers: Object.fromEntries(headers), body: body.toString() };
}

test('single and repeated headers are told apart, and the list wins over the single value', () => {
  expect(
    read({
      statusCode: 200,
      headers: { ETag: '"a"', 'set-cookie': 'lost=1' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'ü',
    }),
  ).toEqual({ status: 200, headers: { ETag: ['"a"'], 'Set-Cookie': ['a=1', 'b=2'] }, body: 'ü' });
});

test('a base64 body is decoded', () => {
  expect(read({ statusCode: 200, body: 'aGVsbG8=', isBase64Encoded: true }).body).toBe('hello');
});

test.each([[null], ['text'], [{}], [{ statusCode: 200, body: { not: 'text' } }]])(
  '%j is no answer that API Gateway takes',
  (answer) => {
    expect(() => readAnswer(JSON.stringify(answer))).toThrow();
  },
);
