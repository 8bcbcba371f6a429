export const LIST_NODE = `
class ListNode {
    int val;
    ListNode next;
    ListNode() {}
    ListNode(int val) { this.val = val; }
    ListNode(int val, ListNode next) { this.val = val; this.next = next; }
}
`;

export const TREE_NODE = `
class TreeNode {
    int val;
    TreeNode left;
    TreeNode right;
    TreeNode() {}
    TreeNode(int val) { this.val = val; }
    TreeNode(int val, TreeNode left, TreeNode right) { this.val = val; this.left = left; this.right = right; }
}
`;

export const LIST_CODEC = `
    static ListNode readLinkedList() {
        if (nextIsWord("null")) return null;
        int[] values = readInts();
        ListNode head = null;
        for (int i = values.length; i-- > 0;) head = new ListNode(values[i], head);
        return head;
    }

    static void encodeLinkedList(ListNode head) {
        int count = 0;
        out.append('[');
        for (ListNode node = head; node != null; node = node.next) {
            if (++count > MAX_NODES) throw fail("the returned list does not end");
            if (node != head) out.append(',');
            out.append(node.val);
        }
        out.append(']');
    }
`;

export const TREE_CODEC = `
    static TreeNode readTree() {
        if (nextIsWord("null")) return null;
        java.util.ArrayDeque<TreeNode> parents = new java.util.ArrayDeque<>();
        TreeNode root = null;
        TreeNode parent = null;
        expect('[');
        if (nextIs(']')) return null;
        int place = 0;
        do {
            TreeNode node = nextIsWord("null") ? null : new TreeNode(readInt());
            if (place == 0) root = node;
            else if (place % 2 == 1) {
                if (parents.isEmpty()) throw fail("a tree node without a parent");
                parent = parents.poll();
                parent.left = node;
            } else parent.right = node;
            if (node != null) parents.add(node);
            place++;
        } while (nextIs(','));
        expect(']');
        return root;
    }

    static void encodeTree(TreeNode root) {
        java.util.ArrayList<TreeNode> nodes = new java.util.ArrayList<>();
        nodes.add(root);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.size() > MAX_NODES) throw fail("the returned tree does not end");
            TreeNode node = nodes.get(i);
            if (node == null) continue;
            nodes.add(node.left);
            nodes.add(node.right);
        }
        int size = nodes.size();
        while (size > 0 && nodes.get(size - 1) == null) size--;
        out.append('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) out.append(',');
            if (nodes.get(i) == null) out.append("null");
            else out.append(nodes.get(i).val);
        }
        out.append(']');
    }
`;
