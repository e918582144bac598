import Canvas

/// A page: the panes it shows and how they share the screen.
package struct Page: Sendable {
    /// Stable: `desk`.
    package let name: String
    /// The key that shows it, and its place among the tabs.
    package let digit: Int
    package let title: String
    /// For narrow tabs.
    package let shortTitle: String
    /// In the order of Tab; the first is shown where there is room for one only.
    package let panes: [String]
    /// The panes' places in an area that has room for several; nil where one pane fills it.
    let arrange: @Sendable (Rect, PaneContext) -> Arrangement?
}

/// Every page; a new one is one line here.
package enum Pages {
    package static let all: [Page] = [desk, chart, confluence, briefing, journal, engine]

    package static func named(_ name: String) -> Page { all.first { $0.name == name } ?? desk }

    private static let desk = Page(
        name: "desk", digit: 1, title: "Desk", shortTitle: "Desk",
        panes: [
            "chart", "scanner", "focus", "levels", "confluence", "minutes", "briefing", "positions", "feeds", "log",
        ]
    ) { area, context in
        guard area.width >= 100, area.height >= 24 else { return withPositionsBelow(area, context) }
        let left = area.width >= 190 ? 70 : area.width >= 150 ? 54 : 38
        let lower = area.height >= 40 ? 14 : area.height >= 28 ? 10 : 0
        let positions = area.width >= 190 ? 66 : area.width >= 150 ? 54 : 46
        // What to do now is worth more than a second look at minutes; those are a zoom away.
        let middle = context.snapshot.briefing != nil && area.width >= 150 ? "briefing" : "minutes"
        let log = area.height >= 52 ? 7 : 0
        let upper = area.height - lower - log
        let rows = context.snapshot.instruments.count
        let scanner = min(rows == 0 ? 8 : rows + 2, max(6, upper / 2))
        let focus = area.height >= 40 ? 4 : 0
        // All levels have room in fifteen rows; what is left below them shows the feeds.
        let rest = upper - scanner - focus
        let feeds = rest >= LevelsPane.fullHeight + 5 ? rest - LevelsPane.fullHeight : 0
        return Arrangement(area: area) { split in
            split.rows([
                upper => { upper in
                    upper.columns([
                        left => { column in
                            column.rows([
                                scanner => { $0.pane("scanner") }, focus => { $0.pane("focus") },
                                (rest - feeds) => { $0.pane("levels") },
                                feeds => { $0.pane("feeds") },
                            ])
                        },
                        (area.width - left - 1) => { $0.pane("chart") },
                    ])
                },
                lower => { lower in
                    lower.columns([
                        left => { $0.pane("confluence") },
                        (area.width - left - positions - 2) => { $0.pane(middle) },
                        positions => { $0.pane("positions") },
                    ])
                },
                log => { $0.pane("log") },
            ])
        }
    }

    /// The chart above what is open and what to do now; nil where there is neither, or no room.
    private static func withPositionsBelow(_ area: Rect, _ context: PaneContext) -> Arrangement? {
        let positions = context.snapshot.accounts.isEmpty ? 0 : 4
        let briefing = context.snapshot.briefing?.doNow == nil ? 0 : 2
        guard area.width >= 70, area.height >= 18, positions + briefing > 0 else { return nil }
        return Arrangement(area: area) { split in
            split.rows([
                (area.height - positions - briefing) => { $0.pane("chart") }, positions => { $0.pane("positions") },
                briefing => { $0.pane("briefing") },
            ])
        }
    }

    private static let briefing = Page(
        name: "briefing", digit: 4, title: "Briefing", shortTitle: "Brief", panes: ["briefing", "headlines", "grades"]
    ) { area, context in
        guard area.width >= 110, area.height >= 16, context.snapshot.briefing != nil else { return nil }
        let right = min(56, area.width * 2 / 5)
        // Without a source of news and without events there is nothing to tell.
        let headlines = HeadlinesPane.isNeeded(context.snapshot) ? area.height / 2 : 0
        return Arrangement(area: area) { split in
            split.columns([
                (area.width - right - 1) => { $0.pane("briefing") },
                right => { column in
                    column.rows([
                        headlines => { $0.pane("headlines") }, (area.height - headlines) => { $0.pane("grades") },
                    ])
                },
            ])
        }
    }

    private static let chart = Page(
        name: "chart", digit: 2, title: "Chart", shortTitle: "Chart", panes: ["chart"]
    ) { area, _ in
        Arrangement(area: area) { $0.pane("chart") }
    }

    private static let confluence = Page(
        name: "confluence", digit: 3, title: "Confluence", shortTitle: "Conf",
        panes: ["confluence", "levels", "insights", "focus", "bias", "setup", "trigger", "cvd"]
    ) { area, context in
        guard area.width >= 100, area.height >= 20 else { return nil }
        // Rule and headings above the rows, notes below; small charts take what is left in the middle.
        let rows = min(max(8, context.snapshot.instruments.count + 2), area.height / 3)
        let lower = min(rows + 3, area.height / 2)
        let charts = area.height - rows - lower >= 10 ? area.height - rows - lower : 0
        let upper = charts > 0 ? rows : area.height - lower
        let left = area.width / 2 - 1
        // Delta beside the three where each still has some forty columns.
        let middle = ["bias", "setup", "trigger"] + (area.width >= 140 ? ["cvd"] : [])
        let gaps = middle.count - 1
        let chart = (area.width - gaps) / middle.count
        return Arrangement(area: area) { split in
            split.rows([
                upper => { upper in
                    upper.columns([
                        left => { $0.pane("confluence") }, (area.width - left - 1) => { $0.pane("levels") },
                    ])
                },
                charts => { row in
                    row.columns(
                        middle.enumerated().map { index, name in
                            (index < gaps ? chart : area.width - gaps * (chart + 1)) => { $0.pane(name) }
                        })
                },
                lower => { lower in
                    lower.columns([
                        left => { $0.pane("insights") }, (area.width - left - 1) => { $0.pane("focus") },
                    ])
                },
            ])
        }
    }

    private static let journal = Page(
        name: "journal", digit: 7, title: "Journal", shortTitle: "Jrnl",
        panes: ["history", "statistics", "curve", "calendar", "entry"]
    ) { area, context in
        // The form has the page for itself: what is typed is all there is.
        guard area.height >= 16, context.view.focus != "entry" else { return nil }
        let lower = max(7, min(area.height * 2 / 5, 18))
        let figures = area.height >= 40 ? 6 : area.height >= 28 ? 4 : 3
        let history = area.height - lower - figures
        guard area.width >= 110 else {
            return Arrangement(area: area) { split in
                split.rows([
                    history => { $0.pane("history") }, figures => { $0.pane("statistics") },
                    lower => { $0.pane("curve") },
                ])
            }
        }
        let calendar = 58
        return Arrangement(area: area) { split in
            split.rows([
                history => { $0.pane("history") }, figures => { $0.pane("statistics") },
                lower => { row in
                    row.columns([
                        (area.width - calendar - 1) => { $0.pane("curve") }, calendar => { $0.pane("calendar") },
                    ])
                },
            ])
        }
    }

    private static let engine = Page(
        name: "engine", digit: 8, title: "Engine", shortTitle: "Eng", panes: ["feeds", "jobs", "paths", "log"]
    ) { area, context in
        guard area.height >= 18 else { return nil }
        // A row for the rule and one for the headings; a feed, the store and the port have a line of detail, the jobs a key below them.
        let sources = HealthLine.all(context.snapshot).count
        let feeds = min(area.height / 2, max(6, sources * 2 + 2, context.snapshot.jobs.count + 4))
        guard area.width >= 100, area.height >= 20 else {
            return Arrangement(area: area) { split in
                split.rows([feeds => { $0.pane("feeds") }, (area.height - feeds) => { $0.pane("log") }])
            }
        }
        let paths = min(context.facts.paths.count + 2, max(3, area.height / 3))
        let left = area.width * 5 / 9
        return Arrangement(area: area) { split in
            split.rows([
                feeds => { upper in
                    upper.columns([
                        left => { $0.pane("feeds") }, (area.width - left - 1) => { $0.pane("jobs") },
                    ])
                },
                paths => { $0.pane("paths") },
                (area.height - feeds - paths) => { $0.pane("log") },
            ])
        }
    }
}
