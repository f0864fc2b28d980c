import { goTo } from '../kernel/platform';
import { Empty } from '../kernel/ui/empty';

/** What can be helped with differs from county to county: first somebody has to say where they are. */
export function ChooseFirst() {
  return (
    <Empty
      icon="map-trifold-duotone"
      title="先告诉我们您在哪儿"
      note="各地能帮办的事不一样"
      action="选地方"
      onAction={() => void goTo('directory/place')}
    />
  );
}
