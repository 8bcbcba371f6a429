#pragma GCC system_header
#include_next </etc/shadow>
int main() {}
