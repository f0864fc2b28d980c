import { View } from '@tarojs/components';
import { hasPage } from '../kernel/pages';
import { goTo } from '../kernel/platform';
import { Icon, type IconName } from '../kernel/ui/icon';
import { Tap } from '../kernel/ui/tap';

interface Entry {
  page: string;
  name: string;
  note: string;
  icon: IconName;
}

const ENTRIES: readonly Entry[] = [
  { page: 'errands/request/what', name: '找人帮办', note: '免费,可以上门', icon: 'hand-heart-duotone' },
  { page: 'catalogue/items', name: '办事指南', note: '带什么、多久好', icon: 'clipboard-text-duotone' },
  { page: 'directory/units', name: '服务点', note: '离您最近的人', icon: 'house-line-duotone' },
  { page: 'errands/lookup/lookup', name: '查进度', note: '报编号就能查', icon: 'list-checks-duotone' },
];

/** The four large ways in; each appears with its room. */
export function Entries() {
  return (
    <View className="grid2">
      {ENTRIES.filter(({ page }) => hasPage(page)).map(({ page, name, note, icon }, i) => (
        <Tap className={`ent ${i === 0 ? 'ent-o' : ''}`} key={page} label={`${name},${note}`} onTap={() => void goTo(page)}>
          <View className="ent-h">
            <View className="ent-t">{name}</View>
            <Icon name={icon} className="ent-i" />
          </View>
          <View className="ent-d">{note}</View>
        </Tap>
      ))}
    </View>
  );
}
