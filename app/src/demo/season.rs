//! When people buy: before Christmas more than twice as much as in February.

use jiff::civil::Date;

use super::days_before;
use super::dice::Dice;

/// How many years of sales there are.
pub const YEARS: i64 = 4;
/// Those years in days, the leap day too.
pub const DAYS: i64 = YEARS * 365 + 1;

/// How much is bought in each month, in hundredths of the best.
const MONTHS: [usize; 12] = [44, 36, 44, 50, 50, 48, 40, 34, 50, 56, 70, 100];
/// How often chance is asked again before any day will do.
const PATIENCE: usize = 12;

/// A day some days ago, more likely one on which much is bought.
pub fn seasonal(dice: &mut Dice, today: Date, (least, most): (i64, i64)) -> Date {
    let mut day = today;
    for _ in 0..PATIENCE {
        day = days_before(today, dice.between(least, most));
        let month = usize::try_from(day.month()).unwrap_or(1) - 1;
        if dice.happens(MONTHS.get(month).copied().unwrap_or(0)) {
            break;
        }
    }
    day
}
