import Canvas
import Market
import State

/// What one account comes to, written the same way on every part of the screen.
struct AccountFigures {
    let state: AccountState
    let lines: [PositionLine]
    let context: PaneContext

    init(_ state: AccountState, _ context: PaneContext) {
        self.state = state
        self.context = context
        lines = PositionLine.all(of: state, context)
    }

    /// As the platform names it, in the colour of its kind.
    var name: Run {
        let name = TextFit.fit(OutsideText.line(state.account.name), to: 24)
        return Run(name.isEmpty ? "(no name)" : name, AccountKind.pen(name, context.snapshot.mode))
    }

    /// Gain of the open positions that can be valued in dollars; nil while none can.
    private var open: Money? {
        let known = lines.compactMap(\.dollars)
        return known.isEmpty ? nil : known.reduce(.zero, +)
    }

    private var unknown: Int { lines.count { $0.dollars == nil } }

    /// `open +$234.00`, `open +$234.00 and 1 unknown`, `flat`.
    var openRuns: [Run] {
        if state.account.report == nil { return [Run("no report yet", .warn)] }
        if lines.isEmpty { return [Run("flat", .dim)] }
        guard let open else { return [Run("open ", .dim), Run("unknown", .warn)] }
        let money = Run(
            open.text(style: context.facts.numbers, signed: true),
            Pen(PositionLine.role(of: open, isOld: lines.contains(where: \.isOld)), .bold))
        return [Run("open ", .dim), money] + (unknown > 0 ? [Run(" and \(unknown) unknown", .warn)] : [])
    }

    /// `last change 4m12s`: a platform speaks when a position changes, so an account is never live.
    var age: String {
        state.account.reportedAt == nil ? "only signs of life" : "last change \(shortAge)"
    }

    /// `4m12s`
    var shortAge: String {
        guard let at = state.account.reportedAt else { return "–" }
        return context.snapshot.now.map { SpanText.exact($0 - at) } ?? PastTime.text(at, now: nil)
    }

    /// What is not as it should be, in sentences.
    var notes: [String] {
        var notes: [String] = []
        if state.isRestored, let reportedAt = state.account.reportedAt {
            let at = NewYork.local(reportedAt)
            notes.append("As of \(at.date) \(at.clock); pushes since may be missing.")
        }
        notes += lines.compactMap { line in line.reason.map { "\(line.symbol): \($0)" } }
        if let fault = state.fault {
            notes.append("Refused at \(PastTime.text(fault.receivedAt, now: context.snapshot.now)): \(fault.reason)")
        }
        if let clock = state.clockNote { notes.append(clock) }
        if let count = state.countNote { notes.append(count) }
        if state.account.report?.isRiskBlocked == true {
            notes.append("The bridge blocks entries: \(state.account.report?.riskReason ?? "it gives no reason").")
        }
        return notes.map { OutsideText.line($0) }
    }
}
