/** What the checks before an approval say, a text for each thing that is found. */
export const orderChecks = {
  paymentTerm: {
    enough: '已到款 {{haveFen, fen}} / 本单 {{totalFen, fen}}',
    short: '已到款 {{haveFen, fen}} / 本单 {{totalFen, fen}}，还差 {{missingFen, fen}}',
    after_shipping: '发货后 {{days, count}} 天付款',
    after_signing: '货到 {{days, count}} 天付款',
    after_invoice: '票到 {{days, count}} 天付款',
    monthly: '月结 {{days, count}} 天',
    monthly_day: '次月 {{days, count}} 日付款',
    next_delivery: '压批，最迟发货后 {{days, count}} 天',
    as_sold: '实销实结',
  },
  credit: {
    within: '占用 {{usedFen, fen}} / 额度 {{limitFen, fen}}，余 {{leftFen, fen}}',
    over: '占用 {{usedFen, fen}} / 额度 {{limitFen, fen}}，超 {{overFen, fen}}',
    notSet: '额度未设置，占用 {{usedFen, fen}}',
    parts: '应收 {{receivableFen, fen}} ＋ 已审未发 {{openFen, fen}} ＋ 本单 {{orderFen, fen}}',
  },
  overdue: {
    none: '没有超期欠款',
    inGrace: '超期 {{overdueFen, fen}}，自 {{oldestDueOn}} 起 {{days, count}} 天，在允许范围内',
    late: '超期 {{overdueFen, fen}}，最早 {{oldestDueOn}} 到期，已 {{days, count}} 天',
  },
  qualification: {
    fine: '购货单位与商品均已通过审核',
    buyer: '{{name}}：购货单位资质{{state, keys}}，不能销售',
    buyerInTrial: '{{name}}：购货单位资质{{state, keys}}，{{untilOn}} 前只提示',
    product: '{{name}}：首营品种{{state, keys}}，不能销售',
    productInTrial: '{{name}}：首营品种{{state, keys}}，{{untilOn}} 前只提示',
  },
  scope: {
    fine: '商品均在经营（诊疗）范围内',
    notEntered: '未录入经营（诊疗）范围，没有核对',
    outside: '{{name}} 属于“{{scopeClass}}”，不在购货单位的范围内',
  },
  unusual: {
    none: '数量和价格与以往相近',
    quantity: '{{name}} 本次 {{orderedQty, qty}}，平时 {{usualQty, qty}}',
    price: '{{name}} 本次 {{price, price}}，上次 {{lastPrice, price}}',
  },
  licences: {
    fine: '{{count, count}} 项证照齐全有效',
    expired: '{{kinds, keys}} {{expiresOn}} 到期',
    missing: '{{kinds, keys}} 未录入',
    missingInTrial: '{{kinds, keys}} 未录入，{{untilOn}} 前只提醒',
    expiring: '{{kinds, keys}} {{expiresOn}} 到期，还有 {{days, count}} 天',
  },
  product: {
    fine: '商品在售，批准文号有效',
    stopped: '{{name}} 已停售',
    incomplete: '{{name}} 资料不完整',
    expired: '{{name}} 批准文号 {{expiresOn}} 到期',
    expiring: '{{name}} 批准文号 {{expiresOn}} 到期，还有 {{days, count}} 天',
  },
  priceFloor: {
    fine: '各行均不低于底价',
    below: '{{name}} 售价 {{price, price}}，低于底价 {{floorPrice, price}}',
    hidden: '{{count, count}} 行低于底价',
  },
  agreedPrice: {
    equal: '与协议价一致',
    none: '没有协议价',
    differs: '{{name}} 售价 {{price, price}}，协议价 {{agreedPrice, price}}',
    hidden: '{{count, count}} 行与协议价不一致',
  },
  awardedPrice: {
    none: '没有中标价或挂网价',
    within: '{{count, count}} 个中标或挂网商品均不高于中标挂网价',
    above:
      '{{name}} 售价 {{price, price}}，高于 {{place, keys}} {{kind, keys}} {{limitPrice, price}}（至 {{until, keys}}）',
    kinds: { award: '中标价', listing: '挂网价' },
  },
  deliveryRelation: {
    notAsked: '没有需要配送关系的商品',
    fine: '{{count, count}} 个商品的配送关系有效',
    missing: '{{name}} 没有配送关系',
    waiting: '{{name}} 的配送关系还没有同意',
    refused: '{{name}} 的配送关系被拒绝：{{reason}}',
    expired: '{{name}} 的配送关系 {{validTo}} 到期',
    notYet: '{{name}} 的配送关系 {{validFrom}} 起生效',
    other: '{{name}} 由 {{distributorName}} 配送，不由我司直接配送',
  },
  region: {
    noAgent: '没有代理商，不需核对区域',
    within: '{{agentName}} 在 {{place, keys}} 有授权',
    notRegistered: '{{agentName}} 未登记 {{name}} 的授权区域',
    outside: '{{name}} 发往 {{place, keys}}，{{agentName}} 的授权区域是 {{regions, keys}}，有窜货风险',
    noProvince: '购货单位没有登记省份，{{name}} 只授权 {{agentName}} 销往 {{regions, keys}}',
    notOnDay: '{{agentName}} 对 {{name}} 的授权在 {{on}} 不生效，有窜货风险',
  },
  twoInvoices: {
    notAsked: '购货单位不是公立医疗机构，不需核对',
    fine: '{{count, count}} 个批号的进货发票齐全',
    missing: '{{name}} 批号 {{batches, keys}} 没有进货发票',
    opening: '{{name}} 批号 {{batches, keys}} 是期初库存，没有进货单可核对',
  },
  duplicate: {
    none: '{{days, count}} 天内无重复单',
    line: '{{number}}（{{submittedOn}}）已订 {{name}} {{orderedQty, qty}}',
    customerNo: '客户订单号 {{customerOrderNo}} 已用于 {{number}}',
  },
  stock: {
    enough: '{{count, count}} 个商品库存充足',
    short: '{{name}} 需 {{neededQty, qty}}，可用 {{availableQty, qty}}，缺 {{shortQty, qty}}',
  },
  tax: {
    fine: '开票资料齐全',
    buyer: '购货单位没有税号',
    product: '{{name}} 缺税率或税收分类编码',
  },
  invoice: {
    none: '没有可核销的预开票',
    settled: '审核时已核销',
    writesOff: '审核后将核销预开票 {{invoiceNumber}}：{{name}} {{qty, qty}}，{{fen, fen}}',
    pricesDiffer:
      '{{name}} 本单 {{price, price}}，预开票 {{invoiceNumber}} 为 {{advancePrice, price}}，价格不一致，{{qty, qty}} 不会自动核销',
  },
} as const;
