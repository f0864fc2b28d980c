export default definePageConfig({ navigationBarTitleText: '群二维码', enableShareAppMessage: true });
