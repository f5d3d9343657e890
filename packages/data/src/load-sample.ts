import { courseMediaKey } from '@skillforge/core/files/file-names';
import type { Key } from '@skillforge/core/keys';
import { sampleCatalogue } from './catalogue.ts';
import { finishedSearchItems, placedItems } from './course-items.ts';
import { sampleLearners } from './learners/people.ts';
import { type Cast, playSample } from './learners/play.ts';
import { sampleCourseId } from './sample-courses.ts';
import { readThumbnail, thumbnailName } from './thumbnails.ts';
import { type TargetTable, writeItems } from './write-items.ts';

/** Where the sample goes, and who is part of it besides its learners. */
export interface SampleTarget extends TargetTable, Cast {
  /** Puts a picture among the public media. */
  putMedia: (key: string, picture: Buffer, contentType: string) => Promise<void>;
}

/** How much was loaded. */
export interface LoadedSample {
  courses: number;
  lessons: number;
  learners: number;
}

/** All items of the sample, each course's as soon as it has been played. */
async function* sampleItems(cast: Cast, pictures: Promise<unknown>): AsyncGenerator<Key> {
  const now = new Date();
  for await (const { items, courses } of playSample(cast)) {
    // Who sees a course may look for its picture at once.
    await pictures;
    yield* items;
    for (const course of courses) {
      yield* placedItems(course, now);
      yield* finishedSearchItems(course, now);
    }
  }
}

/**
 * Writes the sample into a table: the catalogue, everybody's profiles, and all that learners have done. Over what an
 * earlier load has left that was cut short it writes the same again.
 */
export async function loadSample(target: SampleTarget): Promise<LoadedSample> {
  const { users, instructorIds, putMedia } = target;
  const pictures = Promise.all(
    sampleCatalogue.map(async (sample) => {
      const key = courseMediaKey(sampleCourseId(sample), thumbnailName(sample.thumbnail));
      await putMedia(key, await readThumbnail(sample.thumbnail), 'image/png');
    }),
  );
  await Promise.all([writeItems(target, sampleItems({ users, instructorIds }, pictures)), pictures]);
  return {
    courses: sampleCatalogue.length,
    lessons: sampleCatalogue.reduce((sum, { lessons }) => sum + lessons.length, 0),
    learners: sampleLearners().length,
  };
}
