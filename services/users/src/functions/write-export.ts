import { consumer } from '@skillforge/core/events/consumer';
import { writeExport } from '../export-file.ts';

export const main = consumer(
  { service: 'users', name: 'write-export' },
  { ExportRequested: ({ detail }) => writeExport(detail.userId, detail.exportId) },
);
