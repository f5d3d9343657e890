import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import type { EmbeddedS3 } from '@skillforge/embedded/s3';
import { HttpRequest } from '@smithy/protocol-http';

/** The bucket, for those parts of the stack that act for themselves: the edge reads from it, the sample is put there. */
export interface Bucket {
  /** Reads an object, on conditions that headers may set. */
  get(key: string, headers?: Record<string, string>): Promise<Response>;
  /** Writes an object, whatever stood there. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<void>;
}

const seconds = 60;

export function bucketOf({ endpoint, bucketName }: EmbeddedS3): Bucket {
  const { hostname, port } = new URL(endpoint);
  // The client for S3 takes longer to load than all the rest of a start; its signer needs a digest only.
  const { sha256 } = new DynamoDBClient(LOCAL_AWS).config;
  const presigner = new S3RequestPresigner({ ...LOCAL_AWS, sha256 });
  const signed = async (method: 'GET' | 'PUT', key: string) => {
    const path = `/${bucketName}/${key}`;
    const request = new HttpRequest({ method, protocol: 'http:', hostname, port: Number(port), path });
    const { query = {} } = await presigner.presign(request, { expiresIn: seconds });
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value ?? ''));
    return `${endpoint}${path}?${parameters}`;
  };
  return {
    get: async (key, headers = {}) => fetch(await signed('GET', key), { headers }),
    async put(key, bytes, headers) {
      const answer = await fetch(await signed('PUT', key), { method: 'PUT', headers, body: bytes });
      if (!answer.ok) throw new Error(`The bucket answered ${answer.status} when ${key} was put into it`);
    },
  };
}
