//! Full postcodes.

use super::text::{Words, is_space};
use super::{Confidence, Hit, HitKind, hit};

/// The postcode areas in use (Royal Mail). With them "Y11 2ND" is no postcode, because no area is called Y.
const AREAS: &str = "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX \
                     FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG \
                     NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS \
                     TW UB W WA WC WD WF WN WR WS WV YO ZE";

/// How small letters after a digit are read, before they are read as a postcode: "s11 2nd edition", "l3 1hr session".
const UNITS: [&[u8]; 6] = [b"1st", b"2nd", b"3rd", b"th", b"hr", b"yr"];

/// The full postcode that begins with this word, with a space before its last three characters or without.
pub fn find(words: &Words<'_>, at: usize) -> Option<Hit> {
    let length = words.word(at).len();
    let length = if length < 5 { length + 3 } else { length };
    let mut row = [0; 7];
    let row = row.get_mut(..length).filter(|row| row.len() >= 5)?;
    let end = words.gather(at, row, &[length - 3], is_space)?;
    if UNITS.iter().any(|unit| row.ends_with(unit)) {
        return None;
    }
    row.make_ascii_uppercase();
    is_postcode(row).then(|| hit(words.start(at)..end, HitKind::Postcode, Confidence::High))
}

/// The forms of BS7666: `A9`, `A99`, `A9A`, `AA9`, `AA99` or `AA9A`, then `9AA`.
fn is_postcode(row: &[u8]) -> bool {
    let Some((outward, [digit, letters @ ..])) = row.split_at_checked(row.len().saturating_sub(3)) else { return false };
    let is_inward = digit.is_ascii_digit() && letters.iter().all(|c| c.is_ascii_uppercase() && !b"CIKMOV".contains(c));
    let area = outward.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let (area, district) = outward.split_at(area);
    is_inward && (is_area(area) && is_district(area.len(), district) || outward == b"GIR" && row.ends_with(b"0AA"))
}

fn is_area(area: &[u8]) -> bool {
    AREAS.split(' ').any(|known| known.as_bytes() == area)
}

/// One digit or two, or a digit and a letter that this position allows.
fn is_district(area: usize, district: &[u8]) -> bool {
    match district {
        [digit] => digit.is_ascii_digit(),
        [digit, last] => {
            let letters: &[u8] = if area == 1 { b"ABCDEFGHJKPSTUW" } else { b"ABEHMNPRVWXY" };
            digit.is_ascii_digit() && (last.is_ascii_digit() || letters.contains(last))
        }
        _ => false,
    }
}
