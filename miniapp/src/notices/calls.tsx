import { Text, View } from '@tarojs/components';
import { momentWords } from 'shared-types/kernel/time.words';
import type { CallTask } from 'shared-types/notices';
import { api } from '../kernel/api';
import { Watermark } from '../kernel/carried/watermark';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { dial } from '../kernel/platform';
import { touch, useAct, useRead } from '../kernel/query';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Empty } from '../kernel/ui/empty';
import { Light } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';

/** People who have not seen what they must know: the desk tells them by telephone. */
export default function CallsPage() {
  const post = usePost();
  return (
    <Page title="要打的电话" over={<Watermark />}>
      <SignedInOnly why="登录后才能看要打的电话">
        {post?.role === 'dispatcher' ? <Calls /> : <Empty title="这里由调度员来打" note="您要是调度员,请到「我的」里选调度员的岗位" />}
      </SignedInOnly>
    </Page>
  );
}

function Calls() {
  const calls = useRead(['call'], () => api.deliveries.calls(), { live: true });
  return (
    <Loaded of={calls}>
      {({ calls: all }) =>
        all.length ? (
          all.map((call) => <Call key={call.id} call={call} />)
        ) : (
          <Empty icon="seal-check-duotone" title="没有要打的电话" note="有人一直没看到要紧的消息,会列在这里" />
        )
      }
    </Loaded>
  );
}

/** Somebody else was quicker, or it is over: the list is looked at anew, and the refusal says why. */
const options = {
  touches: ['call'],
  onRefused: () => {
    touch('call');
    return false;
  },
};

function useCallActs() {
  return {
    take: useAct((id: string, once) => api.deliveries.take({ id }, once), options),
    told: useAct((id: string, once) => api.deliveries.told({ id }, once), options),
    unreached: useAct((id: string, once) => api.deliveries.unreached({ id }, once), options),
  };
}

function Call({ call }: { call: CallTask }) {
  const now = useNow();
  const { id, name, title, body, since, tries, taken, phone, doubtful } = call;
  const { take, told, unreached } = useCallActs();
  const busy = told.busy || unreached.busy;
  return (
    <View className="card mb12">
      <View className="row between wrap">
        <Text className="t-3">{name}</Text>
        <View>{tries > 0 ? <Light tone="a" words={`打过 ${tries} 次没打通`} /> : null}</View>
      </View>
      <View className="t-sub c-2 mt4">{`${momentWords(since, now)} 起没看到消息${doubtful ? ',短信没送到,号码可能不对' : ''}`}</View>
      <View className="t-cap c-3 mt12">告诉对方</View>
      <View className="mt4 b">{title}</View>
      <View className="mt4">{body}</View>
      {taken === 'me' ? (
        <>
          <Dial phone={phone} />
          <View className="row stack mt12">
            <Button className="grow stack-i" busy={busy} label={`${name}没打通`} onTap={() => void unreached.run(id)}>
              没打通
            </Button>
            <Button kind="primary" className="grow ml12 stack-i" busy={busy} label={`${name}说到了`} onTap={() => void told.run(id)}>
              说到了
            </Button>
          </View>
        </>
      ) : (
        <Button
          kind="soft"
          block
          icon="phone-call"
          className="mt12"
          off={taken === 'other'}
          busy={take.busy}
          onTap={() => void take.run(id)}
        >
          {taken === 'other' ? '同事正在打' : '我来打'}
        </Button>
      )}
    </View>
  );
}

function Dial({ phone }: { phone: string | null }) {
  if (!phone) return <View className="t-sub c-2 mt12">没有留电话,请村里的代办员上门说一声,再点「说到了」</View>;
  return (
    <Button kind="line" block icon="phone" className="mt12" label={`拨打 ${phone}`} onTap={() => dial(phone)}>
      {phone}
    </Button>
  );
}
