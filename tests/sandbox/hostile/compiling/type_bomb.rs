type A = [(u64, u64); 1 << 40];

static HUGE: A = [(0, 0); 1 << 40];

fn main() {
    println!("{}", HUGE.len());
}
