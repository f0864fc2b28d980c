import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Errand } from 'shared-types/errands';
import { Watermark } from '../../kernel/carried/watermark';
import { Loaded } from '../../kernel/loaded';
import { useSeen } from '../../kernel/seen';
import { Page } from '../../kernel/ui/page';
import '../errands.css';
import { AgentBlock } from '../matter/agent-block';
import { Facts } from '../matter/facts';
import { Life } from '../matter/life';
import { Promised } from '../matter/promised';
import { useErrand } from '../matter/use-matter';
import { DeskBar } from './desk-bar';
import { DeskHead } from './desk-head';
import { DeskSheets } from './desk-sheets';
import type { Asking } from './form-props';
import { Tried } from './tried';
import { useDeskActs } from './use-desk';

/** The dispatcher's page of one matter: why it is stuck, who was asked, and whom to give it to. */
export default function DeskPage() {
  const { id = '' } = useRouter().params;
  useSeen(`errand/${id}`);
  const errand = useErrand(id);
  const [asking, ask] = useState<Asking>(null);
  const close = () => ask(null);
  const acts = useDeskActs(id, close);
  return (
    <Page
      title="调度"
      bar={errand.data ? <DeskBar errand={errand.data} onAsk={ask} /> : null}
      over={errand.data ? <DeskSheets errand={errand.data} asking={asking} acts={acts} onAsk={ask} /> : null}
    >
      <Loaded of={errand}>{(data) => <Matter errand={data} />}</Loaded>
    </Page>
  );
}

function Matter({ errand }: { errand: Errand }) {
  return (
    <>
      <DeskHead errand={errand} />
      {errand.agent ? <AgentBlock agent={errand.agent} /> : null}
      <Tried id={errand.id} />
      <Life errand={errand} reader="staff" />
      <Promised errand={errand} reader="staff" />
      <Facts errand={errand} reader="staff" />
      <Watermark />
    </>
  );
}
