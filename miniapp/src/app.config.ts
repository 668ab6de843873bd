export default defineAppConfig({
  pages: ['pages/home/index', 'pages/category/index', 'pages/cart/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/catalog', pages: ['pages/product/index', 'pages/search/index', 'pages/reviews/index'] },
    {
      root: 'packages/checkout',
      pages: [
        'pages/confirm/index',
        'pages/placed/index',
        'pages/stores/index',
        'pages/addresses/index',
        'pages/address/index',
      ],
    },
    {
      root: 'packages/order',
      pages: [
        'pages/list/index',
        'pages/detail/index',
        'pages/tracking/index',
        'pages/cashier/index',
        'pages/pay-link/index',
        'pages/cancellation/index',
        'pages/proof/index',
        'pages/review/index',
        'pages/after-sale/index',
        'pages/after-sale-apply/index',
      ],
    },
    { root: 'packages/verifier', pages: ['pages/desk/index', 'pages/redeem/index', 'pages/history/index'] },
    {
      root: 'packages/account',
      pages: ['pages/sign-in/index', 'pages/profile/index', 'pages/balance/index'],
    },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['packages/catalog'] } },
  window: {
    navigationStyle: 'default',
    backgroundTextStyle: 'dark',
    backgroundColor: '#f5f5f2',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '篮子',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    color: '#6b6f6c',
    selectedColor: '#12805c',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-active.png',
      },
      {
        pagePath: 'pages/category/index',
        text: '分类',
        iconPath: 'assets/tab/category.png',
        selectedIconPath: 'assets/tab/category-active.png',
      },
      {
        pagePath: 'pages/cart/index',
        text: '购物车',
        iconPath: 'assets/tab/cart.png',
        selectedIconPath: 'assets/tab/cart-active.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/me.png',
        selectedIconPath: 'assets/tab/me-active.png',
      },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用于按距离排列自提门店' } },
  requiredPrivateInfos: ['getLocation'],
});
