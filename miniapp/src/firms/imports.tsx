import './imports.css';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { touch, useRead } from '../kernel/query';
import { wordsOf } from '../kernel/refusal';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Icon } from '../kernel/ui/icon';
import { Light } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { Gauge } from './gauge';
import { isRunning, STATE_TONE, sheetName, stateWords, sumWords } from './import.words';
import { bringSheet, chooseSheet } from './sheet';
import { useLooking } from './use-looking';

/** Brings the county's firms in from a sheet: read and checked first, written when somebody says so. */
export default function ImportsPage() {
  const post = usePost();
  return (
    <Page title="导入单位名册" accent="official">
      <SignedInOnly why="登录以后,才能导入">
        {post?.role === 'administrator' ? (
          <View className="im">
            <Bring />
            <Recent />
          </View>
        ) : (
          <Empty icon="storefront-duotone" title="这里是管理员用的" note="请到「我的」里换一个岗位" />
        )}
      </SignedInOnly>
    </Page>
  );
}

const COLUMNS = '统一社会信用代码、名称、类型、行业、规模、标记、所在乡镇、村社区、地址、登记日期、电话、状态';

function Bring() {
  const [percent, tell] = useState<number | null>(null);
  const [problem, show] = useState<string | null>(null);
  const bring = async () => {
    const sheet = await chooseSheet();
    if (!sheet) return;
    show(null);
    tell(0);
    try {
      const { id } = await bringSheet(sheet, tell);
      touch('firm-imports');
      void goTo('firms/import', { id });
    } catch (error) {
      show(wordsOf(error));
    }
    tell(null);
  };
  return (
    <Card>
      <View className="t-2">选一张表</View>
      <View className="t-sub c-2 mt4">电子表格,一次最多 10 万家。先查一遍给您看,您说写才写。</View>
      <View className="im-c mt12">
        <View className="t-cap c-3">第一行要有这些列名</View>
        <View className="t-sub mt2">{COLUMNS}</View>
      </View>
      {percent === null ? (
        <Button kind="primary" block className="mt16" icon="file-text-duotone" onTap={() => void bring()}>
          选表格
        </Button>
      ) : (
        <Gauge className="mt16" part={percent} whole={100} words={percent < 100 ? `正在传,${percent}%` : '传好了,正在一行一行查'} />
      )}
      {problem ? (
        <View className="row row-t t-sub c-red mt12" role="alert" ariaRole="alert">
          <Icon name="warning" className="mr6" />
          <View className="grow">{problem}</View>
        </View>
      ) : null}
    </Card>
  );
}

function Recent() {
  const now = useNow();
  const list = useRead(['firm-imports'], () => own.imports.list(), { live: true });
  useLooking(list.data?.imports.some(isRunning) ?? false, list.refetch);
  return (
    <>
      <Section title="导入过的" />
      <Loaded of={list}>
        {({ imports }) =>
          imports.length === 0 ? (
            <Empty icon="storefront-duotone" title="还没有导入过" note="导入以后,各家才能凭信用代码登记进群" />
          ) : (
            <Cells>
              {imports.map((one) => (
                <Cell
                  key={one.id}
                  title={<View className="im-n">{sheetName(one)}</View>}
                  note={
                    <>
                      <View>{`${momentWords(one.at, now)} · ${sumWords(one)}`}</View>
                      <View className="mt6">
                        <Light tone={STATE_TONE[one.state]} words={stateWords(one)} />
                      </View>
                    </>
                  }
                  onTap={() => void goTo('firms/import', { id: one.id })}
                />
              ))}
            </Cells>
          )
        }
      </Loaded>
    </>
  );
}
