import { env } from '../../cloud/src/config/env';
import { CONFIGURED } from './wechat/fake.account';

/** From here on the service knows the county's templates. */
export const withTemplates = () => Object.assign(env, { WECHAT_TEMPLATES: CONFIGURED });
