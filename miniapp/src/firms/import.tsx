import './imports.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { FirmImport } from 'shared-types/firms';
import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { useAct, useRead } from '../kernel/query';
import { useSeen } from '../kernel/seen';
import { Card } from '../kernel/ui/card';
import { Dialog } from '../kernel/ui/dialog';
import { Light } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { Gauge } from './gauge';
import { isRunning, STATE_TONE, sheetName, stateWords, toWrite } from './import.words';
import { ImportBar } from './import-bar';
import { Faults } from './import-faults';
import { useLooking } from './use-looking';

type Asking = 'write' | 'undo' | null;

/** One sheet: what it would change, what was wrong, how far it is, and the way back. */
export default function ImportPage() {
  const { id = '' } = useRouter().params;
  useSeen(`firmimport/${id}`);
  const read = useRead(['firm-imports', id], () => own.imports.show({ id }));
  const [asking, ask] = useState<Asking>(null);
  const running = read.data ? isRunning(read.data) : false;
  useLooking(running, read.refetch);
  return (
    <Page
      title="这次导入"
      accent="official"
      bar={read.data ? <ImportBar one={read.data} onWrite={() => ask('write')} onUndo={() => ask('undo')} /> : null}
      over={read.data && asking ? <Sure one={read.data} asking={asking} onClose={() => ask(null)} /> : null}
    >
      <SignedInOnly why="登录以后,才能导入">
        <Loaded of={read}>{(one) => <Report one={one} />}</Loaded>
      </SignedInOnly>
    </Page>
  );
}

const RUNNING: Partial<Record<FirmImport['state'], string>> = { reading: '正在查', writing: '正在写入', undoing: '正在撤销' };

function Report({ one }: { one: FirmImport }) {
  const { at, rows, done, wrong, kept, state } = one;
  const doing = RUNNING[state];
  const numbers = [
    { title: '新增', n: one.added },
    { title: '改动', n: one.changed },
    { title: '没变', n: one.same },
    { title: '不对', n: wrong },
  ];
  return (
    <View className="im">
      <Card>
        <View className="t-2 im-n">{sheetName(one)}</View>
        <View className="t-sub c-2 mt4 num">{`${momentWords(at, now())},${rows} 行`}</View>
        <View className="mt8">
          <Light tone={wrong > 0 && state === 'read' ? 'r' : STATE_TONE[state]} words={stateWords(one)} />
        </View>
        {doing ? <Gauge className="mt12" part={done} whole={rows} words={`${doing},${done} / ${rows} 行。可以先去忙别的`} /> : null}
        <View className="im-4">
          {numbers.map(({ title, n }) => (
            <View className="im-4i" key={title}>
              <View className={`im-4n num ${title === '不对' && n > 0 ? 'im-w' : ''}`}>{n}</View>
              <View className="t-cap c-2">{`${title}${title === '不对' ? '(行)' : '(家)'}`}</View>
            </View>
          ))}
        </View>
        {kept > 0 ? <View className="t-sub c-2">{`${kept} 家后来又有人改过,撤销时留着没动`}</View> : null}
      </Card>
      <Faults one={one} />
    </View>
  );
}

/** Asks once before tens of thousands of rows change. */
function Sure({ one, asking, onClose }: { one: FirmImport; asking: 'write' | 'undo'; onClose: () => void }) {
  const { id, wrong } = one;
  const touches = ['firm-imports'];
  const write = useAct((leaveOutWrong: boolean, once) => own.imports.write({ id, leaveOutWrong }, once), { touches, onDone: onClose });
  const undo = useAct((_: null, once) => own.imports.undo({ id }, once), { touches, onDone: onClose });
  if (asking === 'undo')
    return (
      <Dialog
        open
        title="撤销这次导入?"
        yes="撤销"
        no="不撤销"
        kind="danger"
        busy={undo.busy}
        onYes={() => void undo.run(null)}
        onNo={onClose}
      >
        每一家都变回导入前的样子;后来又有人改过的,留着不动。
      </Dialog>
    );
  return (
    <Dialog
      open
      title={`写入 ${toWrite(one)} 家?`}
      yes={wrong > 0 ? `写入,${wrong} 行不对的先不写` : '写入'}
      busy={write.busy}
      onYes={() => void write.run(wrong > 0)}
      onNo={onClose}
    >
      {`新增 ${one.added} 家,改 ${one.changed} 家。写完 30 天内都可以整个撤销。`}
    </Dialog>
  );
}
