import { View } from '@tarojs/components';
import { MyMatters } from '../errands/errands.card';
import { Page } from '../kernel/ui/page';
import { Heading } from './heading';
import { PageTabs } from './tab-bar';
import { TicketsEntry } from './tickets-entry';

export default function MattersPage() {
  return (
    <Page title="办事" tab over={<PageTabs at="tabs/matters" />}>
      <Heading words="办事" />
      <TicketsEntry />
      <View className="mt12">
        <MyMatters />
      </View>
    </Page>
  );
}
