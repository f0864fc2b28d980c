import type { TemplateName } from 'shared-types/notices';
import { env } from '../../cloud/src/config/env';

/** The county's templates as the platform knows them. */
export const TEMPLATE_IDS: Record<TemplateName, string> = { progress: 'P'.repeat(43), visit: 'V'.repeat(43), task: 'K'.repeat(43) };
export const CONFIGURED = `progress=${TEMPLATE_IDS.progress}/thing1,phrase2,time3,thing4; visit=${TEMPLATE_IDS.visit}/thing1,time2,thing3; task=${TEMPLATE_IDS.task}/thing1,phrase2,time3,thing4`;

/** From here on the service knows the county's templates. */
export const withTemplates = () => Object.assign(env, { WECHAT_TEMPLATES: CONFIGURED });
