import * as fc from 'fast-check';
import { allowedFiles } from '../src/files/file-types.ts';
import { mostBytesAtOnce, mostParts, partSizes } from '../src/files/parts.ts';

const megabyte = 1024 * 1024;
const mostBytes = Math.max(...Object.values(allowedFiles).map((one) => one.mostBytes));

test('the parts of a file are the whole file, each of a size that the store takes, and not too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: mostBytes }), (sizeBytes) => {
      const sizes = partSizes(sizeBytes);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(sizeBytes);
      expect(sizes.length).toBeLessThanOrEqual(mostParts);
      for (const [at, size] of sizes.entries()) {
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(64 * megabyte);
        // S3 refuses smaller ones, but for the last.
        if (at < sizes.length - 1) expect(size).toBeGreaterThanOrEqual(5 * megabyte);
      }
    }),
  );
});

test.each([
  [1, [1]],
  [64 * megabyte, [64 * megabyte]],
  [64 * megabyte + 1, [64 * megabyte, 1]],
  [120 * megabyte, [64 * megabyte, 56 * megabyte]],
  [mostBytes, Array(80).fill(64 * megabyte)],
])('%d bytes have the parts that one expects', (sizeBytes, sizes) => {
  expect(partSizes(sizeBytes)).toEqual(sizes);
});

test('the largest file that is taken has just as many parts as may be named', () => {
  expect(partSizes(mostBytes)).toHaveLength(mostParts);
  expect(mostBytesAtOnce).toBe(100 * megabyte);
});
