//! Nothing: the standard library beneath it is what the build is for.
#![no_std]
