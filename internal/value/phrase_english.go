package value

import "strings"

// isManner reports whether word alone says how soon or for how long, as adverbs
// do: promptly.
func isManner(word string) bool { return strings.HasSuffix(word, "ly") || word == "forever" }

// englishOpeners begin a phrase of time or condition.
const englishOpeners = " until till once when whenever if upon after before following while whilst during throughout unless except where within without beyond "

// englishStarters begin one only if they are the first of the words that counted.
const englishStarters = " as so for such shortly longer more no not never at deleted erased removed "

// englishLeads go before a phrase and change what it says.
const englishLeads = " no not only do does will shall "

// englishJoints tie a phrase to the one before it.
const englishJoints = " and or but nor then also both either such as including "

// englishLoose cannot be the last words of a phrase.
const englishLoose = englishJoints + "for of to the a an at by in on with than within up is are be been that which who no not from if when until upon after during within over you we "

func (t token) in(words string) bool {
	return t.kind == word && strings.Contains(words, " "+strings.ToLower(t.text)+" ")
}

// englishPhrase returns the phrase of words in their clause. Cut says that the
// clause ends where it does only because there is no more room.
func englishPhrase(s string, words, clause Place, cut bool) Place {
	p := Place{englishOpening(s, words, clause.Start), clause.End}
	joint := 0 // where the last coordinate part of the phrase begins
	for t := tokenAfter(s, words.End); t.kind != nothing && t.start < clause.End; t = tokenAfter(s, t.end) {
		if englishBreak(s, t) {
			return Place{p.Start, trimRight(s, t.start)}
		}
		if t.is("and", "or") {
			joint = t.start
		}
	}
	if cut && joint > 0 {
		p.End = trimRight(s, joint)
	}
	for t := tokenBefore(s, p.End); cut && t.start >= words.End && t.in(englishLoose); t = tokenBefore(s, p.End) {
		p.End = trimRight(s, t.start)
	}
	return p
}

// englishOpening returns where the phrase of words begins, not before from.
func englishOpening(s string, words Place, from int) int {
	first := tokenAfter(s, words.Start)
	if first.in(englishOpeners+englishStarters) && !noLonger(s, first) {
		for t := tokenBefore(s, words.Start); t.start >= from && t.in(englishLeads); t = tokenBefore(s, words.Start) {
			words.Start = t.start
		}
		return words.Start
	}
	for at := words.Start; ; {
		t := tokenBefore(s, at)
		if t.kind == nothing || t.start < from {
			break
		}
		if at = t.start; englishOpens(s, t, words.Start) {
			return at
		}
	}
	for t := tokenAfter(s, from); t.end <= words.Start && t.in(englishJoints); t = tokenAfter(s, from) {
		from = t.end
	}
	return min(trimLeft(s, from), words.Start)
}

// noLonger reports whether t is the "no" of "no longer needed", which is a state
// and no length.
func noLonger(s string, t token) bool {
	next := tokenAfter(s, t.end)
	return t.is("no") && next.is("longer") && !tokenAfter(s, next.end).is("than")
}

// englishOpens reports whether t opens the phrase that has words at start.
func englishOpens(s string, t token, start int) bool {
	before, next := tokenBefore(s, t.start), tokenAfter(s, t.end)
	then := tokenAfter(s, next.end)
	switch {
	case t.in(englishOpeners):
		return !before.in(englishOpeners)
	case t.is("as"):
		return !before.is("such", "well", "except", "where") && (next.is("long", "soon") || next.end >= start || then.end >= start)
	case t.is("for"):
		return next.is("as", "so") || then.is("period", "duration", "time", "length")
	case t.is("at", "to"):
		return next.is("the") && then.is("end", "extent", "expiry", "expiration")
	}
	return false
}

// englishBreak reports whether another statement begins with t.
func englishBreak(s string, t token) bool {
	next := tokenAfter(s, t.end)
	switch {
	case t.in(" if unless except however whichever whereupon notwithstanding thereafter although though otherwise but then "):
		return true
	case t.is("provided"):
		return next.is("that")
	case t.is("and"):
		return next.in(" we you they it this pursuant then will shall may must can thereafter in as for at if when until not no unless by within upon once after only ")
	case t.is("or"):
		return next.in(" as so only for until in pursuant if when otherwise unless by at after within where upon once such no ")
	}
	return t.in(" we you they it ") && next.is("will", "shall")
}
