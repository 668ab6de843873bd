/// <reference types="@tarojs/taro" />
declare module '*.png' {
  const url: string;
  export default url;
}
declare module '*.mp3' {
  const url: string;
  export default url;
}
declare module '*.scss';
/** Where the API is: '' (same origin) for H5, a whole address for the mini-program. */
declare const API_BASE: string;
declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}
