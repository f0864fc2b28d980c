import { SignedInOnly } from '../kernel/gate';
import { Page } from '../kernel/ui/page';
import { PrivacyConsents } from './privacy-consents';
import { PrivacyErasure } from './privacy-erasure';
import { PrivacyExport } from './privacy-export';

/** What somebody agreed to, what the house knows, and the way out. */
export default function PrivacyPage() {
  return (
    <Page title="隐私与数据">
      <SignedInOnly why="登录后才能管自己的数据">
        <PrivacyConsents />
        <PrivacyExport />
        <PrivacyErasure />
      </SignedInOnly>
    </Page>
  );
}
