template <class T> struct Deeper { static int go() { return Deeper<Deeper<T>>::go(); } };
int main() { return Deeper<int>::go(); }
