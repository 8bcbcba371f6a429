struct Node {
    Node* children[26] = {};
    int ends = 0;
};

class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        Node* root = new Node();
        int result = 0;
        for (auto& tag : tags) {
            Node* node = root;
            for (char letter : tag) {
                node = node->children[letter - 'a'];
                if (!node) break;
            }
            if (node) result += node->ends;
            node = root;
            for (int i = (int)tag.size() - 1; i >= 0; i--) {
                Node*& child = node->children[tag[i] - 'a'];
                if (!child) child = new Node();
                node = child;
            }
            node->ends++;
        }
        return result;
    }
};
