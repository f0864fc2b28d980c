import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Errand } from 'shared-types/errands';
import { Watermark } from '../../kernel/carried/watermark';
import { Loaded } from '../../kernel/loaded';
import { useSeen } from '../../kernel/seen';
import { Page } from '../../kernel/ui/page';
import { Steps } from '../../kernel/ui/steps';
import '../errands.css';
import { Life } from '../matter/life';
import { Promised } from '../matter/promised';
import type { Asking } from './form-props';
import { MoreWays } from './more-ways';
import { Outgoing } from './outgoing';
import { type Standing, useVisit, visitActs } from './use-visit';
import { VisitBar } from './visit-bar';
import { VisitHead } from './visit-head';
import { VisitSheets } from './visit-sheets';

const STEPS = ['打电话', '约时间', '上门', '办完'];
const stepOf = ({ state, contacted }: Standing) => {
  if (state === 'accepted') return contacted ? 1 : 0;
  if (state === 'agreed' || state === 'on_the_way') return 2;
  return state === 'arrived' ? 3 : 4;
};

/** The agent's page of one matter: one big button for what comes next, the rest below it. */
export default function VisitPage() {
  const { id = '' } = useRouter().params;
  useSeen(`errand/${id}`);
  const { errand, waiting, refused, at } = useVisit(id);
  const [asking, ask] = useState<Asking>(null);
  const matter = errand.data;
  const acts = matter ? visitActs(matter) : null;
  return (
    <Page
      title={matter ? `${matter.beneficiary.name}家` : '上门'}
      bar={matter && at && acts ? <VisitBar errand={matter} at={at} acts={acts} onAsk={ask} /> : null}
      over={matter && acts ? <VisitSheets errand={matter} acts={acts} asking={asking} onClose={() => ask(null)} /> : null}
    >
      <Loaded of={errand}>
        {(data: Errand) =>
          at ? (
            <>
              <View className="only-std">
                <Steps names={STEPS} at={stepOf(at)} />
              </View>
              {/* Places of their own: what comes between siblings makes Taro send all of them again. */}
              <View>
                <Outgoing waiting={waiting} refused={refused} />
              </View>
              <VisitHead errand={data} at={at} />
              <View>
                <MoreWays commands={at.commands} onAsk={ask} />
              </View>
              <Life errand={data} reader="staff" />
              <Promised errand={data} reader="staff" />
              <Watermark />
            </>
          ) : null
        }
      </Loaded>
    </Page>
  );
}
