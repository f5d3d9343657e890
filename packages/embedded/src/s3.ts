import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { LOCAL_AWS } from './local-aws.ts';
import { s3Front } from './s3-front.ts';
import { ObjectStore } from './s3-store.ts';
import { corsRules, S3rver } from './s3rver.ts';

export interface S3Options {
  /** The folder that keeps the objects; made if absent. */
  dataDir: string;
  /** The bucket, made if absent. */
  bucketName: string;
  /** The TCP port on 127.0.0.1; a free one when absent or 0. */
  port?: number;
}

export interface EmbeddedS3 {
  /** `http://127.0.0.1:<port>`, for clients with `forcePathStyle`. */
  endpoint: string;
  bucketName: string;
  /** What clients and presigned addresses must be signed with: other keys are refused. */
  credentials: { accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

/** The keys that the embedded S3 knows; any other signature is refused as AWS would. */
const S3_CREDENTIALS = LOCAL_AWS.credentials;

/** Browsers upload from the front end's own address, so the bucket answers their preflights. */
const CORS = `<CORSConfiguration><CORSRule>
<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
<AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>
</CORSRule></CORSConfiguration>`;

/**
 * Starts an S3 with one private bucket on 127.0.0.1, in this process.
 *
 * It refuses what AWS refuses, with AWS's status and code: unsigned, altered and expired requests, other headers than
 * the signed ones, bodies of another length or digest, writes whose `If-None-Match` or `If-Match` does not hold, and
 * uploads with wrong or small parts. A kill at any moment leaves an object as it was or as it was to be.
 *
 * AWS would also do this, and it does not: refuse what a policy forbids (whoever has the key may do everything), compare
 * the checksums CRC32C and CRC64NVME, keep versions, and delete by lifecycle rules. What it does not have it refuses
 * with NotImplemented: aws-chunked bodies, uploads by HTML form, and lists of uploads, of parts and of the first version.
 *
 * @throws Error when the port is taken, or the folder cannot be read or written.
 */
export async function startS3(options: S3Options): Promise<EmbeddedS3> {
  const { dataDir, bucketName } = options;
  const objects = await ObjectStore.open(join(dataDir, bucketName));
  const bucket = { name: bucketName, creationDate: new Date(), cors: corsRules(CORS) };
  const s3rver = new S3rver({ silent: true, vhostBuckets: false });
  s3rver.store = { getBucket: async (name) => (name === bucketName ? bucket : null) };
  // The routes are the last of s3rver's parts.
  s3rver.middleware.splice(-1, 0, s3Front(bucket, objects, { ...S3_CREDENTIALS, region: LOCAL_AWS.region }));
  const server = createServer(s3rver.callback());
  return {
    endpoint: `http://127.0.0.1:${await listen(server, options.port ?? 0)}`,
    bucketName,
    credentials: S3_CREDENTIALS,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** s3rver's own start lets a taken port end the process. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The embedded S3 has no TCP address.'));
    });
  });
}
