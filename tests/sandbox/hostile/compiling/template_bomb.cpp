// Each level makes two of the next.
template <int n, int m> struct Node { Node<n - 1, 2 * m> left; Node<n - 1, 2 * m + 1> right; };
template <int m> struct Node<0, m> { char c; };
int main() { return sizeof(Node<60, 0>); }
