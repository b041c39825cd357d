//! Capitalised words that make no name: those of the field, days and months, and such as begin many phrases.

/// In the order of the alphabet.
#[rustfmt::skip]
const WORDS: [&str; 236] = [
    "Abuse", "Academy", "Act", "Action", "Adult", "Adults", "Agency", "All", "And", "Anglican", "Annual", "Appendix",
    "April", "Assessment", "Assistant", "Association", "Assurance", "Audit", "August", "Authority", "Autumn", "Board",
    "Borough", "Britain", "British", "Business", "Care", "Catholic", "Central", "Centre", "Chair", "Chapter", "Charity",
    "Chief", "Child", "Childline", "Children", "Christian", "Church", "Clinical", "Club", "Code", "College", "Commission",
    "Commissioner", "Committee", "Common", "Community", "Conduct", "Constabulary", "Council", "Court", "Crime", "Criminal",
    "Data", "December", "Department", "Deputy", "Designated", "Director", "Disclosure", "District", "Domestic", "Early",
    "Education", "Educational", "England", "English", "Equality", "European", "Executive", "Exploitation", "Families",
    "Family", "February", "Football", "For", "Foundation", "Framework", "Friday", "General", "Governing", "Government",
    "Governor", "Governors", "Group", "Guidance", "Harmful", "Head", "Headteacher", "Health", "Help", "Home", "Hospital",
    "Housing", "How", "Hub", "Human", "If", "In", "Independent", "Information", "Inspectorate", "Integrated", "Islamic",
    "January", "Jewish", "Joint", "July", "June", "Justice", "Keeping", "Key", "Lead", "Leader", "Leaders", "Learning",
    "Level", "Local", "London", "Manager", "March", "May", "Member", "Mental", "Metropolitan", "Ministry", "Missing",
    "Monday", "Mosque", "Muslim", "Named", "National", "Needs", "Network", "No", "Not", "November", "Nurse", "Nursery",
    "October", "Office", "Officer", "Ofsted", "Online", "Our", "Outcomes", "Parent", "Parents", "Part", "Partnership",
    "People", "Plan", "Police", "Policy", "Practice", "Prevent", "Primary", "Probation", "Procedure", "Procedures",
    "Programme", "Protection", "Public", "Quality", "Quarter", "Record", "Register", "Report", "Resources", "Review",
    "Royal", "Safe", "Safeguarding", "Safer", "Saturday", "School", "Schools", "Secondary", "Section", "Senior",
    "September", "Serious", "Service", "Services", "Sharing", "Single", "Social", "Society", "Special", "Specialist",
    "Sport", "Spring", "Staff", "Stage", "Standard", "Standards", "State", "Strategic", "Strategy", "Summer", "Sunday",
    "Supervision", "Support", "Synagogue", "Teacher", "Teachers", "Team", "Term", "The", "They", "This", "Thursday",
    "Together", "Training", "Trust", "Trustee", "Trustees", "Tuesday", "Violence", "Voluntary", "Volunteer", "Volunteers",
    "We", "Wednesday", "What", "When", "Whistleblowing", "Who", "Winter", "Work", "Working", "Year", "Yes", "Young",
    "Youth",
];

/// Whether a word with a capital is one of them.
pub fn is_of_the_field(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_so_that_each_is_found() {
        assert!(WORDS.is_sorted());
        assert!(is_of_the_field("Safeguarding") && !is_of_the_field("Colindale"));
    }
}
