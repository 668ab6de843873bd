import Taro from '@tarojs/taro';

/** On H5 a page's `path` has lost the parameters it was opened with; Taro keeps them here. */
interface OpenPage {
  path?: string;
  $taroParams?: Record<string, string | number>;
}

/** The parameters of an address, comparable; Taro's own are none of them. */
function comparable(query: string): string {
  const params = new URLSearchParams(query);
  params.delete('stamp');
  params.delete('$taroTimestamp');
  params.sort();
  return params.toString();
}

/**
 * H5: Taro finds the page of a typed or gone-back-to address by its path alone, and would show product 19 under the
 * address of product 41. Loads the document anew then.
 */
export function followAddress() {
  const check = () => {
    const { path = '', $taroParams = {} } = (Taro.getCurrentPages().pop() ?? {}) as OpenPage;
    const [wantedPath = '', wanted = ''] = window.location.hash.slice(1).split('?');
    const shown = Object.entries($taroParams).map((pair) => pair.join('='));
    if (path.split('?')[0] === wantedPath && comparable(shown.join('&')) !== comparable(wanted))
      window.location.reload();
  };
  // Taro's own listener goes first.
  window.addEventListener('hashchange', () => setTimeout(check));
}
