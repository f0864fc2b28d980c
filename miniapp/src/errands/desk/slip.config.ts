export default definePageConfig({ navigationBarTitleText: '念给对方听' });
