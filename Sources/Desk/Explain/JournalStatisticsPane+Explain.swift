import Canvas
import Ledger
import Market
import State

extension JournalStatisticsPane {
    /// How each figure is reckoned, from which days.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let basis = JournalBasis(context) else { return nil }
        var explanation = Explanation("Statistics of \(basis.whose)")
        explanation.text(
            "Whole trading days count, not trades. Entries of several accounts on one day are added up first: they make "
                + "one day.")
        for figure in JournalFigure.allCases {
            let value = figure.value(basis.figures, context.facts.numbers)
            explanation.part(figure.name, value, "n \(figure.n(basis.figures))") { part in
                part.text(figure.formula)
                figure.addInputs(basis, &part)
                basis.tell(&part, n: figure.n(basis.figures))
            }
        }
        basis.tell(&explanation)
        return explanation
    }
}

extension JournalFigure {
    fileprivate var formula: String {
        switch self {
        case .net: "The sum of the net of all days; net is what was entered, after costs."
        case .days: "Days with net above zero, below zero, and of exactly zero, which are neither won nor lost."
        case .winDays: "winning days / days × 100; days of exactly zero count as days."
        case .profitFactor: "net of all winning days / −(net of all losing days); none while nothing was lost."
        case .averageDay: "net / days; days of exactly zero count as days."
        case .bestDay: "The largest net of a day; of equal ones the earliest."
        case .worstDay: "The smallest net of a day; of equal ones the earliest."
        case .underWater:
            "The deepest fall of the cumulative net below its highest point until then; the start at zero is such a point."
        case .streak: "Days in a row, up to the newest, that were all won or all lost; one of exactly zero ends any."
        case .averageWin: "net of all winning days / winning days"
        case .averageLoss: "net of all losing days / losing days"
        case .payoff: "average win / −(average loss); none without either."
        case .commissions: "gross − net, over all days."
        case .contracts: "The sum of the contracts that were entered."
        }
    }

    fileprivate func addInputs(_ basis: JournalBasis, _ part: inout Explanation) {
        let figures = basis.figures
        let winning = basis.days.filter { $0.net > .zero }
        let losing = basis.days.filter { $0.net < .zero }
        switch self {
        case .net: basis.list(basis.days, &part)
        case .days:
            part.figure("won", "\(figures.winningDays)", "net above zero")
            part.figure("lost", "\(figures.losingDays)", "net below zero")
            part.figure("neither", "\(figures.breakEvenDays)", "net of exactly zero")
            basis.list(basis.days, &part)
        case .winDays:
            part.figure("winning days", "\(figures.winningDays)")
            part.figure("days", "\(figures.days)")
        case .profitFactor:
            part.figure("won", basis.money(figures.won), "on \(figures.winningDays) days")
            part.figure("lost", basis.money(figures.lost), "on \(figures.losingDays) days")
        case .averageDay:
            part.figure("net", basis.money(figures.net))
            part.figure("days", "\(figures.days)")
        case .bestDay: basis.list([figures.best].compactMap { $0 }, &part)
        case .worstDay: basis.list([figures.worst].compactMap { $0 }, &part)
        case .underWater: addFall(basis, &part)
        case .streak:
            let last = basis.days.last?.net ?? .zero
            let row = basis.days.reversed().prefix { last > .zero ? $0.net > .zero : last < .zero && $0.net < .zero }
            basis.list(row.reversed(), &part)
            part.figure("longest", "▲ \(figures.longestWinningStreak) ▼ \(figures.longestLosingStreak)", "of all days")
        case .averageWin:
            part.figure("won", basis.money(figures.won))
            basis.list(winning, &part)
        case .averageLoss:
            part.figure("lost", basis.money(figures.lost))
            basis.list(losing, &part)
        case .payoff:
            part.figure("average win", figures.averageWin.map(basis.money), "of \(figures.winningDays) days")
            part.figure("average loss", figures.averageLoss.map(basis.money), "of \(figures.losingDays) days")
        case .commissions:
            part.figure("gross", basis.money(figures.gross))
            part.figure("net", basis.money(figures.net))
        case .contracts:
            for day in basis.days.suffix(20).reversed() where day.contracts > 0 {
                part.figure(JournalSaving.label(day.day), "\(day.contracts)")
            }
        }
    }

    /// The two points between which the cumulative line fell farthest.
    private func addFall(_ basis: JournalBasis, _ part: inout Explanation) {
        let line = basis.figures.line
        guard basis.figures.maxDrawdown < .zero,
            let low = line.firstIndex(where: { $0.underWater == basis.figures.maxDrawdown })
        else { return }
        let top = line[low].net - line[low].underWater
        let high = line[..<low].last { $0.net == top }
        part.figure("highest before", basis.money(top), high.map { "on \($0.day)" } ?? "the start")
        part.figure("lowest after", basis.money(line[low].net), "on \(line[low].day)")
    }
}
