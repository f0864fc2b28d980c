import type { Source } from './sources';

interface Ban {
  words: RegExp;
  why: string;
  /** Where it holds. */
  in: (path: string) => boolean;
}

// Written in pieces, so that this list does not find itself.
const anyOf = (...words: string[]) => new RegExp(`(${words.join('|')})`, 'i');
const everywhere = () => true;
/** The heart asks the database for the time, the clock tells it; nobody else does either. */
const onServer = (path: string) => /^cloud\/(src|migrations)\//.test(path) && !/^cloud\/src\/kernel\/(.+\/)?(clock|heart)[^/]*$/.test(path);

const BANS: Ban[] = [
  {
    words: anyOf(
      'regis' + 'try\\.npm(js|mirror)',
      'npm\\.taobao',
      'jf' + 'rog',
      'artifact' + 'ory',
      'verd' + 'accio',
      '"reso' + 'lved": "http',
    ),
    why: 'names a package registry',
    in: everywhere,
  },
  {
    words: anyOf('(^|[\\s\'"`(=])/(work|root|home)/[a-z]', '/tmp/dev' + 'db'),
    why: 'names a path of one machine',
    in: (path) => path !== 'package-lock.json',
  },
  {
    words: anyOf(
      '\\bclau' + 'de\\b',
      '\\banth' + 'ropic\\b',
      '\\bopen' + 'ai\\b',
      '\\bchat' + 'gpt\\b',
      '\\bco' + 'pilot\\b',
      '\\bllm\\b',
      '\\bsub-?agent\\b',
    ),
    why: 'talks about how it was written',
    in: (path) => path !== 'package-lock.json',
  },
  { words: /\b(issue|fixes|closes|see|pull request|PR) #\d+/i, why: 'points at a number nobody can look up', in: everywhere },
  {
    words:
      /\b(NOW|SYSDATE|CURDATE|CURTIME|UNIX_TIMESTAMP|UTC_TIMESTAMP)\(|\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)/,
    why: 'asks for the time elsewhere than from the clock',
    in: onServer,
  },
];

/** Lines with words that have no place in the project; comments count, except for the rule about time. */
export function textProblems(files: Source[]): string[] {
  return files.flatMap(({ path, text }) => {
    const bans = BANS.filter((ban) => ban.in(path));
    const lines = text.split('\n');
    const bare = withoutComments(path, text).split('\n');
    return bans.flatMap(({ words, why, in: scope }) =>
      (scope === onServer ? bare : lines).flatMap((line, at) =>
        words.test(line) ? [`${path}:${at + 1}: ${why}: ${line.trim().slice(0, 80)}`] : [],
      ),
    );
  });
}

/** Comments blanked out, line numbers kept. */
function withoutComments(path: string, text: string): string {
  if (path.endsWith('.sql')) return text.replace(/--.*$/gm, '');
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/.*$/gm, blank);
}
