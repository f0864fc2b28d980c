import { isCode, type Source } from './sources';

const CAP = 200;
const SAYS_NOTHING = /^(utils?|helpers?|common|misc|types|constants)(\.(ts|tsx|mjs|js))?$/;
/** Taro looks for ambient declarations here and nowhere else. */
const DEMANDED = /^miniapp\/types\//;

/** Files longer than the cap are two files; names that say nothing attract everything. */
export function sizeProblems(files: Source[]): string[] {
  return files.filter(isCode).flatMap((file) => {
    const lines = linesOf(file);
    const tooLong = lines > CAP ? [`${file.path}: ${lines} lines, the cap is ${CAP}`] : [];
    const parts = file.path.replace(DEMANDED, '').split('/');
    return [...tooLong, ...parts.filter((part) => SAYS_NOTHING.test(part)).map((part) => `${file.path}: the name "${part}" says nothing`)];
  });
}

/** The length in lines that 95 of 100 code files stay within. */
export function p95(files: Source[]): number {
  const lengths = files
    .filter(isCode)
    .map(linesOf)
    .sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * 0.95) - 1] ?? 0;
}

const linesOf = ({ text }: Source) => text.trimEnd().split('\n').length;
