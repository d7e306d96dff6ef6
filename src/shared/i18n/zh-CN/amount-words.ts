/** Words of amounts in capital characters, as bills and vouchers require them. Data of chinese-amount.ts. */
export const amountWords = {
  digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
  /** Places within a group of four digits, from the units upwards. */
  places: ['', '拾', '佰', '仟'],
  tenThousand: '万',
  hundredMillion: '亿',
  yuan: '元',
  tenth: '角',
  hundredth: '分',
  whole: '整',
  negative: '负',
} as const;
