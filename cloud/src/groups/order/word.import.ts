import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { LABEL_WORDS, WORD_LABELS, type WordsReport } from 'shared-types/groups';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { bring, type Change, differs, type Kind, type Plan } from '../../kernel/sheet/bring';
import { oneOf, words } from '../../kernel/sheet/column';
import type { Line } from '../../kernel/sheet/sheet';
import { Words } from './word.service';

const columns = { word: words(40), act: oneOf(['hold', 'refuse', 'off']), label: oneOf(WORD_LABELS), source: words(120) };
type WordLine = Line<typeof columns>;

interface Stands {
  word: string;
  act: string;
  label: string;
  source: string;
}

/** The county's own list of words, brought as a sheet: what is missing in it stays, `off` takes a word out again. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WordImport implements Kind<typeof columns> {
  @Inject() database: Database;
  @Inject() words: Words;
  columns = columns;
  key = 'word' as const;

  /** With errors nothing is written, whatever was asked; the report names them all. */
  async take(region: string, csv: string, dryRun: boolean): Promise<WordsReport> {
    const report = await this.database.inTransaction((tx) => this.bring(tx, region, csv, dryRun));
    if (report.written) this.words.forget();
    return report;
  }

  /** The list as it stands, by what it does. */
  async list(region: string) {
    const rows = await this.database.query<Stands>(
      'SELECT word, act, label, source FROM chat_word WHERE region = ? ORDER BY act DESC, word',
      [region],
    );
    return rows.map(({ act, label, ...row }) => ({
      ...row,
      act: act === 'refuse' ? ('refuse' as const) : ('hold' as const),
      label: LABEL_WORDS[label] ?? label,
    }));
  }

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: WordLine[]): Promise<Plan> {
    const stand = await tx.query<Stands>('SELECT word, act, label, source FROM chat_word WHERE region = ?', [region]);
    const byWord = new Map(stand.map((row) => [row.word, row]));
    return { errors: [], changes: lines.map(({ values }) => changeOf(region, values, byWord.get(values.word))) };
  }
}

function changeOf(region: string, values: WordLine['values'], stands: Stands | undefined): Change {
  const { word, act, label, source } = values;
  if (act === 'off')
    return stands
      ? { fate: 'changed', write: async (tx) => void (await tx.run('DELETE FROM chat_word WHERE region = ? AND word = ?', [region, word])) }
      : { fate: 'same' };
  if (stands && !differs(stands, { act, label, source })) return { fate: 'same' };
  const write = async (tx: Tx) => {
    await tx.run(
      `INSERT INTO chat_word (region, word, act, label, source) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE act = VALUES(act), label = VALUES(label), source = VALUES(source)`,
      [region, word, act, label, source],
    );
  };
  return { fate: stands ? 'changed' : 'added', write };
}
