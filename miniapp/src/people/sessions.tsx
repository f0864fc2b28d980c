import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../kernel/api';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { useAct, useRead } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';
import { Page } from '../kernel/ui/page';

const CHANNEL_WORDS = { h5: '网页', weapp: '微信小程序' };

export default function SessionsPage() {
  return (
    <Page title="登录过的设备">
      <SignedInOnly why="登录后才能看自己的设备">
        <Sessions />
      </SignedInOnly>
    </Page>
  );
}

function Sessions() {
  const time = useNow();
  const sessions = useRead(['sessions'], () => api.people.sessions());
  const end = useAct((id: string, once) => api.people.endSession({ id }, once), { touches: ['sessions'] });
  return (
    <Loaded of={sessions}>
      {({ sessions: all }) => (
        <Cells>
          {all.map(({ id, device, channel, seenAt, current }) => (
            <Cell
              key={id}
              strong
              lead={<Tile name="device-mobile" />}
              title={device}
              note={`${CHANNEL_WORDS[channel]} · ${current ? '就是这一台' : `上次用是${momentWords(seenAt, time)}`}`}
              tail={
                current ? null : (
                  <Button size="s" className="none ml8 wide" busy={end.busy} label={`让${device}退出登录`} onTap={() => void end.run(id)}>
                    让它退出
                  </Button>
                )
              }
            />
          ))}
        </Cells>
      )}
    </Loaded>
  );
}
