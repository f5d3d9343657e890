import {
  asError,
  asProblem,
  ConflictError,
  InternalError,
  isUnavailability,
  LostRaceError,
  NotFoundError,
  ServiceUnavailableError,
} from '../src/errors.ts';
import { problemBody } from '../src/http/problem.ts';

function failure(name: string, more: object = {}): Error {
  return Object.assign(new Error(`secret detail of ${name}`), { name }, more);
}

test('a problem that is told stays the problem that it is', () => {
  const problem = new ConflictError('already-enrolled', 'You are enrolled already.');
  expect(asProblem(problem)).toBe(problem);
});

test.each([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TooManyRequestsException',
  'InternalServerError',
  'TimeoutError',
])('a dependency’s %s is a 503 with Retry-After', (name) => {
  const problem = asProblem(failure(name, { $metadata: { httpStatusCode: 400 } }));
  expect(problem.status).toBe(503);
  expect(problem.headers['Retry-After']).toBe('1');
  expect(problem.message).not.toContain('secret');
});

test.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE'])(
  'a connection that ends in %s is a 503',
  (code) => {
    expect(asProblem(failure('Error', { code })).status).toBe(503);
  },
);

test('any 5xx of a dependency is a 503', () => {
  expect(asProblem(failure('Unheard', { $metadata: { httpStatusCode: 500 } })).status).toBe(503);
  expect(asProblem(failure('Unheard', { $metadata: { httpStatusCode: 400 } })).status).toBe(500);
});

test('a lost race that nobody ran again is a 503', () => {
  expect(asProblem(new LostRaceError())).toBeInstanceOf(ServiceUnavailableError);
});

test.each([
  ['a mistake of ours', new TypeError('x is not a function')],
  [
    'a request that the table finds wrong',
    failure('ValidationException', { $metadata: { httpStatusCode: 400 } }),
  ],
  ['a missing right', failure('AccessDeniedException', { $metadata: { httpStatusCode: 400 } })],
  ['a text', 'oops'],
  ['nothing', undefined],
  ['null', null],
])('%s is a 500 that tells nothing', (_what, thrown) => {
  const problem = asProblem(thrown);
  expect(problem).toBeInstanceOf(InternalError);
  expect(problem.status).toBe(500);
  expect(problem.cause).toBe(thrown);
  expect(JSON.stringify(problemBody(problem, 'R1'))).not.toMatch(/function|Exception|oops|secret/);
});

test('what is no error at all is no unavailability', () => {
  for (const value of [undefined, null, 7, 'ECONNREFUSED', {}, { $metadata: null }, { name: 7 }]) {
    expect(isUnavailability(value)).toBe(false);
  }
});

test('a problem’s body has the members of RFC 9457, and errors only where there are some', () => {
  expect(problemBody(new NotFoundError('course'), 'R1')).toEqual({
    type: 'urn:skillforge:problem:not-found',
    title: 'Not Found',
    status: 404,
    detail: 'There is no such course.',
    instance: 'R1',
    code: 'not-found',
  });
  const errors = [{ in: 'body' as const, pointer: '/name', detail: 'Too short' }];
  expect(problemBody(new ConflictError('x', 'y', { errors }), 'R1').errors).toEqual(errors);
});

describe('an error for the log', () => {
  test('keeps what it is, where it came from and what caused it', () => {
    const cause = failure('Inner');
    const thrown = new Error('outer', { cause });
    const shown = asError(thrown);
    expect(shown).toMatchObject({ name: 'Error', message: 'outer', stack: thrown.stack });
    expect(shown.cause).toMatchObject({ name: 'Inner', message: cause.message });
  });

  test('keeps the code and the request id of a failed call, by which it is looked up', () => {
    const $metadata = { httpStatusCode: 400, requestId: 'AWS1' };
    expect(asError(failure('ThrottlingException', { code: 'E1', $metadata }))).toMatchObject({
      code: 'E1',
      $metadata,
    });
  });

  test('leaves out whatever else it carries, such as the item that refused a transaction', () => {
    const reasons = [{ Code: 'ConditionalCheckFailed', Item: { email: { S: 'ada@example.com' } } }];
    const cancelled = failure('TransactionCanceledException', { CancellationReasons: reasons });
    const outer = new Error('outer', { cause: cancelled });
    for (const error of [asError(cancelled), asError(outer), asError(outer).cause]) {
      expect(JSON.stringify(Object.entries(error ?? {}))).not.toContain('ada@');
    }
  });

  test('is made of anything that was thrown', () => {
    expect(asError('oops')).toMatchObject({ message: 'oops' });
    expect(asError(undefined)).toMatchObject({ message: 'undefined' });
  });
});
