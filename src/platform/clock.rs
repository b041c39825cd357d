//! Time and chance, which the core is always given and never takes.

use js_sys::Date;

/// Now, as an RFC 3339 time in UTC.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Milliseconds since 1970.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// Milliseconds since 1970 of an RFC 3339 time; not a number where it is none.
pub fn milliseconds_of(at: &str) -> f64 {
    Date::parse(at)
}

/// An RFC 3339 time that many days before now.
pub fn days_ago(days: u32) -> String {
    let day = 24.0 * 60.0 * 60.0 * 1000.0;
    Date::new(&(Date::now() - f64::from(days) * day).into()).to_iso_string().into()
}

/// Today on this device, as an ISO date.
pub fn today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The time of day on this device, "14:02", of an RFC 3339 time.
pub fn time_of_day(at: &str) -> String {
    let at = Date::new(&at.into());
    format!("{:02}:{:02}", at.get_hours(), at.get_minutes())
}

/// The time of day on this device to the second, "14:02:07", of an RFC 3339 time.
pub fn time_with_seconds(at: &str) -> String {
    format!("{}:{:02}", time_of_day(at), Date::new(&at.into()).get_seconds())
}

/// The day on this device, as an ISO date, of an RFC 3339 time.
pub fn day(at: &str) -> String {
    let at = Date::new(&at.into());
    format!("{:04}-{:02}-{:02}", at.get_full_year(), at.get_month() + 1, at.get_date())
}

/// A new id that no other device will make.
pub fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// A random number.
pub fn chance() -> u64 {
    let (high, low) = uuid::Uuid::new_v4().as_u64_pair();
    // Version and variant bits of a UUID are fixed; mixing the halves leaves none of them alone.
    high.rotate_left(32) ^ low
}
