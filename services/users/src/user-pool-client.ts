import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { settings } from '@skillforge/core/settings';
import { traceCalls } from '@skillforge/core/tracing';

/** The user pool's client, in a module of its own: whoever needs it loads it when they do. */

export const client = traceCalls(
  new CognitoIdentityProviderClient({
    ...(settings.cognitoEndpoint ? { endpoint: settings.cognitoEndpoint } : {}),
    // As the table's client has it: three attempts of one call end well before the function does.
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  }),
);

const of = (userId: string) => ({ UserPoolId: settings.userPoolId, Username: userId });

/** The calls that we make of it, each of one user by their id. */
export const calls = {
  get: (userId: string) => client.send(new AdminGetUserCommand(of(userId))),
  groups: (userId: string) => client.send(new AdminListGroupsForUserCommand(of(userId))),
  addToGroup: (userId: string, group: string) =>
    client.send(new AdminAddUserToGroupCommand({ ...of(userId), GroupName: group })),
  removeFromGroup: (userId: string, group: string) =>
    client.send(new AdminRemoveUserFromGroupCommand({ ...of(userId), GroupName: group })),
  disable: (userId: string) => client.send(new AdminDisableUserCommand(of(userId))),
  enable: (userId: string) => client.send(new AdminEnableUserCommand(of(userId))),
  signOut: (userId: string) => client.send(new AdminUserGlobalSignOutCommand(of(userId))),
  remove: (userId: string) => client.send(new AdminDeleteUserCommand(of(userId))),
};
