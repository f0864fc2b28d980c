import '../errands.css';
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { SignedInOnly } from '../../kernel/gate';
import { useHere } from '../../kernel/here';
import { goTo } from '../../kernel/platform';
import { useMe } from '../../kernel/session';
import { Bar, callAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Page } from '../../kernel/ui/page';
import { Steps } from '../../kernel/ui/steps';
import { missing } from './request.check';
import { STEPS } from './request.words';
import { changeRequest, useRequest } from './use-request';
import { WhenPart } from './when-part';
import { WherePart } from './where-part';
import { WhoPart } from './who-part';

/** Where one lives and what one is called is known from before: fill it in, once, where nothing stands yet. */
function useDefaults() {
  const here = useHere();
  const name = useMe()?.name ?? null;
  useEffect(() => {
    const { division, abroad, name: typed } = useRequest.getState();
    if (!division && !abroad && here?.division && here.divisionName)
      changeRequest({ division: { code: here.division, name: here.divisionName } });
    if (!typed && name) changeRequest({ name });
  }, [here?.division, here?.divisionName, name]);
}

export default function WherePage() {
  useDefaults();
  const draft = useRequest();
  const lacks = missing(draft);
  const next = (
    <Bar actions={[callAction(null)]}>
      <Button kind="citizen" block off={lacks.length > 0} onTap={() => void goTo('errands/request/look')}>
        {lacks.length ? `还差:${lacks.join('、')}` : '下一步'}
      </Button>
    </Bar>
  );
  return (
    <Page title="找人帮办" accent="citizen" bar={next}>
      <View className="only-std">
        <Steps names={STEPS} at={1} />
      </View>
      <SignedInOnly why="登录以后,才知道给谁打电话">
        <WherePart draft={draft} />
        <WhenPart draft={draft} />
        <WhoPart draft={draft} />
      </SignedInOnly>
    </Page>
  );
}
