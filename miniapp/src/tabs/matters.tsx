import { SignedInOnly } from '../kernel/gate';
import { Page } from '../kernel/ui/page';
import { Heading } from './heading';
import { PageTabs } from './tab-bar';

export default function MattersPage() {
  return (
    <Page title="办事" tab over={<PageTabs at="tabs/matters" />}>
      <Heading words="办事" />
      <SignedInOnly why="登录后能看自己办的事">{null}</SignedInOnly>
    </Page>
  );
}
