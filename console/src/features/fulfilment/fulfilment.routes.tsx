import { BarcodeOutlined, ImportOutlined, WechatOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { BatchPage } from './batch/BatchPage';
import { ShippingUploadPage } from './shipping-uploads/ShippingUploadPage';
import { UploadsAtRisk } from './shipping-uploads/UploadsAtRisk';
import { WaitingWaybills } from './waybills/WaitingWaybills';
import { WaybillPage } from './waybills/WaybillPage';

export const fulfilmentRoutes: FeatureRoute[] = [
  {
    path: 'batch-shipping/:id?',
    element: <BatchPage />,
    nav: {
      label: 'fulfilment:batchNav',
      icon: <ImportOutlined />,
      permission: 'order.fulfil',
      group: 'fulfilment',
      to: 'batch-shipping',
    },
  },
  {
    path: 'waybills',
    element: <WaybillPage />,
    nav: {
      label: 'fulfilment:waybillNav',
      icon: <BarcodeOutlined />,
      permission: 'order.read',
      group: 'fulfilment',
      Count: WaitingWaybills,
    },
  },
  {
    path: 'wechat-shipping',
    element: <ShippingUploadPage />,
    nav: {
      label: 'fulfilment:uploadNav',
      icon: <WechatOutlined />,
      permission: 'order.read',
      group: 'fulfilment',
      Count: UploadsAtRisk,
    },
  },
];
