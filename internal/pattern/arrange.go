package pattern

import (
	"cmp"
	"slices"
)

// Arrange numbers the conditions anew and returns the new number of each, by the
// old one. What the words of a sentence let hold is noted in sets of numbers, word
// by word of memory: with fewer of these the nearer together lies what a common
// word lets hold.
func (c *Compiler) Arrange() []Node {
	shares := c.shares()
	steps := make([]int, len(c.nodes))  // by Node: how far it is from words at most
	words := make([]Node, len(c.nodes)) // by Node: the word that lets it hold most often
	order := make([]Node, len(c.nodes))
	for n := range c.nodes {
		nd := &c.nodes[n]
		order[n], words[n] = Node(n), Node(n)
		for i, child := range nd.children {
			steps[n] = max(steps[n], steps[child]+1)
			commoner := shares[words[child]] > shares[words[n]]
			if i == 0 || commoner == nd.isChoice() { // of what it needs all of, the rarest decides
				words[n] = words[child]
			}
		}
	}
	slices.SortStableFunc(order[1:], func(x, y Node) int {
		return cmp.Or(steps[x]-steps[y], cmp.Compare(shares[words[y]], shares[words[x]]), int(words[x]-words[y]))
	})
	return c.number(order)
}

// shares returns in which share of the sentences each condition that is a word may
// be expected; 0 for all others.
func (c *Compiler) shares() []float32 {
	shares := make([]float32, len(c.nodes))
	for n, nd := range c.nodes {
		if nd.kind == literalNode {
			shares[n] = commonness(c.builder.literals[nd.literal])
		}
	}
	return shares
}

// number puts the conditions in order, and returns the new number of each.
func (c *Compiler) number(order []Node) []Node {
	numbers := make([]Node, len(order))
	nodes, names := make([]node, len(order)), make([]string, len(order))
	for i, n := range order {
		numbers[n], nodes[i], names[i] = Node(i), c.nodes[n], c.names[n]
	}
	for _, nd := range nodes {
		for i, child := range nd.children {
			nd.children[i] = numbers[child]
		}
	}
	c.nodes, c.names = nodes, names
	return numbers
}
