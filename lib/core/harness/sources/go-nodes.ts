export const LIST_NODE = `
type ListNode struct {
	Val  int
	Next *ListNode
}
`;

export const TREE_NODE = `
type TreeNode struct {
	Val   int
	Left  *TreeNode
	Right *TreeNode
}
`;

export const LIST_CODEC = `
func harness_decodeLinkedList() *ListNode {
	if harness_nextIsWord("null") {
		return nil
	}
	var head *ListNode
	values := harness_decodeList(harness_decodeInt)()
	for i := len(values) - 1; i >= 0; i-- {
		head = &ListNode{Val: values[i], Next: head}
	}
	return head
}

func harness_encodeLinkedList(head *ListNode) {
	values := []int{}
	for node := head; node != nil; node = node.Next {
		if len(values) == 10000000 {
			harness_fail("the returned list does not end")
		}
		values = append(values, node.Val)
	}
	harness_encodeList(harness_encodeInt)(values)
}
`;

export const TREE_CODEC = `
func harness_decodeTree() *TreeNode {
	if harness_nextIsWord("null") {
		return nil
	}
	nodes := harness_decodeList(func() *TreeNode {
		if harness_nextIsWord("null") {
			return nil
		}
		return &TreeNode{Val: harness_decodeInt()}
	})()
	if len(nodes) == 0 {
		return nil
	}
	parents := []*TreeNode{}
	for i, node := range nodes {
		if i > 0 {
			if (i-1)/2 >= len(parents) {
				harness_fail("a tree node without a parent")
			}
			if i%2 == 1 {
				parents[(i-1)/2].Left = node
			} else {
				parents[(i-1)/2].Right = node
			}
		}
		if node != nil {
			parents = append(parents, node)
		}
	}
	return nodes[0]
}

func harness_encodeTree(root *TreeNode) {
	nodes := []*TreeNode{root}
	for i := 0; i < len(nodes); i++ {
		if len(nodes) > 10000000 {
			harness_fail("the returned tree does not end")
		}
		if nodes[i] != nil {
			nodes = append(nodes, nodes[i].Left, nodes[i].Right)
		}
	}
	for len(nodes) > 0 && nodes[len(nodes)-1] == nil {
		nodes = nodes[:len(nodes)-1]
	}
	harness_encodeList(func(node *TreeNode) {
		if node == nil {
			harness_output = append(harness_output, "null"...)
		} else {
			harness_encodeInt(node.Val)
		}
	})(nodes)
}
`;
