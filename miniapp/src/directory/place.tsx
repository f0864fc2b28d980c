import { api } from '../kernel/api';
import { useRead } from '../kernel/query';
import { Cell, Cells } from '../kernel/ui/cell';
import { Page } from '../kernel/ui/page';

export default function PlacePage() {
  const { data } = useRead(['counties'], () => api.directory.counties());
  return (
    <Page title="您在哪儿">
      <Cells>
        {data?.counties.map(({ region, name }) => (
          <Cell key={region} title={name} />
        ))}
      </Cells>
    </Page>
  );
}
