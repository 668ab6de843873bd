export default definePageConfig({ navigationBarTitleText: '订单付款', enablePullDownRefresh: true });
