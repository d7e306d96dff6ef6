/** Names of the posts, as they stand in lists of people and in "who may do it". */
export const posts = {
  sales: '销售',
  sales_assistant: '销售内勤',
  finance: '财务',
  finance_manager: '财务经理',
  invoice_clerk: '开票员',
  cashier: '出纳',
  warehouse: '仓管',
  checker: '复核员',
  quality: '质管员',
  manager: '经理',
  boss: '老板',
  administrator: '管理员',
} as const;
