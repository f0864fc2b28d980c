const TOKEN = /\s*('(?:[^']|'')*'|[\w.]+|<=>|<>|!=|<=|>=|:=|[-+*/%=<>(),])/y;

/** How tightly an operator holds its sides; whoever holds more loosely inside another needs brackets. */
const [OR, XOR, AND, NOT, COMPARISON, SUM, PRODUCT, WHOLE] = [1, 2, 3, 4, 5, 6, 7, 8];
const COMPARES = ['=', '<=>', '<>', '!=', '<', '<=', '>', '>='];

interface Part {
  text: string;
  tightness: number;
}

/** One expression of SQL with only the brackets it needs: MariaDB tells it so, MySQL brackets everything. */
export function leastBrackets(sql: string): string {
  const reader = new Reader(tokensOf(sql));
  const { text } = reader.expression();
  if (!reader.atEnd()) throw new Error(`cannot read what follows "${text}" in: ${sql}`);
  return text;
}

function tokensOf(sql: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(sql)?.[1];
    if (!token) throw new Error(`cannot read an expression of SQL at: ${sql.slice(at)}`);
    tokens.push(token);
  }
  return tokens;
}

const inside = ({ text, tightness }: Part, least: number) => (tightness < least ? `(${text})` : text);

class Reader {
  private at = 0;
  constructor(private readonly tokens: string[]) {}

  atEnd = () => this.at >= this.tokens.length;

  private peek = () => this.tokens[this.at]?.toLowerCase() ?? '';

  private take(word: string): boolean {
    if (this.peek() !== word) return false;
    this.at += 1;
    return true;
  }

  private need(word: string): void {
    if (!this.take(word)) throw new Error(`expected "${word}" before "${this.tokens.slice(this.at).join(' ')}"`);
  }

  expression = (): Part => this.chain(['or'], OR, () => this.chain(['xor'], XOR, () => this.chain(['and'], AND, () => this.negation())));

  /** Sides joined by operators of one tightness, from the left. */
  private chain(operators: string[], tightness: number, side: () => Part): Part {
    let left = side();
    while (operators.includes(this.peek())) {
      const operator = this.next();
      left = { text: `${inside(left, tightness)} ${operator} ${inside(side(), tightness + 1)}`, tightness };
    }
    return left;
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error('an expression of SQL ends too early');
    this.at += 1;
    return token;
  }

  private negation(): Part {
    if (!this.take('not')) return this.comparison();
    return { text: `not ${inside(this.negation(), NOT)}`, tightness: NOT };
  }

  private comparison(): Part {
    let left = this.sum();
    for (;;) {
      const rest = this.comparedWith();
      if (rest === null) return left;
      left = { text: `${inside(left, COMPARISON)} ${rest}`, tightness: COMPARISON };
    }
  }

  /** What stands right of a comparison's left side, its operator included; null when there is none. */
  private comparedWith(): string | null {
    if (COMPARES.includes(this.peek())) return `${this.next()} ${this.term()}`;
    if (this.take('is')) return `is ${this.take('not') ? 'not ' : ''}${this.next()}`;
    const not = this.take('not') ? 'not ' : '';
    const among = this.among();
    if (not && among === null) throw new Error(`"not" before "${this.peek()}"`);
    return among && not + among;
  }

  private among(): string | null {
    if (this.take('in')) return `in ${this.list()}`;
    if (this.take('like')) return `like ${this.term()}`;
    if (!this.take('between')) return null;
    const from = this.term();
    this.need('and');
    return `between ${from} and ${this.term()}`;
  }

  private term = (): string => inside(this.sum(), SUM);

  private sum = (): Part => this.chain(['+', '-'], SUM, () => this.chain(['*', '/', '%', 'div', 'mod'], PRODUCT, () => this.whole()));

  private list(): string {
    this.need('(');
    const items: string[] = [];
    while (!this.take(')')) {
      items.push(this.expression().text);
      this.take(',');
    }
    return `(${items.join(',')})`;
  }

  private whole(): Part {
    if (this.take('(')) {
      const inner = this.expression();
      this.need(')');
      return inner;
    }
    if (this.take('case')) return this.cases();
    if (this.take('-')) return { text: `-${inside(this.whole(), WHOLE)}`, tightness: WHOLE };
    const word = this.next();
    return { text: this.peek() === '(' && /^[a-z_]/i.test(word) ? `${word}${this.list()}` : word, tightness: WHOLE };
  }

  private cases(): Part {
    let text = 'case';
    if (this.peek() !== 'when') text += ` ${this.expression().text}`;
    while (this.take('when')) {
      text += ` when ${this.expression().text}`;
      this.need('then');
      text += ` then ${this.expression().text}`;
    }
    if (this.take('else')) text += ` else ${this.expression().text}`;
    this.need('end');
    return { text: `${text} end`, tightness: WHOLE };
  }
}
