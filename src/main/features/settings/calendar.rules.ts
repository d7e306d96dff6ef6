/** Working days by the calendar of the book; rules of other features take them from where they are kept. */
export {
  addWorkdays,
  type Calendar,
  hasYear,
  isWeekend,
  isWorkday,
  lastWorkday,
  missingYears,
  nextWorkday,
  workdaysBetween,
} from '../../../shared/domain/workdays';
