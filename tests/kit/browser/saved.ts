import { text } from 'node:stream/consumers';
import type { Phone } from './stage';

/** Taps what saves a file; gives its name and its words. The browser is shared by all files, so what it has saved is read through it. */
export async function saved({ page }: Phone, tap: () => Promise<unknown>): Promise<{ name: string; words: string }> {
  const coming = page.waitForEvent('download');
  await tap();
  const file = await coming;
  return { name: file.suggestedFilename(), words: await text(await file.createReadStream()) };
}
