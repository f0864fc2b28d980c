import { SAME_AS_ABOVE, type Said, type UnitSaid } from 'shared-types/catalogue';
import type { County } from './county';

/** A Monday: the day the kit's counties begin on. */
export const TODAY = '2026-11-23';
interface Over {
  code?: string;
  unit?: string | null;
  from?: string;
  to?: string | null;
}
export type Editors = Awaited<ReturnType<typeof editorsOf>>;

export const differ = (over: Partial<UnitSaid>): Said => ({ what: 'differ', differ: { ...SAME_AS_ABOVE, ...over } });

/** Two administrators of a county, and how they bring a change as far as a test wants it. */
export async function editorsOf(county: County) {
  const wu = await county.administrator();
  const [writer, other] = [await county.as(wu), await county.as(await county.administrator())];
  const start = (said: Said, over: Over = {}) =>
    writer.edits.start({
      code: 'YL01',
      unit: said.what === 'differ' ? county.units.town : null,
      from: TODAY,
      to: null,
      why: '县里新规定',
      said,
      ...over,
    });
  const inReview = async (said: Said, over: Over = {}) => {
    const { id, version } = await start(said, over);
    return writer.edits.submit({ id, version });
  };
  return {
    wu,
    writer,
    other,
    start,
    inReview,
    published: async (said: Said, over: Over = {}) => {
      const { id, version } = await inReview(said, over);
      return other.edits.publish({ id, version });
    },
    /** What stands for an item, complete as an edit wants it. */
    item: async (code: string, over: object = {}): Promise<Said> => {
      const { item } = await writer.edits.standing({ code });
      return {
        what: 'item',
        item: {
          ...item,
          whoMayApply: '本地户口的人',
          howToApply: '到便民服务站来办',
          materials: [{ name: '居民身份证', form: 'original', mayBeMissing: false, note: null }],
          ...over,
        },
      } as Said;
    },
    guide: (code: string, at: { unit?: string; place?: string } = {}) =>
      county.visitor().catalogue.guide({ code, region: county.region, ...at }),
  };
}
