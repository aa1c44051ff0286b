//! The static words of the screens.
