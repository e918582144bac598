import Canvas

/// Where panes stand: each has its title rule in its first row, and hairlines part those side by side.
struct Arrangement {
    struct Place: Hashable {
        let pane: String
        /// With the title rule.
        let rect: Rect

        var content: Rect { rect.inset(top: 1) }
    }

    private(set) var places: [Place] = []
    private(set) var hairlines: [Rect] = []

    init(area: Rect, _ build: (inout Split) -> Void) {
        var split = Split(area: area)
        build(&split)
        places = split.places
        hairlines = split.hairlines
    }

    func place(of pane: String) -> Place? { places.first { $0.pane == pane } }

    /// A part of the area on the way to its panes.
    struct Split {
        let area: Rect
        fileprivate(set) var places: [Place] = []
        fileprivate(set) var hairlines: [Rect] = []

        fileprivate init(area: Rect) { self.area = area }

        mutating func pane(_ name: String) {
            if area.width > 0, area.height > 1 { places.append(Place(pane: name, rect: area)) }
        }

        /// Parts one below the other, each so many rows.
        mutating func rows(_ parts: [Part]) {
            var y = area.y
            for part in parts where part.extent > 0 {
                take(part, Rect(x: area.x, y: y, width: area.width, height: min(part.extent, area.bottom - y)))
                y += part.extent
            }
        }

        /// Parts side by side, each so many columns, with a hairline between.
        mutating func columns(_ parts: [Part]) {
            var x = area.x
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    hairlines.append(Rect(x: x, y: area.y, width: 1, height: area.height))
                    x += 1
                }
                take(part, Rect(x: x, y: area.y, width: min(part.extent, area.right - x), height: area.height))
                x += part.extent
            }
        }

        private mutating func take(_ part: Part, _ area: Rect) {
            var split = Split(area: area)
            part.build(&split)
            places += split.places
            hairlines += split.hairlines
        }
    }

    /// How many rows or columns a part takes, and what it holds.
    struct Part {
        let extent: Int
        let build: (inout Split) -> Void
    }
}

infix operator => : AssignmentPrecedence

func => (extent: Int, build: @escaping (inout Arrangement.Split) -> Void) -> Arrangement.Part {
    Arrangement.Part(extent: extent, build: build)
}
