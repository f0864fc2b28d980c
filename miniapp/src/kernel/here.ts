import { api } from './api';
import { useRead } from './query';
import { type Place, useMe, useSession } from './session';

const parentOf = (division: string) => (division.length === 12 ? division.slice(0, 9) : division.slice(0, 6));

/** Where one is: the place chosen on this phone, or the home of the account; null while nobody has said. */
export function useHere(): Place | null {
  const chosen = useSession((state) => state.place);
  const me = useMe();
  const home = me?.homeDivision ?? null;
  const asked = !chosen && Boolean(me?.region);
  const counties = useRead(['counties'], () => api.directory.counties(), { enabled: asked }).data?.counties;
  const parent = home ? parentOf(home) : '';
  const around = useRead(['divisions', parent], () => api.directory.divisions({ parent }), { enabled: asked && home !== null }).data
    ?.divisions;
  if (chosen || !me?.region) return chosen;
  return {
    region: me.region,
    countyName: counties?.find(({ region }) => region === me.region)?.name ?? '',
    division: home,
    divisionName: around?.find(({ code }) => code === home)?.name ?? null,
  };
}

/** 石拐区 · 五当召镇, for a line of its own. */
export const placeWords = ({ countyName, divisionName }: Place) => [countyName, divisionName].filter(Boolean).join(' · ');
