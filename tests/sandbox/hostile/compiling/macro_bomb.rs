#![recursion_limit = "4294967295"]

macro_rules! bomb {
    ($($t:tt)*) => { bomb!($($t)* $($t)* x) };
}

fn main() {
    bomb!(x x x x);
}
