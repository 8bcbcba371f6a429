export const LIST_NODE = `    #[derive(PartialEq, Eq, Clone, Debug)]
    pub struct ListNode {
        pub val: i32,
        pub next: Option<Box<ListNode>>,
    }
    impl ListNode {
        #[inline]
        pub fn new(val: i32) -> Self {
            ListNode { next: None, val }
        }
    }
`;

export const TREE_NODE = `    #[derive(Debug, PartialEq, Eq)]
    pub struct TreeNode {
        pub val: i32,
        pub left: Option<std::rc::Rc<std::cell::RefCell<TreeNode>>>,
        pub right: Option<std::rc::Rc<std::cell::RefCell<TreeNode>>>,
    }
    impl TreeNode {
        #[inline]
        pub fn new(val: i32) -> Self {
            TreeNode { val, left: None, right: None }
        }
    }
`;

export const LIST_CODEC = `
    use crate::ListNode;

    impl Decode for Option<Box<ListNode>> {
        fn decode(input: &mut Input) -> Self {
            if input.next_is_word("null") {
                return None;
            }
            let values: Vec<i32> = Vec::decode(input);
            values.into_iter().rev().fold(None, |next, val| Some(Box::new(ListNode { val, next })))
        }
    }

    impl Encode for Option<Box<ListNode>> {
        fn encode(&self, output: &mut String) {
            let mut values = Vec::new();
            let mut rest = self;
            while let Some(node) = rest {
                values.push(node.val);
                rest = &node.next;
            }
            values.encode(output);
        }
    }
`;

export const TREE_CODEC = `
    use crate::TreeNode;
    use std::cell::RefCell;
    use std::rc::Rc;

    type Tree = Option<Rc<RefCell<TreeNode>>>;

    struct Place(Tree);

    impl Decode for Place {
        fn decode(input: &mut Input) -> Self {
            if input.next_is_word("null") {
                return Place(None);
            }
            let val = i32::decode(input);
            Place(Some(Rc::new(RefCell::new(TreeNode { val, left: None, right: None }))))
        }
    }

    impl Decode for Tree {
        fn decode(input: &mut Input) -> Self {
            if input.next_is_word("null") {
                return None;
            }
            let nodes: Vec<Place> = Vec::decode(input);
            let parents: Vec<Rc<RefCell<TreeNode>>> = nodes.iter().filter_map(|place| place.0.clone()).collect();
            if nodes.len() > 1 && nodes[0].0.is_none() {
                input.fail("a tree node without a parent");
            }
            for (index, place) in nodes.iter().enumerate().skip(1) {
                match parents.get((index - 1) / 2) {
                    None => input.fail("a tree node without a parent"),
                    Some(parent) if index % 2 == 1 => parent.borrow_mut().left = place.0.clone(),
                    Some(parent) => parent.borrow_mut().right = place.0.clone(),
                }
            }
            nodes.into_iter().next().and_then(|place| place.0)
        }
    }

    impl Encode for Tree {
        fn encode(&self, output: &mut String) {
            let mut nodes = vec![self.clone()];
            let mut at = 0;
            while at < nodes.len() {
                if nodes.len() > 10000000 {
                    fail("the returned tree does not end");
                }
                if let Some(node) = nodes[at].clone() {
                    nodes.push(node.borrow().left.clone());
                    nodes.push(node.borrow().right.clone());
                }
                at += 1;
            }
            while matches!(nodes.last(), Some(None)) {
                nodes.pop();
            }
            let texts: Vec<String> = nodes.iter().map(|node| node.as_ref().map_or(String::from("null"), |node| node.borrow().val.to_string())).collect();
            output.push('[');
            output.push_str(&texts.join(","));
            output.push(']');
        }
    }
`;
