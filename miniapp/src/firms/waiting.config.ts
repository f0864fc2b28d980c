export default definePageConfig({ navigationBarTitleText: '核实单位' });
