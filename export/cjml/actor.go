package cjml

import (
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// actor is somebody who takes part: an end user (a persona) or one who serves
// (a role). Both are nil for the stand-in of our own writer.
type actor struct {
	name    string
	user    bool
	persona *model.Persona
	role    *model.Role
}

// userNames are the elements of end users; 3.0 lets files choose among them.
var userNames = []string{"endUser", "customer", "user", "employee", "patient", "citizen"}

func (r *reader) readActors(n *node, j *journey) {
	if n == nil {
		return
	}
	for _, c := range n.nodes {
		if c.name == remark {
			continue
		}
		c.used = true
		if ref := c.attr("actorIDref"); ref != "" {
			r.actor(c.at(), j, ref, isUser(c.name))
			continue
		}
		name := firstOf(c.word("actorName"), c.word("companyName"), c.word("name"))
		id := firstOf(c.attr("actorID", "id"), name)
		r.addActor(c, j, id, firstOf(name, id), c.word("providerType"), isUser(c.name))
	}
}

func isUser(element string) bool {
	for _, u := range userNames {
		if strings.EqualFold(u, element) {
			return true
		}
	}
	return false
}

// addActor makes the persona or role of an actor, which later journeys may
// refer to.
func (r *reader) addActor(n *node, j *journey, id, name, about string, user bool) {
	a := &actor{name: name, user: user}
	nobody := false
	for _, own := range n.nodes {
		key, _ := ownRemark(own)
		nobody = nobody || key == "nobody"
	}
	switch {
	case nobody:
	case user:
		a.persona = r.b.Persona(n.at(), j.Journey, name)
		if a.persona != nil && about != "" {
			a.persona.Note = r.b.Text(n.at(), about)
		}
	default:
		a.role = r.b.Role(n.at(), name)
		if a.role != nil && about != "" {
			a.role.Note = r.b.Text(n.at(), about)
		}
	}
	if user && j.user == nil {
		j.user = a
	}
	if old := r.actors[id]; old != nil && old.name != name {
		r.b.Info(n.at(), "exchange.cjml.sameID", id)
	}
	r.actors[id] = a
	if r.actors[name] == nil {
		r.actors[name] = a
	}
}

// actor finds who an ID or a name refers to, and adds an actor that the file
// does not describe: the initiator of a journey without an end user is taken
// for one.
func (r *reader) actor(at exchange.At, j *journey, ref string, initiator bool) *actor {
	a := r.actors[ref]
	if a == nil {
		a = &actor{name: ref, user: initiator && j.user == nil}
		if a.user {
			a.persona = r.b.Persona(at, j.Journey, ref)
		} else {
			a.role = r.b.Role(at, ref)
		}
		r.b.Info(at, "exchange.cjml.noActor", ref)
		r.actors[ref] = a
	}
	if a.user {
		if j.user == nil {
			j.user = a
		}
		if a.persona != nil {
			r.b.Persona(at, j.Journey, a.persona.Name)
		}
	}
	return a
}
