import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';

/** The measure of a bundle's start: the client alone, with the calls that every function makes. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const calls = [GetCommand, QueryCommand, TransactWriteCommand];
