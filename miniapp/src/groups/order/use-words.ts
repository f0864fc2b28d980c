import { useAct, useRead } from '../../kernel/query';
import { own } from '../api';
import { csvOf, type WordLine } from './word.csv';

export const useWords = () => useRead(['group-words'], () => own.order.words());

/** Brings a sheet of words, or only looks what it would do. */
export const useBringing = () =>
  useAct((sheet: { csv: string; dryRun: boolean }, once) => own.order.bringWords(sheet, once), { touches: ['group-words'] });

/** Puts one word in, changes it or takes it out; the first fault in words, null where it is done. */
export function useOneWord() {
  const { run, busy } = useBringing();
  const put = async (line: WordLine): Promise<string | null> => {
    const report = await run({ csv: csvOf([line]), dryRun: false });
    if (!report) return '';
    return report.errors[0]?.why ?? null;
  };
  return { put, busy };
}
