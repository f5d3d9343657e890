import { enrollmentKey } from '../keys.ts';
import { getItem } from '../table.ts';
import { type EnrollmentItem, isOpen } from './enrollment.ts';

/**
 * Whether somebody is enrolled in a course: active or completed. Strongly consistent, so that whoever has just
 * enrolled is not turned away.
 */
export async function isEnrolled(userId: string, courseId: string): Promise<boolean> {
  const item = await getItem<EnrollmentItem>(enrollmentKey(userId, courseId), { consistent: true });
  return item !== undefined && isOpen(item);
}
