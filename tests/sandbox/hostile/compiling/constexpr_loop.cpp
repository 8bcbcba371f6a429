constexpr int forever() { unsigned long i = 0; while (true) i++; return 0; }
static_assert(forever() == 0);
int main() {}
