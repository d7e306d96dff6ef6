import type { Catalogue } from '../catalogue';
import type { posts as zh } from '../zh-CN/posts';

export const posts: Catalogue<typeof zh> = {
  sales: 'Sales',
  sales_assistant: 'Sales assistant',
  finance: 'Finance',
  finance_manager: 'Finance manager',
  invoice_clerk: 'Invoice clerk',
  cashier: 'Cashier',
  warehouse: 'Warehouse',
  checker: 'Checker',
  quality: 'Quality',
  manager: 'Manager',
  boss: 'Boss',
  administrator: 'Administrator',
};
