import { scheduled } from '@skillforge/core/schedule';
import { finishDueChanges } from '../due-changes.ts';

export const main = scheduled({ service: 'users', name: 'account-changes' }, finishDueChanges);
