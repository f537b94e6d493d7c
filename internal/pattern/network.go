package pattern

// network says, for each condition, what waits for it: which conditions may
// begin to hold once it does. Most words of most conditions do not stand in a
// given sentence; so the words that do stand are followed upwards, and only what
// they reach is ever evaluated.
type network struct {
	literals []Node   // by Literal: its node
	parents  [][]Node // by Node: the conditions that wait for it
	needs    []int    // by Node: how many of its parts must be possible before it is
	free     []bool   // by Node: possible in every window, since it asks for a value or for nothing that a literal gives
}

// connect builds the network of nodes, in which children come before parents.
func connect(nodes []node, literals int) network {
	net := network{
		literals: make([]Node, literals),
		parents:  make([][]Node, len(nodes)),
		needs:    make([]int, len(nodes)),
		free:     make([]bool, len(nodes)),
	}
	for i := range nodes {
		n, nd := Node(i), &nodes[i]
		switch nd.kind {
		case literalNode:
			net.literals[nd.literal] = n
			net.needs[n] = 1
		case valueNode:
			net.free[n] = true
		case anyNode, weighNode:
			net.needAny(n, nd)
		case allNode, thenNode:
			net.needAll(n, nd.children)
		case exceptNode, affirmedNode:
			net.needAll(n, nd.children[:1])
		case negatedNode:
			net.needAll(n, nd.children)
		}
	}
	return net
}

// needAny makes n possible once one child is. Children of weights below zero
// help nothing to hold.
func (net *network) needAny(n Node, nd *node) {
	net.needs[n] = 1
	for i, child := range nd.children {
		if nd.weights != nil && nd.weights[i] <= 0 {
			continue
		}
		net.free[n] = net.free[n] || net.free[child]
		net.wait(n, child)
	}
}

// needAll makes n possible once all children are, each counted once.
func (net *network) needAll(n Node, children []Node) {
	for _, child := range children {
		if !net.free[child] && net.wait(n, child) {
			net.needs[n]++
		}
	}
	net.free[n] = net.needs[n] == 0
}

// wait notes that n waits for child, and reports whether it did not yet.
func (net *network) wait(n, child Node) bool {
	waiting := net.parents[child]
	if len(waiting) > 0 && waiting[len(waiting)-1] == n {
		return false
	}
	net.parents[child] = append(waiting, n)
	return true
}

// reach is the state of one condition in one window.
type reach struct {
	epoch    uint32 // the window that parts belongs to
	possible uint32 // the last window in which the condition is possible
	parts    []Node // its parts that are possible
}

// activate marks n possible in the window, and with it whatever now has all its
// parts.
func (m *Matcher) activate(n Node) {
	state := &m.reach[n]
	if state.possible == m.epoch {
		return
	}
	state.possible = m.epoch
	m.possible = append(m.possible, n)
	for _, parent := range m.program.net.parents[n] {
		p := &m.reach[parent]
		if p.epoch != m.epoch {
			p.epoch, p.parts = m.epoch, p.parts[:0]
		}
		p.parts = append(p.parts, n)
		if len(p.parts) == m.program.net.needs[parent] {
			m.activate(parent)
		}
	}
}

// mayHold reports whether n can hold in the window, judged by the words that
// stand in it.
func (m *Matcher) mayHold(n Node) bool {
	return m.reach == nil || m.reach[n].possible == m.epoch || m.program.net.free[n]
}
