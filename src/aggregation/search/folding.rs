//! A text as it is compared: without capitals and accents, with plain apostrophes and dashes, and one blank for many.

use crate::model::plain::{Plain, plain};
use std::ops::Range;

/// A text as it is compared, with where each character of that came from.
pub(super) struct Folded {
    text: String,
    /// Of each character, where it begins in the folded text, and the bytes of the original that it stands for.
    from: Vec<(usize, Range<usize>)>,
}

impl Folded {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), from: Vec::new() };
        for (at, character) in text.char_indices() {
            let end = at + character.len_utf8();
            let before = folded.text.len();
            fold_into(&mut folded.text, character);
            if folded.text.len() == before {
                // What nobody sees, and an accent, belong to the letter before them.
                folded.from.last_mut().into_iter().for_each(|(_, original)| original.end = end);
            }
            let added = folded.text.get(before..).unwrap_or_default();
            let places: Vec<usize> = added.char_indices().map(|(within, _)| before + within).collect();
            folded.from.extend(places.into_iter().map(|place| (place, at..end)));
        }
        folded
    }

    /// Where a term stands, in bytes of the original.
    pub(super) fn places<'f>(&'f self, term: &'f str) -> impl Iterator<Item = Range<usize>> + 'f {
        self.text.match_indices(term).filter_map(|(at, term)| {
            let first = self.from.binary_search_by_key(&at, |(place, _)| *place).ok()?;
            let last = self.from.partition_point(|(place, _)| *place < at + term.len()).checked_sub(1)?;
            Some(self.from.get(first)?.1.start..self.from.get(last)?.1.end)
        })
    }
}

/// A text as it is compared.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|character| fold_into(&mut folded, character));
    folded
}

fn fold_into(folded: &mut String, character: char) {
    if matches!(character, '\u{ad}' | '\u{300}'..='\u{36f}') {
        return;
    }
    match plain(character) {
        Plain::Nothing => {}
        Plain::Blank if folded.ends_with(' ') => {}
        Plain::Blank => folded.push(' '),
        Plain::Dash => folded.push('-'),
        Plain::Sign(sign) if sign.is_ascii() => folded.push(sign.to_ascii_lowercase()),
        Plain::Sign(sign) => sign.to_lowercase().for_each(|letter| match letter {
            '\u{300}'..='\u{36f}' => {}
            letter => match unaccented(letter) {
                "" => folded.push(letter),
                plain => folded.push_str(plain),
            },
        }),
    }
}

/// A small letter without its accent, as one writes it on a plain keyboard; empty where it is none of these.
fn unaccented(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}
