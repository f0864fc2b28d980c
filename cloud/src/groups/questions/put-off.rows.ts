import type { QuestionCommand } from 'shared-types/groups';
import type { Tx } from '../../kernel/db/transaction';
import type { TimelineBody } from '../../kernel/engine/timeline';

const PUT_OFF: readonly string[] = ['defer', 'defer_again'] satisfies QuestionCommand[];
const REOPEN: QuestionCommand = 'reopen';

/** How often staff have put off each of these questions since it was asked, or open again; those never put off are left out. */
export async function putOffs(ask: Pick<Tx, 'query'>, region: string, ids: readonly string[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  if (ids.length === 0) return times;
  const rows = await ask.query<{ subject: string; body: string }>(
    'SELECT subject, body FROM timeline WHERE region = ? AND subject IN (?) ORDER BY subject, no',
    [region, ids.map((id) => `question/${id}`)],
  );
  for (const { subject, body } of rows) {
    const { command }: TimelineBody = JSON.parse(body);
    const id = subject.slice('question/'.length);
    if (command === REOPEN) times.delete(id);
    if (PUT_OFF.includes(command)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}
