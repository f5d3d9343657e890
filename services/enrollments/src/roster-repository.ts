import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import { type EnrollmentItem, isOpen } from '@skillforge/core/enrollment/enrollment';
import {
  courseIdOfEnrollment,
  courseKey,
  enrollmentKey,
  gateKey,
  type Key,
  profileKey,
  rosterPartition,
  userIdOfPartition,
} from '@skillforge/core/keys';
import { type ProfileItem, type PublicProfile, publicProfileOf } from '@skillforge/core/profile';
import { getItem, getItems, type Page, type PageRequest, queryPage } from '@skillforge/core/table';

/** A course's gate, which tells who teaches it; undefined if it is not there or is being deleted. */
export async function readGate(courseId: string): Promise<GateItem | undefined> {
  const gate = await getItem<GateItem>(gateKey(courseId), { consistent: true });
  return gate?.status === 'deleted' ? undefined : gate;
}

/** A learner of a course, with what others may know of them. */
export interface Learner {
  enrollment: EnrollmentItem;
  profile: PublicProfile | undefined;
}

/**
 * A page of a course's learners: their keys out of the index, then enrollments, profiles and the course at once.
 * Whoever has cancelled since the index was written is left out.
 */
export async function listLearners(
  courseId: string,
  sort: 'recent' | 'inactive',
  page: PageRequest,
): Promise<Page<Learner> & { course: CourseItem | undefined }> {
  const found = await queryPage<Key>(
    { index: 'GSI1', partition: rosterPartition(courseId), descending: sort === 'recent' },
    page,
  );
  const userIds = found.items.flatMap(({ PK, SK }) =>
    courseIdOfEnrollment(SK) === courseId ? (userIdOfPartition(PK) ?? []) : [],
  );
  const [enrollments, profiles, course] = await Promise.all([
    getItems<EnrollmentItem>(
      userIds.map((userId) => enrollmentKey(userId, courseId)),
      { consistent: true },
    ),
    getItems<ProfileItem>(userIds.map(profileKey), { consistent: false }),
    getItem<CourseItem>(courseKey(courseId), { consistent: true }),
  ]);
  const enrollmentOf = new Map(enrollments.map((item) => [item.userId, item]));
  const profileOf = new Map(profiles.map((item) => [item.PK, item]));
  const items = userIds.flatMap((userId) => {
    const enrollment = enrollmentOf.get(userId);
    const profile = profileOf.get(profileKey(userId).PK);
    return enrollment && isOpen(enrollment)
      ? [{ enrollment, profile: profile && publicProfileOf(userId, profile) }]
      : [];
  });
  return { items, course, nextKey: found.nextKey };
}
