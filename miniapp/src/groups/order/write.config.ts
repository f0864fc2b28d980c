export default definePageConfig({ navigationBarTitleText: '写给大家' });
