import { View } from '@tarojs/components';
import { Voices } from '../directory/directory.card';
import { MattersUnderWay } from '../errands/errands.card';
import { Entries } from './entries';

/** What one can ask for, what is under way, and a human voice. */
export function Citizen() {
  return (
    <>
      <Entries />
      {/* A place of its own: what comes between siblings makes Taro send all of them again. */}
      <View>
        <MattersUnderWay />
      </View>
      <Voices />
    </>
  );
}
