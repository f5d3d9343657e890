import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { coursePartition } from '@skillforge/core/keys';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import type { LocalInfo } from '@skillforge/local/local-info';

export type Item = Record<string, unknown>;

/** Works on the stack’s table behind the API’s back. */
export async function withTable<T>(
  { dynamodbEndpoint: endpoint }: Pick<LocalInfo, 'dynamodbEndpoint'>,
  work: (table: DynamoDBDocumentClient) => Promise<T>,
): Promise<T> {
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint });
  try {
    return await work(DynamoDBDocumentClient.from(client));
  } finally {
    client.destroy();
  }
}

/** Every item of the stack's table, read behind the API's back. */
export function allItems(info: Pick<LocalInfo, 'dynamodbEndpoint' | 'tableName'>): Promise<Item[]> {
  return withTable(info, async (table) => {
    const items: Item[] = [];
    let after: Item | undefined;
    do {
      const answer = await table.send(
        new ScanCommand({ TableName: info.tableName, ConsistentRead: true, ExclusiveStartKey: after }),
      );
      items.push(...(answer.Items ?? []));
      after = answer.LastEvaluatedKey;
    } while (after);
    return items;
  });
}

/** The items of one course, as many as one call gives. */
export function itemsOfCourse(info: LocalInfo, courseId: string): Promise<Item[]> {
  return withTable(info, async (table) => {
    const { Items = [] } = await table.send(
      new QueryCommand({
        TableName: info.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :course',
        ExpressionAttributeValues: { ':course': coursePartition(courseId) },
      }),
    );
    return Items;
  });
}

/** Which items name a text in a key or a value. */
export async function itemsThatName(info: LocalInfo, text: string): Promise<Item[]> {
  return (await allItems(info)).filter((item) => JSON.stringify(item).includes(text));
}
