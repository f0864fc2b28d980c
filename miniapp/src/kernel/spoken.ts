import { mergeInternalComponents } from '@tarojs/shared';
import { isWeapp } from './platform';

// The templates were built with these attributes (config/spoken.ts): the runtime has to know them before the first page is drawn.
if (isWeapp) mergeInternalComponents(SPOKEN);
