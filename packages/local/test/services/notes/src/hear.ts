import { appendFileSync } from 'node:fs';

/** Writes what it is told below the folder that it runs in, and fails on what is called poison. */
export const main = async ({ detail }: { detail: { noteId: string } }) => {
  if (detail.noteId === 'poison') throw new Error('This note is poison');
  appendFileSync('heard.txt', `${detail.noteId}\n`);
};
