import { MyGroups } from '../groups/groups.card';
import { Watermark } from '../kernel/carried/watermark';
import { Page } from '../kernel/ui/page';
import { Heading } from './heading';
import { PageTabs } from './tab-bar';

/** The groups of those who act for a firm, or serve them in a post. */
export default function GroupsPage() {
  return (
    <Page
      title="交流群"
      tab
      over={
        <>
          <Watermark />
          <PageTabs at="tabs/groups" />
        </>
      }
    >
      <Heading words="交流群" />
      <MyGroups />
    </Page>
  );
}
