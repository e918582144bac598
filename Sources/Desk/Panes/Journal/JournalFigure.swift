import Canvas
import Ledger
import Market

/// A figure of the journal's statistics, in the order in which they are drawn.
enum JournalFigure: CaseIterable {
    case net, days, winDays, profitFactor, averageDay, bestDay, worstDay, underWater, streak, averageWin, averageLoss
    case payoff, commissions, contracts

    var name: String {
        switch self {
        case .net: "net"
        case .days: "days"
        case .winDays: "win days"
        case .profitFactor: "profit factor"
        case .averageDay: "average day"
        case .bestDay: "best day"
        case .worstDay: "worst day"
        case .underWater: "max under water"
        case .streak: "streak"
        case .averageWin: "average win"
        case .averageLoss: "average loss"
        case .payoff: "payoff"
        case .commissions: "commissions"
        case .contracts: "contracts"
        }
    }

    /// Days on which it rests.
    func n(_ figures: JournalStatistics) -> Int {
        switch self {
        case .averageWin: figures.winningDays
        case .averageLoss: figures.losingDays
        default: figures.days
        }
    }

    /// As it is drawn; a dash where no days are there to rest on.
    func value(_ figures: JournalStatistics, _ style: NumberStyle) -> [Run] {
        func money(_ amount: Money?) -> [Run] {
            let text = amount?.text(style: style, signed: true) ?? "–"
            return [Run(text, Pen(amount.map { PositionLine.role(of: $0) } ?? .dim, .bold))]
        }
        func number(_ value: Double?, decimals: Int, unit: String = "") -> [Run] {
            [Run(value.flatMap { style.text($0, decimals: decimals) }.map { $0 + unit } ?? "–", .strong)]
        }
        switch self {
        case .net: return money(figures.net)
        case .days:
            return [Run("\(figures.winningDays) ▲", .up, .bold), Run(" \(figures.losingDays) ▼", .down, .bold)]
                + (figures.breakEvenDays > 0 ? [Run(" \(figures.breakEvenDays) ·", .dim)] : [])
        case .winDays: return number(figures.winRate.map { $0 * 100 }, decimals: 1, unit: "%")
        case .profitFactor: return number(figures.profitFactor, decimals: 2)
        case .averageDay: return money(figures.expectancy)
        case .bestDay: return money(figures.best?.net)
        case .worstDay: return money(figures.worst?.net)
        case .underWater: return money(figures.maxDrawdown)
        case .streak:
            return switch figures.streak {
            case .winning(let length): [Run("▲ \(length)", .strong)]
            case .losing(let length): [Run("▼ \(length)", .strong)]
            case nil: [Run("–", .strong)]
            }
        case .averageWin: return money(figures.averageWin)
        case .averageLoss: return money(figures.averageLoss)
        case .payoff: return number(figures.payoff, decimals: 2)
        case .commissions: return [Run(figures.commissions.text(style: style), .strong)]
        case .contracts: return [Run(style.text(figures.contracts, decimals: 0), .strong)]
        }
    }
}
