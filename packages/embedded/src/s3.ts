import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { LOCAL_AWS } from './local-aws.ts';

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

interface S3Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
  httpServer: { closeAllConnections(): void };
}

interface S3Account {
  createKeyPair(accessKeyId: string, secretAccessKey: string): void;
}

/** The keys that the embedded S3 knows; any other signature is refused as AWS would. */
const S3_CREDENTIALS = LOCAL_AWS.credentials;

/** Browsers upload from the front end's own address, so the bucket answers their preflights. */
const CORS = `<CORSConfiguration><CORSRule>
<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
<AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>
</CORSRule></CORSConfiguration>`;

/**
 * Starts an S3 with one bucket on 127.0.0.1, in this process.
 *
 * @throws Error when the port is taken or the folder cannot be written.
 */
export async function startS3(options: S3Options): Promise<EmbeddedS3> {
  await mkdir(options.dataDir, { recursive: true });
  const require = createRequire(import.meta.url);
  const S3rver: new (options: object) => S3Server = require('@20minutes/s3rver');
  const account: S3Account = require('@20minutes/s3rver/lib/models/account.js').DUMMY_ACCOUNT;
  account.createKeyPair(S3_CREDENTIALS.accessKeyId, S3_CREDENTIALS.secretAccessKey);
  const server = new S3rver({
    address: '127.0.0.1',
    port: options.port ?? 0,
    silent: true,
    directory: options.dataDir,
    vhostBuckets: false,
    configureBuckets: [{ name: options.bucketName, configs: [CORS] }],
  });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucketName: options.bucketName,
    credentials: S3_CREDENTIALS,
    async stop() {
      const closed = server.close();
      server.httpServer.closeAllConnections();
      await closed;
    },
  };
}
