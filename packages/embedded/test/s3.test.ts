import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { LOCAL_AWS } from '../src/local-aws.ts';
import { startS3 } from '../src/s3.ts';

test('a file sent to a presigned address is there after a restart; another type is refused', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'skillforge-s3-'));
  for (const start of [1, 2]) {
    const s3 = await startS3({ dataDir, bucketName: 'skillforge-test' });
    const client = new S3Client({
      ...LOCAL_AWS,
      endpoint: s3.endpoint,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    const file = { Bucket: s3.bucketName, Key: 'courses/one/slides.pdf' };
    if (start === 1) {
      const command = new PutObjectCommand({ ...file, ContentType: 'application/pdf', ContentLength: 5 });
      const address = await getSignedUrl(client, command, {
        expiresIn: 900,
        signableHeaders: new Set(['content-type', 'content-length']),
      });
      const put = (type: string) =>
        fetch(address, { method: 'PUT', headers: { 'content-type': type }, body: 'hello' });
      expect((await put('text/html')).status).toBe(403);
      expect((await put('application/pdf')).status).toBe(200);
    }
    const { Body, ContentType } = await client.send(new GetObjectCommand(file));
    expect(await Body?.transformToString()).toBe('hello');
    expect(ContentType).toBe('application/pdf');
    client.destroy();
    await s3.stop();
  }
  await rm(dataDir, { recursive: true });
});
