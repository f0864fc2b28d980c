import { View } from '@tarojs/components';
import type { EngineHealth } from 'shared-types/kernel/system.contract';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { usePost } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { nameOf, valueWords } from './engine.words';

const WHY = { again: '没做成,过一会儿再试', given_up: '试了十次都没成,请找技术人员看', unknown: '这个版本不认得它,等升级' };
const BETWEEN = { alone: '只有这一台', shared: '几台之间通着', away: '几台之间暂时不通,各自照常办' };

/** How the installation is, for the county's administrators. */
export default function EnginePage() {
  const post = usePost();
  return (
    <Page title="运行情况">
      <SignedInOnly why="登录后才能看运行情况">
        {post?.role === 'administrator' ? (
          <Health />
        ) : (
          <Empty title="这里给县里的管理员看" note="您要是管理员,请到「我的」里选管理员的岗位" />
        )}
      </SignedInOnly>
    </Page>
  );
}

function Health() {
  const engine = useRead(['engine'], () => own.system.engine(), { live: true });
  return (
    <Loaded of={engine}>
      {(health) => (
        <>
          <Pass of={health} />
          <Skipped of={health} />
          <Deadlines of={health} />
          <Kept of={health} />
          <Rules of={health} />
        </>
      )}
    </Loaded>
  );
}

function Pass({ of: { pass, instances, between } }: { of: EngineHealth }) {
  const now = useNow();
  const note = pass ? `办了 ${pass.fired} 件到点的事,通知了 ${pass.reacted} 处` : '这一台只答话,到点的事由别的来办';
  return (
    <Cells>
      <Cell strong title={pass ? `上一遍是${momentWords(pass.at, now)}` : '这一台不跑'} note={note} />
      <Cell title={`${instances} 台在跑`} note={BETWEEN[between]} />
    </Cells>
  );
}

function Skipped({ of: { skipped } }: { of: EngineHealth }) {
  const now = useNow();
  if (skipped.length === 0) return <Card className="mt12">没有落下的事</Card>;
  return (
    <View className="mt12">
      <Cells>
        {skipped.map(({ subject, what, why, tries, due }) => (
          <Cell
            key={`${subject} ${what}`}
            strong
            title={`${nameOf(what)} · ${subject}`}
            note={`${WHY[why]}(试了 ${tries} 次,${momentWords(due, now)})`}
          />
        ))}
      </Cells>
    </View>
  );
}

function Deadlines({ of: { deadlines, reactions } }: { of: EngineHealth }) {
  const now = useNow();
  return (
    <View className="mt12">
      <Cells>
        {deadlines.map(({ kind, waiting, overdue, met, fired, next }) => (
          <Cell
            key={kind}
            title={`${nameOf(kind)} · 等着 ${waiting}${overdue > 0 ? `,晚了 ${overdue}` : ''}`}
            note={`${next ? `最近的是${momentWords(next, now)};` : ''}一天里赶上了 ${met},到点了 ${fired}`}
          />
        ))}
        {reactions.map(({ name, waiting, failed }) => (
          <Cell key={name} title={nameOf(name)} note={`等着 ${waiting},没成 ${failed}`} />
        ))}
      </Cells>
    </View>
  );
}

/** That what need not be kept is gone, and how much it was. */
function Kept({ of: { kept } }: { of: EngineHealth }) {
  const now = useNow();
  return (
    <View className="mt12">
      <Cells>
        {kept.map(({ kind, at, before, cleared, total }) => (
          <Cell
            key={kind}
            title={`${nameOf(kind)} · 清掉 ${cleared} 条`}
            note={`${momentWords(at, now)}清的,${momentWords(before, now)}以前的都不留;一共清过 ${total} 条`}
          />
        ))}
      </Cells>
    </View>
  );
}

function Rules({ of: { rules } }: { of: EngineHealth }) {
  return (
    <View className="mt12">
      <Cells>
        {rules.map(({ name, value, from, source }) => (
          <Cell key={name} title={`${nameOf(name)} · ${valueWords(value)}`} note={`${from} 起;${source}`} />
        ))}
      </Cells>
    </View>
  );
}
