import type { Subscription } from 'shared-types/notices';
import { isWeapp } from '../kernel/platform';
import { useMe } from '../kernel/session';
import { useSubscribe, useSubscriptions } from '../kernel/subscribe';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';

/** How often WeChat may still tell me, and how it may once more. Nothing where the county has no templates. */
export function Left() {
  const works = Boolean(useMe()?.posts.length);
  const known = useSubscriptions(true).data?.subscriptions ?? [];
  // Duties are told to those who have some.
  const subscriptions = known.filter(({ template }) => works || template !== 'task');
  if (subscriptions.length === 0) return null;
  return (
    <>
      <Section title="微信还能提醒几次" {...(!isWeapp && { aside: '在微信小程序里补' })} />
      <Cells>
        {subscriptions.map((one) => (
          <Line key={one.template} of={one} />
        ))}
      </Cells>
    </>
  );
}

const wordsOf = ({ left, banned }: Subscription) => {
  if (banned) return '您在微信里关掉了,点右上角「…」—「设置」—「通知管理」可以打开';
  return left > 0 ? `还可提醒 ${left} 次` : '没有次数了,补一次才能提醒';
};

function Line({ of }: { of: Subscription }) {
  const asking = useSubscribe([of.template]);
  const more = (
    <Button size="s" className="none ml8 wide" label={`${of.title}补一次`} onTap={() => asking(() => undefined)}>
      补一次
    </Button>
  );
  return <Cell lead={<Tile name="bell" />} title={of.title} note={wordsOf(of)} tail={isWeapp && !of.banned ? more : null} />;
}
