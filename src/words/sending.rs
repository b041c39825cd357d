//! What is written to the partnership when a return is sent to it.

use std::fmt::Write;

/// What a mail is sent with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enclosed {
    /// The return.
    #[default]
    Return,
    /// An update on its actions.
    Update,
}

/// What a mail says that a return, or an update on it, is sent with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sending<'s> {
    /// Where it goes.
    pub email: &'s str,
    /// Whose the return is; may be empty.
    pub organisation: &'s str,
    /// What was answered.
    pub questionnaire: &'s str,
    /// The round; may be empty.
    pub cycle: &'s str,
    /// The return's reference.
    pub reference: &'s str,
    /// The file that was downloaded.
    pub file: &'s str,
    /// What that is.
    pub enclosed: Enclosed,
}

/// The address of a mail that is begun (RFC 6068): to whom, its subject, and what is to be attached. Nothing that was answered is
/// in it.
pub fn mail(of: Sending<'_>) -> String {
    let round = if of.cycle.is_empty() { String::new() } else { format!(", {}", of.cycle) };
    let whose = if of.organisation.trim().is_empty() { String::new() } else { format!(", {}", of.organisation.trim()) };
    let (update, what) = match of.enclosed {
        Enclosed::Return => ("", "our return to"),
        Enclosed::Update => ("Update: ", "an update on the actions in our return to"),
    };
    let subject = format!("{update}{}{round}: {}{whose}", of.questionnaire, of.reference);
    let body = format!(
        "Please find attached {what} “{}”{round}, reference {}.\n\nBefore you send this, attach the file that you \
         downloaded: {}\n",
        of.questionnaire, of.reference, of.file
    );
    // Lines of a mail end with both signs.
    let body = body.replace('\n', "\r\n");
    format!("mailto:{}?subject={}&body={}", encoded(of.email, "@"), encoded(&subject, ""), encoded(&body, ""))
}

/// As it may stand in an address, with these signs as they are.
fn encoded(text: &str, as_they_are: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        let sign = char::from(byte);
        if sign.is_ascii_alphanumeric() || "-._~".contains(sign) || as_they_are.contains(sign) {
            out.push(sign);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_says_what_to_attach_and_nothing_in_a_name_ends_its_subject() {
        let of = Sending {
            email: "audit@fernbridge.example",
            organisation: "Ash & Elm?body=x",
            questionnaire: "Section 11",
            cycle: "2026-27",
            reference: "S11-1",
            file: "S11-1.json",
            enclosed: Enclosed::Return,
        };
        let update = super::mail(Sending { enclosed: Enclosed::Update, ..of });
        assert!(update.contains("subject=Update%3A%20Section") && update.contains("an%20update%20on%20the%20actions"));
        let mail = mail(of);
        assert!(
            mail.starts_with("mailto:audit@fernbridge.example?subject=Section%2011%2C%202026-27%3A%20S11-1%2C%20Ash%20%26%20Elm")
        );
        assert_eq!(mail.matches("body=").count(), 1, "{mail}");
        assert!(mail.contains("S11-1.json%0D%0A") && !mail.contains('+') && !mail.contains(' '));
    }
}
