import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Errand } from 'shared-types/errands';
import { Loaded } from '../../kernel/loaded';
import { useSeen } from '../../kernel/seen';
import { Page } from '../../kernel/ui/page';
import { AgentBlock } from './agent-block';
import { CodeBlock } from './code-block';
import '../errands.css';
import { Facts } from './facts';
import { Head } from './head';
import { Life } from './life';
import { type Asking, MatterBar } from './matter-bar';
import { MatterSheets } from './matter-sheets';
import { Promised } from './promised';
import { SeenBy } from './seen-by';
import { useErrand, useMatterActs } from './use-matter';

/** The page of one matter for whoever asked for it. */
export default function MatterPage() {
  const { id = '', sent } = useRouter().params;
  useSeen(`errand/${id}`);
  const errand = useErrand(id);
  const [asking, ask] = useState<Asking>(null);
  const close = () => ask(null);
  const acts = useMatterActs(id, close);
  const phone = errand.data?.agent?.phone ?? errand.data?.unit.phone ?? null;
  return (
    <Page
      title="帮办进度"
      accent="citizen"
      phone={phone}
      bar={
        errand.data ? (
          <MatterBar errand={errand.data} onAsk={ask} busy={acts.resume.busy} onResume={() => void acts.resume.run({ id })} />
        ) : null
      }
      over={errand.data ? <MatterSheets errand={errand.data} asking={asking} acts={acts} onClose={close} /> : null}
    >
      <Loaded of={errand}>{(data) => <Matter errand={data} sent={sent === '1'} />}</Loaded>
    </Page>
  );
}

function Matter({ errand, sent }: { errand: Errand; sent: boolean }) {
  return (
    <>
      <Head errand={errand} sent={sent}>
        <CodeBlock errand={errand} />
      </Head>
      {/* A place of its own: what comes between siblings makes Taro send all of them again. */}
      <View>{errand.agent ? <AgentBlock agent={errand.agent} /> : null}</View>
      <Life errand={errand} />
      <Promised errand={errand} />
      <Facts errand={errand} />
      <SeenBy seenBy={errand.seenBy} />
    </>
  );
}
