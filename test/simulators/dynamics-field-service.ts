import { stamps, state, type Table } from './dynamics-tables.ts';

/** The tables that Field Service adds. */
export const FIELD_SERVICE: Record<string, Table> = {
  msdyn_purchaseorder: {
    set: 'msdyn_purchaseorders',
    id: 'msdyn_purchaseorderid',
    columns: {
      ...{ msdyn_purchaseorderid: 'id', msdyn_name: 'text', msdyn_vendor: 'lookup' },
      ...{ msdyn_purchaseorderdate: 'instant', msdyn_dateexpected: 'instant', msdyn_systemstatus: 'choice' },
      ...{ msdyn_totalamount: 'money', transactioncurrencyid: 'lookup', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: {
      msdyn_systemstatus: {
        690970000: 'Draft',
        690970001: 'Submitted',
        690970002: 'Canceled',
        690970003: 'Products Received',
        690970004: 'Billed',
      },
    },
    targets: {
      msdyn_vendor: ['account'],
      transactioncurrencyid: ['transactioncurrency'],
      ownerid: ['systemuser'],
    },
  },
  msdyn_purchaseorderproduct: {
    set: 'msdyn_purchaseorderproducts',
    id: 'msdyn_purchaseorderproductid',
    columns: {
      ...{ msdyn_purchaseorderproductid: 'id', msdyn_purchaseorder: 'lookup', msdyn_lineorder: 'number' },
      ...{ msdyn_product: 'lookup', msdyn_description: 'text', msdyn_quantity: 'number' },
      ...{ msdyn_qtyreceived: 'number', msdyn_qtybilled: 'number', msdyn_unitcost: 'money' },
      ...{ msdyn_totalcost: 'money', msdyn_dateexpected: 'instant', msdyn_itemstatus: 'choice' },
      ...{ transactioncurrencyid: 'lookup' },
      ...stamps,
    },
    labels: { msdyn_itemstatus: { 690970000: 'Pending', 690970001: 'Received', 690970002: 'Canceled' } },
    targets: {
      msdyn_purchaseorder: ['msdyn_purchaseorder'],
      msdyn_product: ['product'],
      transactioncurrencyid: ['transactioncurrency'],
    },
  },
  msdyn_purchaseorderreceipt: {
    set: 'msdyn_purchaseorderreceipts',
    id: 'msdyn_purchaseorderreceiptid',
    columns: {
      ...{ msdyn_purchaseorderreceiptid: 'id', msdyn_name: 'text', msdyn_datereceived: 'instant' },
      ...{ msdyn_purchaseorder: 'lookup' },
      ...stamps,
    },
    targets: { msdyn_purchaseorder: ['msdyn_purchaseorder'] },
  },
  msdyn_purchaseorderreceiptproduct: {
    set: 'msdyn_purchaseorderreceiptproducts',
    id: 'msdyn_purchaseorderreceiptproductid',
    columns: {
      ...{ msdyn_purchaseorderreceiptproductid: 'id', msdyn_purchaseorderreceipt: 'lookup' },
      ...{ msdyn_purchaseorderproduct: 'lookup', msdyn_quantity: 'number' },
      ...stamps,
    },
    targets: {
      msdyn_purchaseorderreceipt: ['msdyn_purchaseorderreceipt'],
      msdyn_purchaseorderproduct: ['msdyn_purchaseorderproduct'],
    },
  },
};
