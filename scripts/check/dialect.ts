import ts from 'typescript';
import { isCode, type Source } from './sources';

interface Ban {
  words: RegExp;
  why: string;
}

const MARIADB = 'only MariaDB understands it';
const MYSQL = 'only MySQL understands it';
const ban = (why: string, ...words: string[]): Ban => ({ words: new RegExp(words.join('|'), 'g'), why });

/** What one of the two servers does not know, or knows as something else. */
const BANS: Ban[] = [
  ban(`${MYSQL}: write FOR UPDATE`, '\\bFOR SHARE\\b'),
  ban(`${MYSQL}: name the column with VALUES(…)`, '\\bAS new\\b'),
  ban(`${MYSQL}: make a generated column and an index on it`, '\\b(?:KEY|INDEX)\\s+\\w*\\s*(?:ON\\s+\\w+\\s*)?\\(\\s*\\('),
  ban('each server has its own: write utf8mb4_unicode_ci', '\\butf8mb4_0900_\\w+', '\\w*uca1400_\\w+', '\\butf8mb3\\w*'),
  ban(`${MARIADB}: read the row again in the same transaction`, '\\bRETURNING\\b'),
  ban(
    'the servers keep and compare it differently: TEXT with a contract',
    '\\bJSON\\b\\s*(?:NOT|NULL|DEFAULT|,|\\)|$)',
    '\\bJSON_[A-Z_]+\\s*\\(',
    "->>?\\s*'\\$",
  ),
  ban('TiDB and TDSQL do not know it: take rows by a compare-and-set', '\\bSKIP LOCKED\\b', '\\bNOWAIT\\b'),
  ban(
    MYSQL,
    '\\b(?:ANY_VALUE|REGEXP_LIKE|UUID_TO_BIN|BIN_TO_UUID|GROUPING)\\s*\\(',
    '\\bLATERAL\\b',
    '\\bVALUES\\s+ROW\\b',
    '\\bWITH PARSER\\b',
  ),
  ban(
    MARIADB,
    '\\b(?:ADD|DROP|MODIFY|CHANGE)\\s+(?:COLUMN|CONSTRAINT|INDEX|KEY)\\s+IF\\b',
    '\\b(?:CREATE|DROP)\\s+(?:UNIQUE\\s+)?INDEX\\s+IF\\b',
    '\\bCREATE OR REPLACE (?:TABLE|TRIGGER|INDEX)\\b',
    '\\b(?:CREATE|DROP) SEQUENCE\\b',
    '\\b(?:NEXTVAL|NEXT VALUE FOR)\\b',
    '\\bPERSISTENT\\b',
    '\\bSYSTEM VERSIONING\\b',
    '\\bFETCH FIRST\\b',
    '\\bSET STATEMENT\\b',
    '\\b(?:INET4|INET6|UUID)\\s+(?:NOT|NULL|DEFAULT)\\b',
  ),
  ban(
    'the clock of the server the rows lie on: the clock tells the time',
    '\\bLOCALTIME(?:STAMP)?\\b',
    '\\bDEFAULT\\s+CURRENT_',
    '\\bNOW\\s*\\(',
  ),
  // Names that MySQL keeps for itself and MariaDB does not; keywords are written in capitals here, so small letters are a name.
  ban(
    'MySQL keeps this word for itself: choose another name',
    '(?<![.\\w`\'":@$-])(?:rank|dense_rank|percent_rank|cume_dist|ntile|lead|lag|first_value|last_value|nth_value|row_number|groups|grouping|window|system|empty|function|lateral|of|except|intersect|recursive|manual|parallel|qualify|tablesample|library)(?![\\w`\'":-])',
  ),
];
const SQL =
  /\b(?:SELECT|INSERT|UPDATE|DELETE FROM|REPLACE INTO|WHERE|JOIN|ORDER BY|GROUP BY|VALUES|CREATE|ALTER|DROP|FOR|SKIP|LIMIT|AND|SET)\b/;
const PLACES = /^(cloud\/(src|migrations)|scripts|tests)\//;
/** These lay open one server on purpose. */
const ONE_SERVER = /^scripts\/(database|check)\/|^tests\/tooling\//;

interface Statement {
  line: number;
  text: string;
}

/** Statements, of migrations and in strings, that only one of MariaDB 10.11 and MySQL 8 understands. */
export function dialectProblems(files: Source[]): string[] {
  return files
    .filter(({ path }) => PLACES.test(path) && !ONE_SERVER.test(path))
    .flatMap((file) => statementsOf(file).flatMap((statement) => problemsOf(file.path, statement)));
}

function problemsOf(path: string, { line, text }: Statement): string[] {
  return BANS.flatMap(({ words, why }) =>
    [...text.matchAll(words)].map(
      (match) => `${path}:${line + text.slice(0, match.index).split('\n').length - 1}: ${match[0].trim()}: ${why}`,
    ),
  );
}

function statementsOf(file: Source): Statement[] {
  if (file.path.endsWith('.sql')) return [{ line: 1, text: withoutWords(file.text.replace(/--.*$/gm, '')) }];
  return isCode(file) ? stringsOf(file).filter(({ text }) => SQL.test(text)) : [];
}

/** What stands between quotes is data, not language; a path into JSON is. */
const withoutWords = (sql: string) => sql.replace(/'(?!\$)(?:[^'\n]|'')*'/g, "''");

function stringsOf({ path, text }: Source): Statement[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Statement[] = [];
  const keep = (node: ts.Node, value: string) =>
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: withoutWords(value) });
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) keep(node, node.text);
    if (ts.isTemplateExpression(node))
      keep(node, [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((part) => part.text).join('?'));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
