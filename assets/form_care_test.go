package assets

import (
	"cmp"
	"math"
	"strings"
	"testing"

	"lupaus/model"
)

// The figures of the sheets of customer care against cases counted by hand.
// Cells and results are block, row and column, with the value.
func TestForms_FiguresOfCare(t *testing.T) {
	tests := []struct {
		form string
		fill string
		want map[string]float64
	}{
		{
			"contact-cost",
			`cost people 300000; cost premises 40000; cost systems 30000; cost handling 10000; cost elsewhere 20000; cost contacts 40000;
			causes a sample 60; causes a failure 30; causes b sample 40; causes b failure 0;
			saving cut 50; saving flexible 60; saving minutes 6`,
			map[string]float64{
				"cost each": 10, "causes a price": 300, "saving share": 30, "saving yearly": 120000, "saving saved": 36000, "saving hours": 600,
			},
		},
		{
			"sme-check", // on both sides of every limit
			`companies a staff 9; companies a turnover 2; companies a balance 5; companies a outside 0;
			companies b staff 10; companies b turnover 2; companies b balance 2; companies b outside 24;
			companies c staff 249; companies c turnover 60; companies c balance 43; companies c outside 0;
			companies d staff 249; companies d turnover 51; companies d balance 44; companies d outside 0;
			companies e staff 5; companies e turnover 1; companies e balance 1; companies e outside 25;
			companies f staff 250; companies f turnover 1; companies f balance 1; companies f outside 0`,
			map[string]float64{
				"companies a size": 1, "companies b size": 2, "companies c size": 3, "companies d size": 0, "companies e size": 0,
				"companies f size": 0, "sums micro": 1, "sums small": 1, "sums medium": 1, "sums none": 3,
			},
		},
		{
			"profitability-groups",
			`limits good 10; limits weak 2;
			customers a revenue 1000; customers a direct 700; customers a care 200;
			customers b revenue 1000; customers b direct 900; customers b care 80;
			customers c revenue 2000; customers c direct 1900; customers c care 400`,
			map[string]float64{
				"customers a class": 1, "customers b class": 2, "customers c class": 3, "customers c margin": -15,
				"groups profitable": 1, "groups thin": 1, "groups losing": 1, "groups loss": -300, "groups largest": 50,
			},
		},
		{
			"relationship-profitability",
			"sum margin 1000; sum care 400; sum years 5; sum change 10",
			map[string]float64{"sum worth": 3000, "sum moreRevenue": 500, "sum lessCost": 200, "sum longer": 300},
		},
		{
			"customer-share",
			"shares a all 1000; shares a ours 250; shares b all 3000; shares b ours 1750",
			map[string]float64{"shares a share": 25, "total whole": 50, "total left": 2000},
		},
		{
			"care-team",
			`portfolios a customers 1000; portfolios a value 200; portfolios a growth 5;
			size incoming 3; size incomingTime 10; size outgoing 1; size outgoingTime 30; size hours 1600; size withCustomers 62.5`,
			map[string]float64{"portfolios a goal": 210, "size persons": 1},
		},
		{
			"segmentation-funnel",
			"limits industryGain 5000; limits industryCost 8000",
			map[string]float64{"limits industryNet": -3000},
		},
		{
			"waste-log",
			`waste waiting hours 10; waste rework hours 5; waste transfer hours 0; waste motion hours 0; waste over hours 0;
			waste early hours 0; waste queue hours 0; waste skill hours 0; cost hourly 40`,
			map[string]float64{"cost yearly": 7200},
		},
		{
			"service-modules",
			"metrics work 3; metrics lead 40; metrics cases 50; metrics asPlanned 45",
			map[string]float64{"metrics efficiency": 7.5, "metrics conformity": 90},
		},
		{
			"data-plan",
			"plan a entries 120; plan a minutes 5",
			map[string]float64{"plan a effort": 10},
		},
		{
			"care-ownership",
			"points teamPoints near 3; points teamPoints even 5; points teamPoints cost 4; points teamPoints growth 5; points teamPoints compete 4",
			map[string]float64{"points teamPoints points": 21},
		},
	}
	for _, test := range tests {
		t.Run(test.form, func(t *testing.T) {
			form, ok := FormOf(test.form, "en")
			if !ok {
				t.Fatal("no such form")
			}
			numbers := form.Numbers(&model.Sheet{Rows: filled(test.fill)})
			for place, want := range test.want {
				block, row, column := placeOf(place)
				got := numbers.Of(block, row, column)
				if !got.Known || math.Abs(got.Value-want) > 1e-9 {
					t.Errorf("%s: got %+v, want %v", place, got, want)
				}
			}
		})
	}
}

// placeOf takes a place apart: block, row and column, which is the value of a
// block of numbers when it is left out.
func placeOf(place string) (block string, row model.ID, column string) {
	parts := append(strings.Fields(place), "", "", "")
	return parts[0], model.ID(parts[1]), cmp.Or(parts[2], "value")
}

// filled makes the rows of places, each followed by what stands there.
func filled(text string) []model.SheetRow {
	var rows []model.SheetRow
	at := map[model.ID]int{}
	for item := range strings.SplitSeq(text, ";") {
		words := strings.Fields(item)
		last := len(words) - 1
		block, id, column := placeOf(strings.Join(words[:last], " "))
		i, there := at[id]
		if !there {
			i = len(rows)
			at[id] = i
			rows = append(rows, model.SheetRow{ID: id, Block: block})
		}
		rows[i] = rows[i].WithCell(column, words[last])
	}
	return rows
}
