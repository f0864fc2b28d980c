import type { Shift } from 'shared-types/directory';
import type { Tx } from '../kernel/db/transaction';
import { type Change, differs } from '../kernel/sheet/bring';
import type { AgentValues } from './agent.columns';
import { addHolder, type Holder, type NewHolder, nameHolder } from './holder.rows';
import { PostEntity } from './post.entity';
import { PostSkillEntity } from './post-skill.entity';
import { ShiftEntity } from './shift.entity';
import { townOf } from './unit.change';
import type { UnitEntity } from './unit.entity';

interface Standing {
  post: PostEntity | undefined;
  unit: UnitEntity | undefined;
  holder: Holder | undefined;
  /** Of the post and the person: those that stand, or those to be made. */
  postId: string;
  personId: string;
  at: Date;
}

/** What an imported line does to a post, its skills and shifts, and to the person who holds it. */
export async function agentChange(tx: Tx, region: string, values: AgentValues, standing: Standing): Promise<Change> {
  const { post, holder, postId, personId, at } = standing;
  const wanted = wantedPost(values, standing);
  const before = await rosterOf(tx, region, postId);
  const after = words(values.skills, values.shift);
  if (post && !differs(post, wanted) && holder?.name === values.name && before === after) return { fate: 'same' };
  return {
    fate: post ? 'changed' : 'added',
    write: async (inTx) => {
      await writeHolder(inTx, holder, { id: personId, phone: values.phone, name: values.name, region, at });
      if (post) await inTx.of(PostEntity).update({ region, id: postId }, wanted);
      else await inTx.of(PostEntity).insert({ region, id: postId, code: values.code, startedAt: at, ...wanted });
      if (before !== after) await writeRoster(inTx, region, postId, values);
    },
  };
}

const wantedPost = (values: AgentValues, { unit, personId }: Standing): Partial<PostEntity> => ({
  personId,
  unitId: unit?.id,
  role: 'agent',
  town: townOf(unit?.division ?? ''),
  kind: values.kind,
  drawnFrom: values.drawn_from,
  capacity: values.capacity,
  workPhone: values.phone,
  source: values.source,
  endedAt: null,
});

async function rosterOf(tx: Tx, region: string, postId: string) {
  const skills = await tx.of(PostSkillEntity).findBy({ region, postId });
  return words(
    skills.map((skill) => skill.category),
    await tx.of(ShiftEntity).findBy({ region, postId }),
  );
}

/** Skills and shifts as one text, so that their order does not matter. */
const words = (skills: string[], shifts: Shift[]) =>
  [...skills, ...shifts.map(({ weekday, opens, closes }) => `${weekday} ${opens} ${closes}`)].sort().join('\n');

async function writeHolder(tx: Tx, stands: Holder | undefined, wanted: NewHolder) {
  if (!stands) await addHolder(tx, wanted);
  else if (stands.name !== wanted.name) await nameHolder(tx, stands.id, wanted.name);
}

async function writeRoster(tx: Tx, region: string, postId: string, { skills, shift }: AgentValues) {
  await tx.of(PostSkillEntity).delete({ region, postId });
  await tx.of(ShiftEntity).delete({ region, postId });
  await tx.of(PostSkillEntity).insert(skills.map((category) => ({ region, postId, category })));
  await tx.of(ShiftEntity).insert(shift.map((one) => ({ region, postId, ...one })));
}
