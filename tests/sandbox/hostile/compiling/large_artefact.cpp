// A program of two gigabytes.
char held[2147483647] = {1};
int main() {}
