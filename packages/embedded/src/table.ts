import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { parse } from 'yaml';
import * as z from 'zod';

/** Where the foundation defines the table: the only definition there is. */
export const TABLE_TEMPLATE = fileURLToPath(
  new URL('../../../services/foundation/resources/table.yml', import.meta.url),
);

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const projection = z.object({
  ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
  NonKeyAttributes: z.array(z.string()).optional(),
});

const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
    .optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string() }).optional(),
});

const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() }).loose()),
});

/** What the foundation's template says of the table, without its name. */
export type TableDefinition = z.infer<typeof tableProperties>;

/**
 * Reads the table's definition from the foundation's CloudFormation template.
 *
 * @param file the template; tags such as `!Sub` may stand anywhere but in keys, indexes and stream.
 * @throws Error when the file has no `AWS::DynamoDB::Table` or one of another shape.
 */
export function tableDefinition(file: string = TABLE_TEMPLATE): TableDefinition {
  const { Resources } = template.parse(parse(readFileSync(file, 'utf8'), { logLevel: 'error' }));
  const table = Object.values(Resources).find((resource) => resource.Type === 'AWS::DynamoDB::Table');
  if (!table) throw new Error(`${file} defines no AWS::DynamoDB::Table.`);
  return tableProperties.parse(table.Properties);
}

/**
 * Creates the table as the foundation defines it, with its indexes, time to live and (unless `stream` is false) stream.
 * A table that is already there is left as it is.
 *
 * @returns whether it was created, and the ARN of its stream if it has one.
 */
export async function createTable(
  client: DynamoDBClient,
  tableName: string,
  options: { stream?: boolean } = {},
): Promise<{ created: boolean; streamArn: string | undefined }> {
  const definition = tableDefinition();
  let created = true;
  let streamArn: string | undefined;
  try {
    const answer = await client.send(
      new CreateTableCommand(createTableInput(definition, tableName, options)),
    );
    streamArn = answer.TableDescription?.LatestStreamArn;
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    created = false;
  }
  // The SDK's waiter first sleeps for whole seconds; the embedded engine is active at once, others within a few.
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.TableStatus === 'ACTIVE') {
      streamArn ??= Table.LatestStreamArn;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ttl = definition.TimeToLiveSpecification;
  if (created && ttl) {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: true },
      }),
    );
  }
  return { created, streamArn };
}

/**
 * Gives a table the stream that the foundation defines, if it has none yet.
 *
 * @returns the ARN of its stream.
 */
export async function enableStream(client: DynamoDBClient, tableName: string): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const { StreamSpecification } = tableDefinition();
  if (Table?.StreamSpecification?.StreamEnabled || !StreamSpecification) return Table?.LatestStreamArn;
  const { TableDescription } = await client.send(
    new UpdateTableCommand({
      TableName: tableName,
      StreamSpecification: { StreamEnabled: true, ...StreamSpecification },
    }),
  );
  return TableDescription?.LatestStreamArn;
}

function createTableInput(
  definition: TableDefinition,
  tableName: string,
  { stream = true }: { stream?: boolean },
): CreateTableCommandInput {
  const { StreamSpecification, GlobalSecondaryIndexes } = definition;
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: definition.AttributeDefinitions,
    KeySchema: definition.KeySchema,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(stream &&
      StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
  };
}
