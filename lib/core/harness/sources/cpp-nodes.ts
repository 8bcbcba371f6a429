export const LIST_NODE = `
struct ListNode {
    int val;
    ListNode* next;
    ListNode() : val(0), next(nullptr) {}
    ListNode(int x) : val(x), next(nullptr) {}
    ListNode(int x, ListNode* next) : val(x), next(next) {}
};
`;

export const TREE_NODE = `
struct TreeNode {
    int val;
    TreeNode* left;
    TreeNode* right;
    TreeNode() : val(0), left(nullptr), right(nullptr) {}
    TreeNode(int x) : val(x), left(nullptr), right(nullptr) {}
    TreeNode(int x, TreeNode* left, TreeNode* right) : val(x), left(left), right(right) {}
};
`;

export const LIST_CODEC = String.raw`
static void decode(ListNode*& head) {
    std::vector<int> values;
    if (next_is_word("null")) values.clear();
    else decode(values);
    head = nullptr;
    for (size_t i = values.size(); i-- > 0;) head = new ListNode(values[i], head);
}

static void encode(ListNode* const& head) {
    std::vector<int> values;
    for (ListNode* node = head; node; node = node->next) {
        if (values.size() == 10000000) fail("the returned list does not end");
        values.push_back(node->val);
    }
    encode(values);
}
`;

export const TREE_CODEC = String.raw`
static bool decode_child(std::deque<TreeNode*>& parents, TreeNode*& child) {
    if (!next_is_word("null")) {
        int value;
        decode(value);
        parents.push_back(child = new TreeNode(value));
    }
    return next_is(',');
}

static void decode(TreeNode*& root) {
    root = nullptr;
    if (next_is_word("null")) return;
    expect('[');
    if (next_is(']')) return;
    std::deque<TreeNode*> parents;
    bool more = decode_child(parents, root);
    while (more) {
        if (parents.empty()) fail("a tree node without a parent");
        TreeNode* parent = parents.front();
        parents.pop_front();
        more = decode_child(parents, parent->left) && decode_child(parents, parent->right);
    }
    expect(']');
}

static void encode(TreeNode* const& root) {
    std::vector<TreeNode*> nodes;
    if (root) nodes.push_back(root);
    for (size_t i = 0; i < nodes.size(); i++) {
        if (nodes.size() > 10000000) fail("the returned tree does not end");
        if (!nodes[i]) continue;
        nodes.push_back(nodes[i]->left);
        nodes.push_back(nodes[i]->right);
    }
    while (!nodes.empty() && !nodes.back()) nodes.pop_back();
    output += '[';
    for (size_t i = 0; i < nodes.size(); i++) {
        if (i) output += ',';
        if (nodes[i]) encode(nodes[i]->val);
        else output += "null";
    }
    output += ']';
}
`;
