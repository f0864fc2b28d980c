import { goTo } from '../kernel/platform';
import { useMe, usePost } from '../kernel/session';
import { Cell } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';

/** A way to one's firms; for those who verify, to those who wait; for administrators, to the sheets. */
export function FirmCell() {
  const me = useMe();
  const role = usePost()?.role ?? 'resident';
  if (!me) return null;
  if (role === 'resident') return <Cell lead={<Tile name="storefront-duotone" />} title="我的单位" onTap={() => void goTo('firms/mine')} />;
  if (role !== 'clerk' && role !== 'administrator') return null;
  return (
    <>
      <Cell lead={<Tile name="storefront-duotone" />} title="核实单位" onTap={() => void goTo('firms/waiting')} />
      {role === 'administrator' ? (
        <Cell lead={<Tile name="file-text-duotone" />} title="导入单位名册" onTap={() => void goTo('firms/imports')} />
      ) : null}
    </>
  );
}
