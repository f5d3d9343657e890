import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_AWS } from '../src/local-aws.ts';
import { type EmbeddedQueue, startQueue } from '../src/queue.ts';

let queue: EmbeddedQueue;
let messages: string[];
let client: SQSClient;

beforeEach(async () => {
  messages = [];
  queue = await startQueue({
    name: 'dead-letters',
    async onMessage(body) {
      if (body === 'too much') throw new Error('the disk is full');
      messages.push(body);
    },
  });
  client = new SQSClient({ ...LOCAL_AWS, endpoint: new URL(queue.url).origin, maxAttempts: 1 });
});

afterEach(async () => {
  client.destroy();
  await queue.stop();
});

const send = (MessageBody: string, QueueUrl = queue.url) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody }));

test('a message is handed on before it is answered for, whatever is in it', async () => {
  const bodies = ['{"a":1}', 'ünïcode 🎓\u2028\r\n', 'x'.repeat(1_000_000)];
  for (const body of bodies) expect(await send(body)).toMatchObject({ MessageId: expect.any(String) });
  expect(messages).toEqual(bodies);
});

test('a message that is not taken makes the sending fail', async () => {
  await expect(send('too much')).rejects.toThrow('the disk is full');
  expect(messages).toEqual([]);
});

test('another queue, no message and another operation are refused', async () => {
  await expect(send('{}', queue.url.replace('dead-letters', 'other'))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
  await expect(send('')).rejects.toThrow();
  const answer = await fetch(queue.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
    body: '{}',
  });
  expect(answer.status).toBe(400);
  expect(messages).toEqual([]);
});
