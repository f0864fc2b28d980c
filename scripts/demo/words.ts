import { linesOf } from '../import';
import { Complaint } from '../launch/complaint';
import { startWords } from '../words';
import type { Workshop } from './workshop';

/** The words a county refuses or looks at first, as it may begin with. */
export async function loadWords(workshop: Workshop, region: string): Promise<string> {
  const report = await startWords(workshop, region);
  if (!report) return `${region} words: 0 new, 0 changed; its own list stands`;
  const lines = linesOf({ kind: 'words', ...report });
  if (!report.written) throw new Complaint(['The words to begin with were refused.', ...lines].join('\n'));
  return `${region} ${lines.join('\n')}`;
}
