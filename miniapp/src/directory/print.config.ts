export default definePageConfig({ navigationBarTitleText: '打印和二维码' });
