import type { CodeRow } from 'shared-types/codes';
import type { CodeKept } from './code.rows';

export const viewCode = ({ code, kind, id, item, madeAt }: CodeKept, name = '已经不在这里了'): CodeRow => ({
  code,
  kind,
  id,
  item,
  name,
  madeAt: madeAt.toISOString(),
});
