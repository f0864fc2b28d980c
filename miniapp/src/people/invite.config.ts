export default definePageConfig({ navigationBarTitleText: '邀请一个人', enableShareAppMessage: true });
