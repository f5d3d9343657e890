import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { startTestTable } from '@skillforge/embedded/test-table';
import { capacityMeter } from '../src/capacity-meter.ts';

const { tableName, client, stop } = await startTestTable();
const table = DynamoDBDocumentClient.from(client);
const costOf = capacityMeter(table);
afterAll(stop);

const read = (SK: string) =>
  table.send(new GetCommand({ TableName: tableName, Key: { PK: 'control', SK }, ConsistentRead: true }));

test('a read costs a call, a round trip and a unit', async () => {
  const { cost } = await costOf(() => Promise.all([read('health'), read('admins')]));
  expect(cost).toEqual({
    roundTrips: 1,
    calls: ['GetItemCommand', 'GetItemCommand'],
    readUnits: 2,
    writeUnits: 0,
    consistentReads: [true, true],
  });
});

test('the read of the revocations is no part of a request’s cost', async () => {
  const { cost } = await costOf(() => read('revoked'));
  expect(cost).toEqual({ roundTrips: 0, calls: [], readUnits: 0, writeUnits: 0, consistentReads: [] });
});
