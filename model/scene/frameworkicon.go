package scene

import "sync"

// areaIcons are line drawings of the areas of the framework, as those of the
// channels.
var areaIcons = map[string]string{
	areaCustomer:      "M 12 12 C 6 12 6 3 12 3 C 18 3 18 12 12 12 Z M 3 21 C 3 11 21 11 21 21",
	areaPersonnel:     "M 8 12 C 4 12 4 5 8 5 C 12 5 12 12 8 12 Z M 1.5 20 C 1.5 12 14.5 12 14.5 20 M 16 11 C 13.5 11 13.5 5 16 5 C 19.5 5 19.5 11 16 11 M 16.5 13.5 C 20 13.5 22.5 16 22.5 20",
	areaUnderstanding: "M 10 3 C 19.5 3 19.5 17 10 17 C 0.5 17 0.5 3 10 3 Z M 15 15 L 21.5 21.5",
	areaMindset:       "M 9 18 L 9 15.5 C 3 11 5.5 3 12 3 C 18.5 3 21 11 15 15.5 L 15 18 Z M 9.5 21 L 14.5 21",
	areaStructures:    "M 9 3 L 15 3 L 15 8 L 9 8 Z M 3 16 L 9 16 L 9 21 L 3 21 Z M 15 16 L 21 16 L 21 21 L 15 21 Z M 12 8 L 12 12 M 6 16 L 6 12 L 18 12 L 18 16",
	areaCulture:       "M 12 21 L 12 11 M 12 13 C 12 7 8 4.5 3 4.5 C 3 10 6 13 12 13 M 12 16 C 12 11 16 9 21 9 C 21 14 17.5 16.5 12 16",
	areaBrand:         "M 12 3 L 14.7 9 L 21 9.6 L 16.2 13.8 L 17.7 20.2 L 12 16.8 L 6.3 20.2 L 7.8 13.8 L 3 9.6 L 9.3 9 Z",
	areaPromise:       "M 12 20.5 C 4 15 2.5 11.5 2.5 8.5 C 2.5 3.5 9.5 2.5 12 7.5 C 14.5 2.5 21.5 3.5 21.5 8.5 C 21.5 11.5 20 15 12 20.5 Z",
}

// areaIcon returns the icon of an area in a square of iconSize, nil for an area
// without one.
func areaIcon(key string) []Segment { return parsedAreaIcons()[key] }

var parsedAreaIcons = sync.OnceValue(func() map[string][]Segment {
	all := map[string][]Segment{}
	for key, data := range areaIcons {
		all[key] = parseIcon(data)
	}
	return all
})
