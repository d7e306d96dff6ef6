/** Loaded before a hub that lives some days ago: every thread of it reads its clock through this. */
const MS_PER_DAY = 86_400_000;
const behindMs = Number(process.env['TONGDAN_TEST_DAYS_BACK'] ?? 0) * MS_PER_DAY;
const now = Date.now.bind(Date);
Date.now = () => now() - behindMs;
