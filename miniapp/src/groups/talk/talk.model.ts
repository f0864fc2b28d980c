import type { Entry } from 'shared-types/groups';
import { changed, type Log, middle, NOTHING, newest, older, type Page, received, toKeep, unseenMatters } from './log';

export interface TalkNeeds {
  /** Without a number: the newest page. */
  page: (ask: { before?: number; after?: number; around?: number }) => Promise<Page>;
  load: () => Log | null;
  save: (log: Log) => void;
  /** Told of every change of the log. */
  onChange: (log: Log) => void;
  /** Who holds the phone; null: staff, who see every matter. */
  me: string | null;
}

/** One group's talk on this phone: takes what arrives, asks for what is missing, never shows less than it had. */
export class Talk {
  log: Log;
  /** What went wrong when the group was last asked; null: nothing. */
  problem: unknown = null;
  private pulling: Promise<void> | null = null;
  private again = false;
  private reading: Promise<void> | null = null;
  /** One reads in the middle: what is new is counted, not shown. */
  private away = false;
  /** What has a matter that the line says nothing of to everybody. */
  private readonly dim = new Set<number>();

  constructor(private readonly needs: TalkNeeds) {
    this.log = needs.load() ?? NOTHING;
  }

  /** Brings the phone up to date: the first page, or what came since. */
  open = () => this.pull();

  /** From the line, or as the answer to my own message. */
  receive = (entries: readonly Entry[]) => {
    const { log, gap } = received(this.log, entries, this.needs.me);
    this.put(log);
    for (const seq of unseenMatters(log.rows, entries, this.needs.me)) this.dim.add(seq);
    if ((gap && !this.away) || this.dim.size > 0) void this.pull();
  };

  /** Somebody says that the log has come so far. */
  reached = (last: number) => {
    if (last <= this.log.last) return;
    this.put({ ...this.log, last });
    if (!this.away) void this.pull();
  };

  /** The newest page, wherever one was reading. */
  latest = async () => {
    this.away = false;
    await this.once(async () => this.put(newest(this.log, await this.needs.page({}))));
  };

  /** A page of history above; at most one at a time. */
  older = async () => {
    const { from, start } = this.log;
    if (start || from <= 1) return;
    await this.once(async () => this.put(older(this.log, await this.needs.page({ before: from }))));
  };

  /** Reads on downwards from the middle until the newest is there. */
  newer = async () => {
    if (this.away) await this.once(() => this.next());
  };

  /** Makes `seq` known: nothing to do where it is, else a page around it. */
  around = async (seq: number) => {
    if (seq >= this.log.from && seq <= this.log.to) return;
    await this.once(async () => {
      this.put(middle(this.log, await this.needs.page({ around: seq })));
      this.away = this.log.to < this.log.last;
    });
  };

  /** Folds in what this phone has just done itself, before the line tells of it. */
  note = (change: Partial<Entry> & Pick<Entry, 'target' | 'what'>) => {
    const row = this.log.rows.find(({ seq }) => seq === change.target);
    if (row)
      this.put({
        ...this.log,
        rows: changed(this.log.rows, { ...row, speaker: null, content: null, matter: null, ...change }, this.needs.me),
      });
  };

  get isAway() {
    return this.away;
  }

  /** Asks for what is missing until nothing is; a call meanwhile makes one more round. */
  private pull(): Promise<void> {
    this.again = true;
    this.pulling ??= this.rounds().finally(() => {
      this.pulling = null;
      // Called after the last round and before this.
      return this.again ? this.pull() : undefined;
    });
    return this.pulling;
  }

  private async rounds() {
    while (this.again) {
      this.again = false;
      try {
        if (!this.away && (await this.next())) this.again = true;
        for (const seq of this.dim) await this.look(seq);
        this.problem = null;
      } catch (error) {
        this.problem = error;
        this.needs.onChange(this.log);
      }
    }
  }

  /** The next piece after what is known; true where more lie behind it. */
  private async next(): Promise<boolean> {
    if (this.log.to === 0) {
      this.put(newest(this.log, await this.needs.page({})));
      return false;
    }
    const page = await this.needs.page({ after: this.log.to });
    if (page.jumped) {
      this.away = false;
      this.put(newest(this.log, page));
      return false;
    }
    const before = this.log.to;
    const { log } = received(this.log, page.entries, this.needs.me);
    this.put({ ...log, last: Math.max(log.last, page.lastSeq) });
    if (this.log.to >= this.log.last) this.away = false;
    return page.more && this.log.to > before;
  }

  /** How the matter under an entry stands, as this phone may see it. */
  private async look(seq: number) {
    this.dim.delete(seq);
    try {
      const found = (await this.needs.page({ around: seq })).entries.find((one) => one.seq === seq);
      if (found) this.put({ ...this.log, rows: this.log.rows.map((row) => (row.seq === seq ? { ...row, matter: found.matter } : row)) });
    } catch (error) {
      this.dim.add(seq);
      throw error;
    }
  }

  private once(work: () => Promise<unknown>) {
    this.reading ??= work()
      .then(
        () => {
          this.problem = null;
        },
        (error: unknown) => {
          this.problem = error;
          this.needs.onChange(this.log);
        },
      )
      .finally(() => {
        this.reading = null;
      });
    return this.reading;
  }

  private put(log: Log) {
    if (log === this.log) return;
    this.log = log;
    const kept = toKeep(log);
    if (kept) this.needs.save(kept);
    this.needs.onChange(log);
  }
}
