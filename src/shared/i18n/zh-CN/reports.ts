/** Figures of the house. */
export const reports = {
  title: '订单处理及时率',
  range: '提交日期',
  by: { label: '分组', person: '按人', week: '按周' },
  hint: '按所选日期内提交的订单计算。只统计单据上记录的时刻；工作时间为周一至周五 8:30–17:30。',
  empty: '这段时间没有提交的订单。',
  all: '全部',
  columns: {
    group: '人员或周',
    step: '环节',
    doneCount: '已完成',
    median: '中位用时',
    onTimeCount: '及时',
    onTimeBp: '及时率',
    waitingCount: '仍在等待',
  },
  steps: {
    approve: '提交→审核',
    note: '审核→开单',
    pick: '开单→拣货',
    check: '拣货→复核',
    ship: '复核→发货',
    sign: '发货→签收',
  },
  hours: '{{hours}} 小时',
  days: '{{count, count}} 天',
  refusal: { range: '请选择起止日期，最多 {{days}} 天。' },
} as const;
