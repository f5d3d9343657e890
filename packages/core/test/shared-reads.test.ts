import { capacityMeter } from '@skillforge/testing/capacity-meter';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { item } from './table-environment.ts';

const environment = await startFunctionEnvironment();
const { isEnrolled } = await import('../src/enrollment/is-enrolled.ts');
const { readProfile } = await import('../src/profile.ts');
const { tableAnswers } = await import('../src/health.ts');
const { enrollmentKey, profileKey } = await import('../src/keys.ts');
const { putItem, table } = await import('../src/table.ts');

const costOf = capacityMeter(table);

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

describe('being enrolled', () => {
  test.each([
    ['active', true],
    ['completed', true],
    ['cancelled', false],
    ['anything', false],
  ])('with an enrollment that is %s is %s', async (status, expected) => {
    const { PK, SK } = enrollmentKey(`learner-${status}`, 'C1');
    await putItem(item(PK, SK, { status }));
    expect(await isEnrolled(`learner-${status}`, 'C1')).toBe(expected);
  });

  test('takes an enrollment in this very course', async () => {
    const { PK, SK } = enrollmentKey('learner', 'C1');
    await putItem(item(PK, SK, { status: 'active' }));
    expect(await isEnrolled('learner', 'C2')).toBe(false);
    expect(await isEnrolled('somebody', 'C1')).toBe(false);
  });

  test('is read strongly, so that who has just enrolled is not turned away', async () => {
    const { cost } = await costOf(() => isEnrolled('learner', 'C1'));
    expect(cost).toMatchObject({ roundTrips: 1, readUnits: 1, consistentReads: [true] });
  });
});

describe('a profile that others may know', () => {
  test('holds name, role and picture, and nothing else that stands in the item', async () => {
    const { PK, SK } = profileKey('U1');
    await putItem(
      item(PK, SK, { displayName: 'Ada', role: 'instructor', email: 'ada@example.com', bio: 'x' }),
    );
    expect(await readProfile('U1')).toEqual({
      userId: 'U1',
      displayName: 'Ada',
      role: 'instructor',
      avatarKey: null,
    });
  });

  test.each([
    ['admin', 'admin'],
    ['student', 'student'],
    ['emperor', 'student'],
    [undefined, 'student'],
  ])('whose item says %s is a %s’s', async (role, expected) => {
    const { PK, SK } = profileKey('U2');
    await putItem(item(PK, SK, { displayName: 'Bob', role }));
    expect((await readProfile('U2'))?.role).toBe(expected);
  });

  test('is undefined for who has none', async () => {
    expect(await readProfile('nobody')).toBeUndefined();
  });
});

test('asking whether the table answers costs half a unit', async () => {
  const { cost } = await costOf(() => tableAnswers());
  expect(cost).toMatchObject({ roundTrips: 1, readUnits: 0.5, writeUnits: 0, consistentReads: [false] });
});
