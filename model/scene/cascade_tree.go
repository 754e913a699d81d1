package scene

import "lupaus/model"

// promiseNode is a card in the tree with what hangs under it.
type promiseNode struct {
	promise  *model.Promise // nil on cards that show none
	level    model.PromiseLevel
	where    string // what it is promised for
	stage    string // in which stage that is, of a touchpoint
	parent   *promiseNode
	children []*promiseNode
	bare     bool // its children stand under it without lines

	card         *Block
	cardW, cardH float64

	columns       []stretch // of children, as they were laid
	width, height float64   // of the card with all that is under it
}

// collect finds the promises that are shown and who is under whom.
func (c *cascade) collect() {
	c.root = &promiseNode{}
	nodes := c.wanted()
	byID := make(map[model.ID]*promiseNode, len(nodes))
	for _, n := range nodes {
		byID[n.promise.ID] = n
	}
	for i := 0; i < len(nodes); i++ { // grows by what the shown ones are a part of
		up := c.p.Promise(nodes[i].promise.Parent)
		if up == nil {
			continue
		}
		if byID[up.ID] == nil {
			n := c.node(up)
			byID[up.ID] = n
			nodes = append(nodes, n)
		}
		nodes[i].parent = byID[up.ID]
	}
	c.count = len(nodes)
	for _, n := range nodes {
		if n.circular(len(nodes)) {
			n.parent = nil
		}
	}
	var loose []*promiseNode
	for _, n := range nodes {
		switch {
		case n.parent != nil:
			n.parent.children = append(n.parent.children, n)
		case n.level == model.LevelCompany:
			c.root.children = append(c.root.children, n)
		default:
			loose = append(loose, n)
		}
	}
	if len(loose) > 0 {
		c.loose = &promiseNode{children: loose, bare: true}
	}
	if len(c.root.children) == 0 && c.opt.Screen {
		c.root.children = []*promiseNode{{level: model.LevelCompany}}
	}
}

// circular reports whether a promise is a part of itself, which no edit makes.
func (n *promiseNode) circular(most int) bool {
	up := n.parent
	for range most {
		if up == nil || up == n {
			break
		}
		up = up.parent
	}
	return up == n
}

// wanted lists the promises that the options ask for: the company's, those of
// journeys from left to right, those of roles.
func (c *cascade) wanted() []*promiseNode {
	var nodes []*promiseNode
	add := func(ids []model.ID, where, stage string) {
		for _, pr := range model.Of[model.Promise](c.p, ids) {
			nodes = append(nodes, &promiseNode{promise: pr, level: pr.Level, where: where, stage: stage})
		}
	}
	info := c.p.Info()
	add(info.Promises, "", "")
	for _, s := range c.stages() {
		add(s.Promises, s.Name, "")
		for _, t := range model.Of[model.Touchpoint](c.p, s.Touchpoints) {
			add(t.Promises, t.Title, s.Name)
		}
	}
	for _, r := range model.Of[model.Role](c.p, info.Roles) {
		add(r.Promises, r.Name, "")
	}
	return nodes
}

// stages lists the stages of the journey that is asked for, or of all.
func (c *cascade) stages() []*model.Stage {
	journeys := c.p.Info().Journeys
	if c.opt.Journey != "" {
		journeys = []model.ID{c.opt.Journey}
	}
	var list []*model.Stage
	for _, j := range model.Of[model.Journey](c.p, journeys) {
		for _, s := range model.Of[model.Stage](c.p, j.Stages) {
			list = append(list, s)
		}
	}
	return list
}

// node is a promise that stands outside what was asked for.
func (c *cascade) node(pr *model.Promise) *promiseNode {
	n := &promiseNode{promise: pr, level: pr.Level}
	switch e := c.p.Get(pr.Subject).(type) {
	case *model.Stage:
		n.where = e.Name
	case *model.Touchpoint:
		n.where = e.Title
		if s := c.p.Stage(e.Stage); s != nil {
			n.stage = s.Name
		}
	case *model.Role:
		n.where = e.Name
	}
	return n
}

// blankNodes makes the cards to write on: one for the company, one for each
// stage with one for a touchpoint under it, one for each role.
func (c *cascade) blankNodes() {
	company := &promiseNode{level: model.LevelCompany}
	for _, s := range c.stages() {
		company.children = append(company.children, &promiseNode{level: model.LevelStage, where: s.Name, children: []*promiseNode{
			{level: model.LevelTouchpoint},
		}})
	}
	for _, r := range model.Of[model.Role](c.p, c.p.Info().Roles) {
		company.children = append(company.children, &promiseNode{level: model.LevelRole, where: r.Name})
	}
	c.root = &promiseNode{children: []*promiseNode{company}}
}
