import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { ownAccount } from '../access.ts';
import { editProfile } from '../account.ts';
import { changeProfile } from '../account-repository.ts';
import { showProfile } from '../account-view.ts';
import { publishAvatar } from '../avatar.ts';
import { updateMe } from '../contract.ts';

export const main = endpoint(updateMe, ownAccount, async ({ subject: before, body, commit }) => {
  const account = editProfile(before, body);
  await publishAvatar(account, before);
  return commit(changeProfile(before, account), ok(showProfile(account), account.revisions));
});
