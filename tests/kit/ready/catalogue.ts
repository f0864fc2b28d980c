import { type EditView, SAME_AS_ABOVE } from 'shared-types/catalogue';
import type { County, Held } from '../county';
import type { Ready } from './ready';

const DIFFER = { what: 'differ', differ: { ...SAME_AS_ABOVE, note: '每周二上午办' } } as const;

const bodyOf = (county: County) => {
  const from = county.now().toISOString().slice(0, 10);
  return { code: 'YL01', unit: county.units.town, from, to: null, why: '镇里排了日子', said: DIFFER };
};

/** A change of what the town offers, written and not yet handed on. */
export const draftBy = async (county: County, writer: Held) => (await county.as(writer)).edits.start(bodyOf(county));

/** The same as far as somebody has brought it, and the two it takes. */
async function change(county: County, { submit = false, publish = false } = {}) {
  const [writer, other] = [await county.administrator(), await county.administrator()];
  const [his, hers] = [await county.as(writer), await county.as(other)];
  let edit = await draftBy(county, writer);
  if (submit) edit = await his.edits.submit({ id: edit.id, version: edit.version });
  if (publish) edit = await hers.edits.publish({ id: edit.id, version: edit.version });
  return { writer, other, body: bodyOf(county), edit };
}
const ready = (caller: Held, { id, version }: EditView, more: object = {}): Ready => ({ caller, args: { id, version, ...more } });

/** How to make every call that changes the catalogue succeed. */
export const CATALOGUE_CALLS: Record<string, (county: County) => Promise<Ready>> = {
  'edits.start': async (county) => {
    const { writer, body } = await change(county);
    return { caller: writer, args: { ...body } };
  },
  'edits.rewrite': async (county) => {
    const { writer, edit, body } = await change(county);
    const { code: _, unit: __, ...written } = body;
    return ready(writer, edit, { ...written, why: '又改了' });
  },
  'edits.submit': async (county) => {
    const { writer, edit } = await change(county);
    return ready(writer, edit);
  },
  'edits.publish': async (county) => {
    const { other, edit } = await change(county, { submit: true });
    return ready(other, edit);
  },
  'edits.sendBack': async (county) => {
    const { other, edit } = await change(county, { submit: true });
    return ready(other, edit, { reason: '写清楚是哪天' });
  },
  'edits.withdraw': async (county) => {
    const { writer, edit } = await change(county);
    return ready(writer, edit);
  },
  'edits.undo': async (county) => {
    const { writer, edit } = await change(county, { submit: true, publish: true });
    return ready(writer, edit, { reason: '又不排了' });
  },
};
