//! Capitalised words that make no name: those of the field, days and months, and such as begin many phrases.

/// In the order of the alphabet.
#[rustfmt::skip]
const WORDS: [&str; 276] = [
    "Abuse", "Academy", "Act", "Action", "Adult", "Adults", "Agency", "All", "An", "And", "Anglican", "Annual", "Appendix",
    "April", "Are", "As", "Assessment", "Assistant", "Association", "Assurance", "At", "Audit", "August", "Authority",
    "Autumn", "Board", "Border", "Borough", "Britain", "British", "Business", "By", "Can", "Care", "Catholic", "Central",
    "Centre", "Chair", "Chapter", "Charity", "Chief", "Child", "Childline", "Children", "Christian", "Church", "Clinical",
    "Club", "Code", "College", "Commission", "Commissioner", "Committee", "Common", "Community", "Conduct", "Constabulary",
    "Could", "Council", "Court", "Crime", "Criminal", "Data", "December", "Department", "Deputy", "Designated", "Did",
    "Director", "Disclosure", "District", "Do", "Does", "Domestic", "Each", "Early", "Education", "Educational",
    "Enforcement", "England", "English", "Equality", "European", "Every", "Executive", "Exploitation", "Families", "Family",
    "February", "Football", "For", "Force", "Foundation", "Framework", "Friday", "From", "General", "Governing",
    "Government", "Governor", "Governors", "Group", "Guidance", "Harmful", "Has", "Have", "He", "Head", "Headteacher",
    "Health", "Help", "Home", "Hospital", "Housing", "How", "Hub", "Human", "If", "Immigration", "In", "Independent",
    "Information", "Inspectorate", "Integrated", "Is", "Islamic", "It", "January", "Jewish", "Joint", "July", "June",
    "Justice", "Keeping", "Key", "Lead", "Leader", "Leaders", "Learning", "Level", "Local", "London", "Manager", "Many",
    "March", "May", "Mechanism", "Member", "Mental", "Metropolitan", "Ministry", "Missing", "Monday", "Mosque", "Most",
    "Muslim", "Named", "National", "Needs", "Network", "No", "Not", "November", "Nurse", "Nursery", "October", "Office",
    "Officer", "Ofsted", "On", "Online", "Operation", "Our", "Outcomes", "Parent", "Parents", "Part", "Partnership",
    "People", "Plan", "Police", "Policy", "Practice", "Prevent", "Primary", "Probation", "Procedure", "Procedures",
    "Programme", "Protection", "Public", "Quality", "Quarter", "Record", "Referral", "Register", "Report", "Resources",
    "Review", "Royal", "Safe", "Safeguarding", "Safer", "Saturday", "School", "Schools", "Secondary", "Section", "Senior",
    "September", "Serious", "Service", "Services", "Sharing", "She", "Should", "Since", "Single", "Social", "Society",
    "Some", "Special", "Specialist", "Sport", "Spring", "Staff", "Stage", "Standard", "Standards", "State", "Strategic",
    "Strategy", "Summer", "Sunday", "Supervision", "Support", "Survey", "Synagogue", "Teacher", "Teachers", "Team", "Term",
    "The", "Then", "There", "They", "This", "Thursday", "Together", "Training", "Trust", "Trustee", "Trustees", "Tuesday",
    "Violence", "Voluntary", "Volunteer", "Volunteers", "Was", "We", "Wednesday", "Were", "What", "When", "While",
    "Whistleblowing", "Who", "Winter", "With", "Work", "Working", "Year", "Yes", "You", "Young", "Youth",
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
