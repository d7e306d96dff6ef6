/**
 * Texts with numbers, by code. The first whose parameters are all given is shown instead of the plain text of
 * problem.ts, so the richest comes first. Formats behind the comma: ../formats.ts.
 */
export const problemCases = {
  RATE_LIMITED: { wait: '操作太频繁，已暂时拦下。请 {{waitSeconds, count}} 秒后再试。' },
  FORBIDDEN: { posts: '您的岗位不能做这一步，可以由以下岗位处理：{{posts, posts}}。' },
  CONFLICT: {
    who: '{{by}} 在 {{at, instant}} 改过这条记录，您的修改没有保存。请刷新后对照最新内容，再改一次。',
  },
  STATE_CONFLICT: {
    who: '{{by}} 已在 {{at, instant}} 处理过，单据现在是“{{state, keys}}”。请刷新后按最新状态处理。',
    state: '单据现在是“{{state, keys}}”，这一步不能做。请刷新后按最新状态处理。',
  },
  SELF_APPROVAL: {
    number: '{{number}} 由您提交或最后修改，不能由您审核。请另一位有审核权限的同事审核。',
  },
  SAME_PERSON: {
    steps:
      '“{{first, keys}}”和“{{second, keys}}”不能由同一个人完成。请换另一位同事操作；人手不足的公司可由老板签署兼岗设置。',
  },
  DUPLICATE: {
    number: '“{{value}}”已存在于 {{number}}，没有重复保存。请打开已有的记录，或修改后再保存。',
    value: '“{{value}}”已存在，没有重复保存。请打开已有的记录，或修改后再保存。',
  },
  IN_USE: { count: '这条记录正被 {{count, count}} 处引用，不能删除。可以把它停用，或先处理引用它的单据。' },
  PRODUCT_INCOMPLETE: {
    missing: '商品“{{name}}”还缺：{{missing, keys}}。补齐后才能下单。',
    name: '商品“{{name}}”的资料不完整，暂时不能下单。请先补齐商品资料。',
  },
  CUSTOMER_INCOMPLETE: {
    missing: '客户“{{name}}”还缺：{{missing, keys}}。补齐后才能下单。',
    name: '客户“{{name}}”的资料不完整，暂时不能下单。请先补齐客户资料。',
  },
  CHECKS_BLOCK: {
    checks: '有 {{count, count}} 项检查没有通过：{{checks, keys}}。请逐项处理，或申请放行。',
    count: '有 {{count, count}} 项检查没有通过，单据还不能审核。请逐项处理红色项目，或申请放行。',
  },
  QUANTITY_EXCEEDED: {
    name: '“{{name}}”最多 {{maxQty, qty}}，您填了 {{askedQty, qty}}。请减少数量，或先调整来源单据。',
    numbers: '最多 {{maxQty, qty}}，您填了 {{askedQty, qty}}。请减少数量，或先调整来源单据。',
  },
  STOCK_SHORT: {
    name: '“{{name}}”需要 {{neededQty, qty}}，可用 {{availableQty, qty}}。请减少数量、改用其他批次，或等到货后再处理。',
    numbers: '需要 {{neededQty, qty}}，可用 {{availableQty, qty}}。请减少数量、改用其他批次，或等到货后再处理。',
  },
  LOT_NOT_SELLABLE: {
    recall: '批号 {{lot}} 正在召回（{{recall}}）：{{why}}。这批货不能发出，请换批次。',
    why: '批号 {{lot}} 已锁定：{{why}}。请换批次，或请质管员处理。',
    reason: '批号 {{lot}} 现在不能销售：{{reason, keys}}。请改选其他批次，或请质管员处理。',
    expired: '批号 {{lot}} 的有效期至 {{expiresOn}}，已不能销售。请改选其他批次。',
    lot: '批号 {{lot}} 现在不能销售。请改选其他批次，或请质管员处理。',
  },
  WRONG_SCAN: {
    expected: '扫到 {{scanned}}，这里需要 {{expected}}。请核对实物后重新扫描。',
    scanned: '这里不需要 {{scanned}}。请核对实物后重新扫描。',
  },
  PASSWORD_WEAK: {
    short: '密码至少 {{minLength}} 个字符，不要用常见词、公司名或登录名。请换一个再试。',
  },
  IMPORT_REJECTED: {
    rows: '共 {{rows, count}} 行，其中 {{badRows, count}} 行有错误，没有导入任何一行。请按错误说明修改后重新导入。',
  },
  FILE_REJECTED: {
    tooBig: '文件超过 {{maxMb}} MB，无法接收。请拆成几个文件，或去掉图片后再试。',
    tooManyRows: '文件超过 {{maxRows, count}} 行。请拆成几个文件，分次导入。',
    wrongKind: '这种文件不能接收，可以用：{{kinds}}。请另存为其中一种格式后再试。',
  },
  PERIOD_CLOSED: {
    period: '{{period}} 已经结账，不能再登记或修改。请改用未结账月份的日期；确需修改，请老板反结账。',
  },
  POSTED_IMMUTABLE: { number: '{{number}} 已记账，不能修改或删除。请用冲销单更正，并写明原因。' },
  QUERY_TIMEOUT: { seconds: '查询超过 {{seconds}} 秒，已停止。请缩小日期范围或增加筛选条件后再查。' },
  STORAGE_FULL: {
    free: '磁盘只剩 {{freeMb, count}} MB，为保护数据已停止写入；查询、导出和备份仍可使用。请清理磁盘后重试。',
  },
  DB_TOO_NEW: {
    versions:
      '账套的数据版本是 {{fileVersion}}，本机的通单最高支持 {{appVersion}}，文件没有被改动。请升级本机的通单后再打开。',
  },
  VERSION_MISMATCH: {
    versions: '本机程序是 {{own}}，主机是 {{other}}。请刷新页面；仍然提示时，请把两边升级到同一版本。',
  },
  INTERNAL: {
    number: '程序出现意外错误，这次操作没有完成。请重试；再次出现请把错误编号 {{correlationId}} 告诉管理员。',
  },
} as const;
