export default definePageConfig({ navigationBarTitleText: '群里的处理' });
