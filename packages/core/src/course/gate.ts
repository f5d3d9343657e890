import { gateKey } from '../keys.ts';
import { check, type Piece, update } from '../table.ts';

/**
 * The pieces by which other services' transactions take part in a course's gate. Each refuses through what it is
 * given: the gate as it stands, or undefined where there is no such course.
 */

/**
 * Takes a seat: while the course is published, has a seat left, asks for just these prerequisites and is not taught by
 * the learner.
 *
 * @param prerequisites those that the learner has; undefined where it does not matter what the course asks for
 * @param first whether they were never enrolled before
 */
export function takeSeat(
  {
    courseId,
    userId,
    prerequisites,
    first,
  }: { courseId: string; userId: string; prerequisites: string[] | undefined; first: boolean },
  refuse: Piece['refuse'],
): Piece {
  const conditions = [
    'NOT contains(#instructors, :learner)',
    '(#capacity = :unlimited OR #learners < #capacity)',
  ];
  const names: Record<string, string> = {
    '#instructors': 'instructors',
    '#capacity': 'capacity',
    '#learners': 'learners',
  };
  const values: Record<string, unknown> = { ':learner': userId, ':unlimited': null };
  if (prerequisites) {
    const same = '#prerequisites = :prerequisites';
    conditions.push(prerequisites.length === 0 ? `(attribute_not_exists(#prerequisites) OR ${same})` : same);
    names['#prerequisites'] = 'prerequisites';
    values[':prerequisites'] = prerequisites;
  }
  return update(
    gateKey(courseId),
    {
      add: first ? { learners: 1, everEnrolled: 1 } : { learners: 1 },
      onlyIf: { status: 'published' },
      condition: { expression: conditions.join(' AND '), names, values },
    },
    refuse,
  );
}

/** Gives a seat back. */
export function freeSeat(courseId: string): Piece {
  return update(gateKey(courseId), { add: { learners: -1 } });
}

/** What changes in the figures of a course's visible reviews: one that comes, goes, or has another rating. */
export interface RatingChange {
  from?: 1 | 2 | 3 | 4 | 5 | undefined;
  to?: 1 | 2 | 3 | 4 | 5 | undefined;
}

/**
 * Counts a review in, out or over.
 *
 * @param author where given, asks that they do not teach the course
 */
export function countRating(
  courseId: string,
  { from, to }: RatingChange,
  author?: string,
  refuse?: Piece['refuse'],
): Piece {
  const distribution: Record<string, number> = {};
  if (from !== to) {
    if (from !== undefined) distribution[`distribution.${from}`] = -1;
    if (to !== undefined) distribution[`distribution.${to}`] = 1;
  }
  return update(
    gateKey(courseId),
    {
      add: {
        ratingSum: (to ?? 0) - (from ?? 0),
        ratingCount: (to === undefined ? 0 : 1) - (from === undefined ? 0 : 1),
        ...distribution,
      },
      ...(author === undefined
        ? {}
        : {
            condition: {
              expression: 'NOT contains(#instructors, :author)',
              names: { '#instructors': 'instructors' },
              values: { ':author': author },
            },
          }),
    },
    refuse,
  );
}

/** Asks that somebody does not teach the course. */
export function checkTeachesNot(courseId: string, userId: string, refuse: Piece['refuse']): Piece {
  return check(gateKey(courseId), {}, refuse, {
    expression: 'NOT contains(#instructors, :learner)',
    names: { '#instructors': 'instructors' },
    values: { ':learner': userId },
  });
}

/** Asks that somebody teaches the course; admins need not ask. */
export function checkTeaches(courseId: string, userId: string, refuse: Piece['refuse']): Piece {
  return check(gateKey(courseId), {}, refuse, {
    expression: 'contains(#instructors, :teacher)',
    names: { '#instructors': 'instructors' },
    values: { ':teacher': userId },
  });
}
