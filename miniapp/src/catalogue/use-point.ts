import { useRouter } from '@tarojs/taro';
import { useHere } from '../kernel/here';

/** Whose list somebody reads: the point a link names, or the one that serves where they are; null while nobody has said. */
export function usePoint() {
  const { unit, region: asked } = useRouter().params;
  const here = useHere();
  const region = asked ?? here?.region;
  if (!region) return null;
  const place = here?.region === region ? here.division : null;
  const point = unit ? { unit } : place ? { place } : {};
  return { region, point };
}
export type Point = NonNullable<ReturnType<typeof usePoint>>;

/** The same for the next page. */
export const pointQuery = ({ region, point }: Point): Record<string, string> => ({ region, ...('unit' in point && { unit: point.unit }) });
