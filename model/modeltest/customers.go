package modeltest

import (
	"fmt"

	"lupaus/model"
)

// WithCustomers adds segments and so many customers to a project: three in four
// have a contract, most others are known by their purchases, every fiftieth has
// no figures. IDs are g0… (segments) and c0… (customers).
func WithCustomers(p *model.Project, segments, customers int) *model.Project {
	info := *p.Info()
	entities := []model.Entity{&info}
	for n := range segments {
		s := &model.Segment{ID: model.ID(fmt.Sprintf("g%d", n)), Name: fmt.Sprintf("Segmentti %d", n+1), Needs: "Arki sujuu ilman selvittelyä"}
		info.Segments = append(info.Segments[:len(info.Segments):len(info.Segments)], s.ID)
		entities = append(entities, s)
	}
	stages := model.FlowStages()
	for n := range customers {
		c := &model.Customer{
			ID: model.ID(fmt.Sprintf("c%d", n)), Code: fmt.Sprintf("%05d", n+1), Name: fmt.Sprintf("Asiakas %d Oy", n+1),
			Flow: stages[(n*n+3*n)%len(stages)], Figures: figures(n),
		}
		if segments > 0 && n%11 != 0 {
			c.Segment = info.Segments[len(info.Segments)-1-n*7%segments]
		}
		entities = append(entities, c)
	}
	return p.With(entities...)
}

// figures are those of a customer: a few large ones and very many small ones.
func figures(n int) map[model.CustomerFigure]float64 {
	if n%50 == 49 {
		return nil
	}
	revenue := float64(200_000/(n%997+1) + n%89*10)
	f := map[model.CustomerFigure]float64{
		model.CustomerRevenue: revenue, model.CustomerMargin: revenue * float64(n%13-2) / 20, model.CustomerSpend: revenue * float64(10+n%17) / 10,
	}
	if n%4 == 3 {
		f[model.CustomerPurchases], f[model.CustomerSince] = float64(1+n%12), float64(n%26)
	} else {
		f[model.CustomerRenewal] = float64(50 + n%50)
	}
	return f
}
