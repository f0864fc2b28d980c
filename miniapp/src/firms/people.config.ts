export default definePageConfig({ navigationBarTitleText: '谁代表这家单位' });
