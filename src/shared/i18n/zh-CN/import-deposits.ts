/** Deposits outside in a file. */
export const importDepositWords = {
  fields: { payee: '收款单位', depositFen: '保证金金额', paidOn: '付款日期', dueBackOn: '应退日期' },
  hints: {
    payee: '收保证金的单位：招标代理、交易中心或医院。',
    depositFen: '还在外的金额，单位元，大于 0。',
    paidOn: '付出的日期，例如 2026-01-05。',
    dueBackOn: '应退回的日期；不填按付款后 90 天提醒。',
  },
  examples: {
    payee: '厦门市公共资源交易中心',
    depositFen: '20,000.00',
    paidOn: '2026-06-15',
    dueBackOn: '2026-12-15',
  },
  headerWords: {
    payee: '收款单位、收款方、收款人、保证金接收单位、交易中心、代理机构',
    depositFen: '保证金金额、保证金、投标保证金、在外金额、交纳金额',
    paidOn: '付款日期、付款时间、支付日期、交纳日期、缴纳日期、转账日期',
    dueBackOn: '应退日期、退还日期、应退时间、到期日期、预计退回',
  },
} as const;
