import './home.css';
import { Page } from '../kernel/ui/page';
import { Citizen } from './citizen';
import { Hero } from './hero';
import { PageTabs } from './tab-bar';

/** The first tab: the home of a citizen, or the work of the post one acts in. */
export default function HomePage() {
  return (
    <Page title="首页" tab top={<Hero />} over={<PageTabs at="tabs/home" />}>
      <Citizen />
    </Page>
  );
}
