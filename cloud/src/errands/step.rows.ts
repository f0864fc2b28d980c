import type { Step } from 'shared-types/errands';
import type { AgentBrief, DirectoryPort } from '../directory/directory.port';
import type { Tx } from '../kernel/db/transaction';
import type { TimelineBody } from '../kernel/engine/timeline';
import type { ErrandEntity } from './errand.entity';

/** Facts a reader of the life of a matter may have; ids of people are not among them. */
const SHOWN = ['due', 'from', 'to', 'outcome', 'reason', 'why', 'retries', 'tries', 'urgent', 'consents', 'rung', 'confirmation', 'how'];
const PARTIES: Record<string, Step['by']> = {
  requester: 'requester',
  agent: 'agent',
  offered: 'agent',
  townsfolk: 'agent',
  dispatcher: 'dispatcher',
};

/** What has happened to a matter, and by post the agents who had a part in it, whoever has it now among them. */
export interface Life {
  steps: Step[];
  agents: Map<string, AgentBrief>;
}

/** The life of a matter, with the agent each step names. */
export async function lifeOf(ask: Pick<Tx, 'query'>, directory: DirectoryPort, row: ErrandEntity): Promise<Life> {
  const rows = await ask.query<{ body: string }>('SELECT body FROM timeline WHERE region = ? AND subject = ? ORDER BY no', [
    row.region,
    `errand/${row.id}`,
  ]);
  const bodies: TimelineBody[] = rows.map((r) => JSON.parse(r.body));
  const posts = [row.agentPostId, row.donePostId, ...bodies.map(postOf)].filter((p): p is string => p !== null);
  const agents = await directory.agentsByPost(row.region, [...new Set(posts)]);
  const steps = bodies.map((body) => {
    const who = agents.get(postOf(body) ?? '');
    return {
      no: body.no,
      command: body.command,
      at: body.at,
      by: PARTIES[body.by.party] ?? 'clock',
      who: who ? { name: who.name, unit: who.unitName } : null,
      facts: Object.fromEntries(Object.entries(body.facts).filter(([name]) => SHOWN.includes(name))),
    };
  });
  return { steps, agents };
}

/** The agent a step is about: whoever acted, was asked, or was given it. */
const postOf = ({ by, facts }: TimelineBody) => (facts.post ? String(facts.post) : by.party === 'dispatcher' ? null : by.postId);
