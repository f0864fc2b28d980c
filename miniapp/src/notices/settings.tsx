import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Preferences } from 'shared-types/notices';
import { api } from '../kernel/api';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useAct, useRead } from '../kernel/query';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Chips } from '../kernel/ui/chips';
import { Tile } from '../kernel/ui/icon';
import { Page } from '../kernel/ui/page';
import { PickRows, Tick } from '../kernel/ui/pick';
import { Tap } from '../kernel/ui/tap';
import { Left } from './left';

type Wished = Pick<Preferences, 'quiet' | 'wechat' | 'sms'>;

/** When and by which ways somebody is told. */
export default function SettingsPage() {
  return (
    <Page title="提醒设置">
      <SignedInOnly why="登录后才能设置提醒">
        <Settings />
      </SignedInOnly>
    </Page>
  );
}

function Settings() {
  const wishes = useRead(['preference'], () => api.deliveries.preferences());
  const { mine, change } = useWishing(wishes.data);
  return (
    <Loaded of={wishes}>
      {(standing) => {
        const shown = { ...standing, ...mine };
        return (
          <>
            <Ways standing={shown} onChange={change} />
            <Left />
            <Quiet standing={shown} onChange={change} />
          </>
        );
      }}
    </Loaded>
  );
}

const USUAL: Wished = { quiet: null, wechat: true, sms: true };
const wishedIn = ({ quiet, wechat, sms }: Wished): Wished => ({ quiet, wechat, sms });

/** What was tapped shows at once and is saved in the order of the taps; where it is refused, the page shows what stands. */
function useWishing(standing: Wished | undefined) {
  const [mine, show] = useState<Wished | null>(null);
  // Two quick taps both count, though the page has not been drawn between them.
  const newest = useRef<Wished | null>(null);
  const wish = (wished: Wished | null) => {
    newest.current = wished;
    show(wished);
  };
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const save = useAct((wished: Wished, once) => api.deliveries.prefer(wished, once), {
    touches: ['preference'],
    onRefused: () => {
      wish(null);
      return false;
    },
  });
  const change = (part: Partial<Wished>) => {
    const wished = { ...wishedIn(newest.current ?? standing ?? USUAL), ...part };
    wish(wished);
    last.current = last.current.then(() => save.run(wished));
  };
  return { mine, change };
}

interface PartProps {
  standing: Preferences;
  onChange: (part: Partial<Wished>) => void;
}

function Ways({ standing: { wechat, sms }, onChange }: PartProps) {
  return (
    <>
      <Section title="怎么告诉您" />
      <View className="cells">
        <Way name="微信提醒" note="进展发到您的微信" on={wechat} onTap={() => onChange({ wechat: !wechat })} />
        <Way name="短信提醒" note="没看到消息时,再发一条短信" on={sms} onTap={() => onChange({ sms: !sms })} />
      </View>
      <Cells className="mt12">
        <Cell
          lead={<Tile name="shield-check-duotone" />}
          title="短信和电话,同意了才用"
          note="在「隐私与数据」里随时可以改"
          onTap={() => void goTo('people/privacy')}
        />
      </Cells>
    </>
  );
}

function Way({ name, note, on, onTap }: { name: string; note: string; on: boolean; onTap: () => void }) {
  return (
    <Tap className={`cell cell-p ${on ? 'cell-on' : ''}`} role="switch" on={on} label={name} onTap={onTap}>
      <View className="grow">
        <View className={`cell-t ${on ? 'b' : ''}`}>{name}</View>
        <View className="cell-d">{note}</View>
      </View>
      <Tick on={on} />
    </Tap>
  );
}

const hour = (value: string) => ({ value, name: `${Number(value.slice(0, 2))}:00` });
const EVENING = ['18:00', '19:00', '20:00', '21:00', '22:00', '23:00'].map(hour);
const MORNING = ['05:00', '06:00', '07:00', '08:00', '09:00', '10:00'].map(hour);

function Quiet({ standing: { quiet, county }, onChange }: PartProps) {
  return (
    <>
      <Section title="什么时候不打扰" aside="急事除外" />
      <PickRows
        label="什么时候不打扰"
        value={quiet ? 'own' : 'county'}
        onPick={(whose) => onChange({ quiet: whose === 'own' ? county : null })}
        choices={[
          { value: 'county', name: '按县里的', note: `${county.from} 到第二天 ${county.to}` },
          { value: 'own', name: '自己定' },
        ]}
      />
      {quiet ? (
        <Card className="mt12">
          <View className="t-sub c-2 mb12">从晚上几点起</View>
          <Chips label="从晚上几点起" value={quiet.from} choices={EVENING} onPick={(from) => onChange({ quiet: { ...quiet, from } })} />
          <View className="t-sub c-2 mb12 mt16">到早上几点</View>
          <Chips label="到早上几点" value={quiet.to} choices={MORNING} onPick={(to) => onChange({ quiet: { ...quiet, to } })} />
        </Card>
      ) : null}
    </>
  );
}
