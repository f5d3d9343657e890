import { NotFoundError } from '@skillforge/core/errors';
import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { ok } from '@skillforge/core/http/reply';
import { getUser } from '../contract.ts';
import { readPublicUser } from '../public-user.ts';

export const main = publicEndpoint(getUser, async ({ path }) => {
  const user = await readPublicUser(path.userId);
  if (!user) throw new NotFoundError('user');
  return ok(user);
});
